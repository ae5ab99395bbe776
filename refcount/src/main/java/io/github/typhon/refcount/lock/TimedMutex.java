// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A stand-alone lock with timeouts and interruptible waits: what {@code _thread.lock} is made of. Any thread may release it.
 *  <p>Re-entry: waiting detaches; after INTERRUPTED the caller polls, which runs signal handlers, and tries again.
 *  <p>CPython: PyMutex with _PyMutex_LockTimed. */
public final class TimedMutex {
    /** How {@link #acquire} ended. */
    public enum Acquired { ACQUIRED, TIMED_OUT, INTERRUPTED }

    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(Word.class, "word", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Word extends LockWord {
        private int word;

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
    }

    private final Word word = new Word();

    public boolean tryAcquire() {
        return word.cas(0, LockWord.LOCKED) || word.cas(LockWord.HAS_PARKED, LockWord.HAS_PARKED | LockWord.LOCKED);
    }

    /** Waits without end and without regard to signals. */
    public void acquire(ThreadState ts) {
        if (!tryAcquire()) word.lockSlow(ts, ParkingLot.FOREVER, false);
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
        return switch (word.lockSlow(ts, ParkingLot.deadline(timeoutNanos), interruptible, taken)) {
            case TIMED_OUT -> Acquired.TIMED_OUT;
            case INTERRUPTED -> Acquired.INTERRUPTED;
            default -> Acquired.ACQUIRED;
        };
    }

    /** Returns false if it was not locked. */
    public boolean release() {
        return word.cas(LockWord.LOCKED, 0) || word.unlockSlow();
    }

    public boolean isLocked() {
        return (word.getVolatile() & LockWord.LOCKED) != 0;
    }

    /** After a fork-like reset: unlocked, without waiters. */
    public void reset() {
        word.setVolatile(0);
    }
}
