// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows code that is made anew again and again, as by {@code exec} of one text in a function: compiled code would be ready when its code object
 * is forgotten. The more copies of it have become hot, the hotter the next one must be.
 * <p>Threads: any; guarded by its monitor.
 */
final class Remade {
    /** So many copies are compiled as soon as anything else. */
    private static final int AT_ONCE = 4;
    private static final int FIRST_DELAY = 2_000;
    private static final int MAX_DOUBLINGS = 2;
    private static final int KEPT = 256;

    private record Text(String filename, String qualname, int line, int words, int names) {
        static Text of(CodeUnit u) {
            return new Text(u.filename, u.qualname, u.firstlineno, Arrays.hashCode(u.code()), u.names().hashCode());
        }
    }

    private final Map<Text, Integer> copies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Integer> eldest) {
            return size() > KEPT;
        }
    };

    /** Takes note of code that became hot for the first time. Answers how many more calls or turns it has to wait for. */
    synchronized int delay(CodeUnit u) {
        int before = copies.merge(Text.of(u), 1, Integer::sum) - 1 - AT_ONCE;
        return before < 0 ? 0 : FIRST_DELAY << Math.min(before, MAX_DOUBLINGS);
    }
}
