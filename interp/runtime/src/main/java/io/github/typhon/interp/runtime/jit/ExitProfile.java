// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import java.util.HashMap;
import java.util.Map;

/**
 * How often the guards of one code object failed, by pc, over all its compilations: what failed often is not specialised again.
 * <p>Threads: guarded by its monitor.
 */
final class ExitProfile {
    /** Exits at one pc after which the site is compiled without guards. */
    static final int UNSTABLE = 40;

    private final Map<Integer, Integer> counts = new HashMap<>();
    private int total;

    /** Counts an exit; true whenever enough of them came together to make a new compilation worthwhile. */
    synchronized boolean count(int pc) {
        counts.merge(pc, 1, Integer::sum);
        return ++total % (UNSTABLE + 10) == 0;
    }

    synchronized boolean isUnstable(int pc) {
        return counts.getOrDefault(pc, 0) >= UNSTABLE;
    }

    synchronized int total() {
        return total;
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
