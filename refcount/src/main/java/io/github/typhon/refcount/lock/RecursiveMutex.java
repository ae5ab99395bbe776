// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.thread.ThreadState;

/** A {@link TimedMutex} that its holder may take again; the holder is a thread state. <p>CPython: _PyRecursiveMutex. */
public final class RecursiveMutex {
    private final TimedMutex mutex = new TimedMutex();
    /** Thread state id, 0 if free. Racy reads only compare it with the reader's own id. */
    private volatile int holder;
    @GuardedBy("mutex") private long level;

    public boolean isHeldBy(ThreadState ts) {
        return holder == ts.id;
    }

    public boolean isLocked() {
        return holder != 0;
    }

    /** The id of the thread state that holds it, or 0. */
    public int holder() {
        return holder;
    }

    /** How often its holder took it; meaningful to the holder only. */
    public long level() {
        return holder == 0 ? 0 : level;
    }

    public void lock(ThreadState ts) {
        acquire(ts, -1, false);
    }

    public TimedMutex.Acquired acquire(ThreadState ts, long timeoutNanos, boolean interruptible) {
        if (holder == ts.id) {
            level++;
            return TimedMutex.Acquired.ACQUIRED;
        }
        TimedMutex.Acquired result = mutex.acquire(ts, timeoutNanos, interruptible, true);
        if (result == TimedMutex.Acquired.ACQUIRED) {
            level = 1;
            holder = ts.id;
        }
        return result;
    }

    /** Returns false if {@code ts} does not hold it. */
    public boolean unlock(ThreadState ts) {
        if (holder != ts.id) return false;
        if (--level == 0) {
            holder = 0;
            mutex.release();
        }
        return true;
    }

    /** Gives it up entirely, for a condition variable; returns the level to restore. */
    public long releaseAll(ThreadState ts) {
        if (holder != ts.id) return 0;
        long level = this.level;
        this.level = 0;
        holder = 0;
        mutex.release();
        return level;
    }

    public void restore(ThreadState ts, long level) {
        mutex.acquire(ts);
        this.level = level;
        holder = ts.id;
    }
}
