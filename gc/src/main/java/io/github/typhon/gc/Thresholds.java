// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.refcount.thread.Tracking;

/** When to collect on our own: after {@code threshold0} more objects were tracked than untracked, and after a quarter of what was alive at
 *  the last collection, so that the work stays proportional to what is allocated. The other two thresholds are kept for show: there are no
 *  generations.
 *  <p>Threads: any; setters exclude each other. CPython: gc_should_collect. */
final class Thresholds {
    private static final int DEFAULT_YOUNG = 2000;
    private static final int DEFAULT_OLD = 10;

    private final Tracking tracking;
    private int young = DEFAULT_YOUNG;
    private int old = DEFAULT_OLD;
    private boolean enabled = true;
    private long live;

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

    /** A collection ended and left so many objects. */
    synchronized void collected(long live) {
        this.live = live;
        apply();
    }

    private void apply() {
        tracking.setThreshold(enabled && young > 0 ? Math.max(young, live / 4) : 0);
    }
}
