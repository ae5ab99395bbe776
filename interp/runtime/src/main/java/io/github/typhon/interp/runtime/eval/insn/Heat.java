// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

/**
 * How often exceptions pass places of a code object. A handler that is hot costs less as a part of the code around it; a rare one costs that
 * code what it knows of its variables, as these come from two sides then.
 * <p>Threads: any; lost counts do no harm.
 */
final class Heat {
    /** So many times, at most so far apart on average, make a place hot. A power of two. */
    private static final int TIMES = 32;

    private final int nanos;
    private final int[] times;
    private final long[] since;
    private final boolean[] hot;

    /** @param nanos how far apart */
    Heat(int size, int nanos) {
        this.nanos = nanos;
        times = new int[size];
        since = new long[size];
        hot = new boolean[size];
    }

    boolean isHot(int place) {
        return hot[place];
    }

    /** @param eager one is enough */
    void passed(int place, boolean eager) {
        if (hot[place]) return;
        if (eager) hot[place] = true;
        if ((++times[place] & TIMES - 1) != 0) return;
        long now = System.nanoTime();
        if (now - since[place] < TIMES * nanos) hot[place] = true;
        since[place] = now;
    }
}
