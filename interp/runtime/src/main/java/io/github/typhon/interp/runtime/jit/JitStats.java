// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Opcode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of the code of one interpreter: forms that were compiled, are outdated, could not be made, and where compiled code was left.
 * <p>Threads: any; what is read while others count may lag.
 */
final class JitStats {
    private final LongAdder framed = new LongAdder();
    private final LongAdder frameless = new LongAdder();
    private final LongAdder outdated = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final Map<String, LongAdder> needFrames = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> givenUp = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> exits = new ConcurrentHashMap<>();

    void compiled(boolean withFrame, long nanos) {
        (withFrame ? framed : frameless).increment();
        this.nanos.add(nanos);
    }

    /** There is no frameless form because of such an instruction. */
    void needsFrame(Opcode op) {
        add(needFrames, op.name());
    }

    void givenUp(String why) {
        add(givenUp, why);
    }

    void outdated() {
        outdated.increment();
    }

    /** Compiled code went back to the interpreter at such an instruction. */
    void left(Opcode op) {
        add(exits, op.name());
    }

    private static void add(Map<String, LongAdder> to, String name) {
        to.computeIfAbsent(name, k -> new LongAdder()).increment();
    }

    /** Names and numbers, or maps of them by instruction or reason. */
    Map<String, Object> snapshot() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("compiled", framed.sum());
        all.put("compiled_frameless", frameless.sum());
        all.put("compile_ns", nanos.sum());
        all.put("outdated", outdated.sum());
        all.put("needs_frame", numbers(needFrames));
        all.put("given_up", numbers(givenUp));
        all.put("exits", numbers(exits));
        return all;
    }

    private static Map<String, Long> numbers(Map<String, LongAdder> of) {
        Map<String, Long> numbers = new TreeMap<>();
        of.forEach((name, n) -> numbers.put(name, n.sum()));
        return numbers;
    }
}
