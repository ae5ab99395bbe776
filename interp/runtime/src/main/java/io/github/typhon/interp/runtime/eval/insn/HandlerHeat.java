// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

/**
 * How often the exception handlers of a code object are entered. A hot one costs less as a part of the code around it, a rare one costs that
 * code what it knows of its variables, as these come from two sides then.
 * <p>Threads: any; lost counts do no harm.
 */
final class HandlerHeat {
    /** So many entries, at most so far apart, make a handler hot. A power of two. */
    private static final int ENTRIES = 32;
    private static final long NANOS = 5_000;

    private final int[] entries;
    private final long[] since;
    private final boolean[] hot;

    HandlerHeat(int size) {
        entries = new int[size];
        since = new long[size];
        hot = new boolean[size];
    }

    boolean isHot(int pc) {
        return hot[pc];
    }

    /** @param eager one is enough */
    void entered(int pc, boolean eager) {
        if (hot[pc]) return;
        if (eager) hot[pc] = true;
        if ((++entries[pc] & ENTRIES - 1) != 0) return;
        long now = System.nanoTime();
        if (now - since[pc] < ENTRIES * NANOS) hot[pc] = true;
        since[pc] = now;
    }
}
