// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.thread.ThreadState;

/** Happens once; threads wait for it, detached (a thread's end, an import's).
 *  <p>Ordering: what precedes {@code set} happens before any wait that returns ACQUIRED. <p>CPython: PyEvent. */
public final class Event {
    private volatile boolean set;

    public boolean isSet() {
        return set;
    }

    public void set() {
        if (!set) ParkingLot.unparkAll(this, () -> set = true);
    }

    /** Waits without end and without regard to signals. */
    public void await(ThreadState ts) {
        while (!set) ParkingLot.park(ts, this, () -> !set, ParkingLot.FOREVER, false);
    }

    /** A negative timeout waits without end; 0 only asks. After INTERRUPTED the caller polls and may wait again. */
    public TimedMutex.Acquired await(ThreadState ts, long timeoutNanos, boolean interruptible) {
        if (set) return TimedMutex.Acquired.ACQUIRED;
        if (timeoutNanos == 0) return TimedMutex.Acquired.TIMED_OUT;
        if (interruptible && ts != null && ts.isAttached()) ts.mergeBeforeBlocking();
        long deadline = ParkingLot.deadline(timeoutNanos);
        while (!set) {
            switch (ParkingLot.park(ts, this, () -> !set, deadline, interruptible)) {
                case TIMED_OUT -> {
                    return TimedMutex.Acquired.TIMED_OUT;
                }
                case INTERRUPTED -> {
                    return TimedMutex.Acquired.INTERRUPTED;
                }
                default -> { }
            }
        }
        return TimedMutex.Acquired.ACQUIRED;
    }
}
