// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.thread.ThreadState;

/** A {@link TimedMutex} that its holder may take again; the holder is a thread state. <p>CPython: _PyRecursiveMutex. */
public final class RecursiveMutex {
    private final TimedMutex mutex = new TimedMutex();
    @GuardedBy("mutex") private long level;

    public boolean isHeldBy(ThreadState ts) {
        return mutex.holder() == ts.id;
    }

    public boolean isLocked() {
        return mutex.isLocked();
    }

    /** The id of the thread state that holds it, or 0. */
    public int holder() {
        return mutex.holder();
    }

    /** How often its holder took it; meaningful to the holder only. */
    public long level() {
        return mutex.holder() == 0 ? 0 : level;
    }

    public void lock(ThreadState ts) {
        acquire(ts, -1, false);
    }

    public boolean tryLock(ThreadState ts) {
        if (isHeldBy(ts)) {
            level++;
            return true;
        }
        if (!mutex.tryAcquire()) return false;
        taken(ts, 1);
        return true;
    }

    private void taken(ThreadState ts, long level) {
        this.level = level;
        mutex.setHolder(ts.id);
    }

    public TimedMutex.Acquired acquire(ThreadState ts, long timeoutNanos, boolean interruptible) {
        if (tryLock(ts)) return TimedMutex.Acquired.ACQUIRED;
        TimedMutex.Acquired result = mutex.acquire(ts, timeoutNanos, interruptible, true);
        if (result == TimedMutex.Acquired.ACQUIRED) taken(ts, 1);
        return result;
    }

    /** Returns false if {@code ts} does not hold it. */
    public boolean unlock(ThreadState ts) {
        if (!isHeldBy(ts)) return false;
        if (--level == 0) {
            mutex.setHolder(0);
            mutex.release();
        }
        return true;
    }

    /** Gives it up entirely, for a condition variable; returns the level to restore. */
    public long releaseAll(ThreadState ts) {
        if (!isHeldBy(ts)) return 0;
        long level = this.level;
        this.level = 0;
        mutex.setHolder(0);
        mutex.release();
        return level;
    }

    public void restore(ThreadState ts, long level) {
        mutex.acquire(ts);
        taken(ts, level);
    }
}
