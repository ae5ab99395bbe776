// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.refcount.thread.Tracking;

/** When to collect on our own, and what.
 *  <p>A collection is asked for after {@code threshold0} more objects were tracked than untracked; a larger heap lets a quarter of itself be
 *  added first, up to {@link #BATCH}, as each collection costs a stop of all threads. It looks at everything when the heap has grown by a
 *  quarter, and more than a young generation, since everything was looked at, so that the work stays proportional to what is allocated; else, after {@code threshold1}
 *  young collections or when {@link #MIDDLE} objects were added meanwhile, also at what survived these; else at what is new. The third threshold is not used.
 *  <p>Threads: any; setters exclude each other. CPython: gc_should_collect, and the rule of long_lived_pending. */
final class Thresholds {
    private static final int DEFAULT_YOUNG = 2000;
    private static final int DEFAULT_OLD = 10;
    /** Under a millisecond's work. */
    private static final int BATCH = 10_000;
    /** With another batch: some two milliseconds' work. */
    private static final int MIDDLE = 20_000;

    /** What {@code -Dtyphon.gc.stress} goes through. */
    private static final int[] STRESSED = {0, 0, 1, 0, 0, 2};

    private final Tracking tracking;
    private int young = DEFAULT_YOUNG;
    private int old = DEFAULT_OLD;
    private boolean enabled = true;
    /** What the last full collection left. */
    private long live;
    /** How many objects were tracked after the last collection, the last one that was not young, and the last full one. */
    private long tracked;
    private long trackedMiddle;
    private long trackedFull;
    private int youngCollections;
    private int middleCollections;
    private int chosen;

    Thresholds(Tracking tracking) {
        this.tracking = tracking;
        apply();
    }

    synchronized void enable(boolean on) {
        enabled = on;
        apply();
    }

    synchronized boolean isEnabled() {
        return enabled;
    }

    /** Null leaves the second as it is. */
    synchronized void set(int first, Integer second) {
        young = first;
        if (second != null) old = second;
        apply();
    }

    synchronized int young() {
        return young;
    }

    synchronized int old() {
        return old;
    }

    synchronized int youngCollections() {
        return youngCollections;
    }

    synchronized int middleCollections() {
        return middleCollections;
    }

    /** Which generation to collect now that it was asked for. */
    synchronized int choose() {
        if (Tracking.STRESS > 0) return STRESSED[chosen++ % STRESSED.length];
        if (tracked - trackedFull > Math.max(young, live / 4) || old == 0) return Tracking.FULL;
        return youngCollections >= old || tracked - trackedMiddle > MIDDLE ? 1 : 0;
    }

    /** A collection leaves {@code survived} of what it looked at, and so many objects tracked. */
    synchronized void collected(int generation, long survived, long tracked) {
        this.tracked = tracked;
        youngCollections++;
        if (generation > 0) {
            trackedMiddle = tracked;
            youngCollections = 0;
            middleCollections++;
        }
        if (generation == Tracking.FULL) {
            live = survived;
            trackedFull = tracked;
            middleCollections = 0;
        }
        apply();
    }

    /** All is frozen, or free again: nothing is known of what is there. */
    synchronized void reset() {
        live = youngCollections = middleCollections = 0;
        apply();
    }

    private void apply() {
        tracking.setThreshold(enabled && young > 0 ? Math.max(young, Math.min(live / 4, BATCH)) : 0);
    }
}
