// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.refcount.thread.Tracking;

/** What collections of each generation did so far, and how long the world stood still.
 *  <p>Threads: any. */
public final class GcStats {
    public static final int GENERATIONS = Tracking.FULL + 1;

    private final long[] collections = new long[GENERATIONS];
    private final long[] collected = new long[GENERATIONS];
    private long pauseNanos;
    private long longestPauseNanos;

    synchronized void add(int generation, long found) {
        collections[generation]++;
        collected[generation] += found;
    }

    synchronized void pause(long nanos) {
        pauseNanos += nanos;
        longestPauseNanos = Math.max(longestPauseNanos, nanos);
    }

    public synchronized long collections(int generation) {
        return collections[generation];
    }

    public synchronized long collected(int generation) {
        return collected[generation];
    }

    public synchronized long pauseNanos() {
        return pauseNanos;
    }

    public synchronized long longestPauseNanos() {
        return longestPauseNanos;
    }
}
