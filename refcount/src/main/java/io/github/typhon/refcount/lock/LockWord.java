// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.thread.ThreadState;

/** The slow half of a mutex, wherever its word lives: {@code LOCKED}, {@code HAS_PARKED}.
 *  <p>Ordering: HAS_PARKED is set before parking and only cleared by an unlock that sees no further waiter, under the bucket's monitor;
 *  while both bits are set nobody else writes the word. Where an unlock may overwrite HAS_PARKED, waiters look again by themselves.
 *  <p>Fairness: a waiter of more than a millisecond gets the lock handed over, others compete. <p>CPython: Python/lock.c. */
abstract class LockWord {
    static final int LOCKED = 1;
    static final int HAS_PARKED = 2;
    private static final int MAX_SPINS = 32;
    private static final long FAIR_AFTER_NANOS = 1_000_000;

    abstract int getVolatile();

    abstract boolean cas(int expected, int next);

    abstract void setVolatile(int value);

    /** How long a waiter sleeps before it looks again by itself; for words whose unlock may lose HAS_PARKED. */
    long lookAgainNanos() {
        return ParkingLot.FOREVER;
    }

    /** The thread is about to detach, and may do so again. */
    void beforeParking(ThreadState ts) {}

    /** What waiters are queued by. */
    abstract Object key();

    /** Returns UNPARKED (acquired), TIMED_OUT or INTERRUPTED. */
    final ParkingLot.Result lockSlow(ThreadState ts, long deadline, boolean interruptible) {
        return lockSlow(ts, deadline, interruptible, false);
    }

    /** {@code taken}: the holder is another thread, at work with what the lock is for; by itself the lock may be a signal that the caller waits for. */
    final ParkingLot.Result lockSlow(ThreadState ts, long deadline, boolean interruptible, boolean taken) {
        if (taken && LookAway.untilLocked(ts, this, deadline)) return ParkingLot.Result.UNPARKED;
        int looks = taken ? 0 : MAX_SPINS;
        for (int spins = 0; ; ) {
            int word = getVolatile();
            if ((word & LOCKED) == 0) {
                if (cas(word, word | LOCKED)) return ParkingLot.Result.UNPARKED;
                continue;
            }
            if ((word & HAS_PARKED) == 0) {
                if (spins < looks) {
                    spins++;
                    spin(spins);
                    continue;
                }
                if (!cas(word, word | HAS_PARKED)) continue;
            }
            beforeParking(ts);
            long again = ParkingLot.deadline(lookAgainNanos() == ParkingLot.FOREVER ? -1 : lookAgainNanos());
            switch (ParkingLot.park(ts, key(), () -> getVolatile() == (LOCKED | HAS_PARKED), Math.min(deadline, again), interruptible)) {
                case HANDED_OFF -> {
                    return ParkingLot.Result.UNPARKED;
                }
                case TIMED_OUT -> {
                    if (deadline <= again) return ParkingLot.Result.TIMED_OUT;
                }
                case INTERRUPTED -> {
                    return ParkingLot.Result.INTERRUPTED;
                }
                case UNPARKED, INVALID -> { }
            }
        }
    }

    final boolean tryLock() {
        int word = getVolatile();
        return (word & LOCKED) == 0 && cas(word, word | LOCKED);
    }

    final boolean hasParked() {
        return (getVolatile() & HAS_PARKED) != 0;
    }

    /** Passes a moment before the {@code n}th look at a taken lock that hands work over: as short as can be. */
    private static void spin(int n) {
        if ((n & 7) == 0) Thread.yield();
        else Thread.onSpinWait();
    }

    /** Returns false if it was not locked. */
    final boolean unlockSlow() {
        for (;;) {
            int word = getVolatile();
            if ((word & LOCKED) == 0) return false;
            if (word == LOCKED) {
                if (cas(LOCKED, 0)) return true;
                continue;
            }
            ParkingLot.unpark(key(), (waiter, more) -> {
                boolean handOver = waiter != null && System.nanoTime() - waiter.since > FAIR_AFTER_NANOS;
                setVolatile((handOver ? LOCKED : 0) | (more ? HAS_PARKED : 0));
                return handOver;
            });
            return true;
        }
    }
}
