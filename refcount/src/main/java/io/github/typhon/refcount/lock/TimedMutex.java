// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A stand-alone lock with timeouts and interruptible waits: what {@code _thread.lock} is made of. Any thread may release it.
 *  <p>Re-entry: waiting detaches; after INTERRUPTED the caller polls, which runs signal handlers, and tries again.
 *  <p>CPython: PyMutex with _PyMutex_LockTimed. */
public final class TimedMutex extends LockWord {
    /** How {@link #acquire} ended. */
    public enum Acquired { ACQUIRED, TIMED_OUT, INTERRUPTED }

    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(TimedMutex.class, "word", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int word;
    /** In the word's cache line, which who writes this has anyhow. */
    private int holder;

    @Override
    int getVolatile() {
        return (int) WORD.getVolatile(this);
    }

    @Override
    boolean cas(int expected, int next) {
        return WORD.compareAndSet(this, expected, next);
    }

    @Override
    void setVolatile(int value) {
        WORD.setVolatile(this, value);
    }

    @Override
    Object key() {
        return this;
    }

    /** The id of the thread state that last said it holds the mutex, 0 if none does: a note without any order. A thread reads its own id only while it is
     *  the holder, if it takes the note back before it releases. */
    public int holder() {
        return holder;
    }

    /** By who has acquired, or (0) is about to release. */
    public void setHolder(int id) {
        holder = id;
    }

    public boolean tryAcquire() {
        return cas(0, LockWord.LOCKED) || cas(LockWord.HAS_PARKED, LockWord.HAS_PARKED | LockWord.LOCKED);
    }

    /** Waits without end and without regard to signals. */
    public void acquire(ThreadState ts) {
        if (!tryAcquire()) lockSlow(ts, ParkingLot.FOREVER, false);
    }

    /** A negative timeout waits without end; 0 only tries. */
    public Acquired acquire(ThreadState ts, long timeoutNanos, boolean interruptible) {
        return acquire(ts, timeoutNanos, interruptible, false);
    }

    /** {@code taken}: another thread holds it for a while, so that the caller may look away from it; it is no signal to be seen at once. */
    public Acquired acquire(ThreadState ts, long timeoutNanos, boolean interruptible, boolean taken) {
        if (tryAcquire()) return Acquired.ACQUIRED;
        if (timeoutNanos == 0) return Acquired.TIMED_OUT;
        if (interruptible && ts != null && ts.isAttached()) ts.mergeBeforeBlocking();
        return switch (lockSlow(ts, ParkingLot.deadline(timeoutNanos), interruptible, taken)) {
            case TIMED_OUT -> Acquired.TIMED_OUT;
            case INTERRUPTED -> Acquired.INTERRUPTED;
            default -> Acquired.ACQUIRED;
        };
    }

    /** Returns false if it was not locked. */
    public boolean release() {
        return cas(LockWord.LOCKED, 0) || unlockSlow();
    }

    public boolean isLocked() {
        return (getVolatile() & LockWord.LOCKED) != 0;
    }

    /** After a fork-like reset: unlocked, without waiters. */
    public void reset() {
        holder = 0;
        setVolatile(0);
    }
}
