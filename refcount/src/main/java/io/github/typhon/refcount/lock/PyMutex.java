// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.count.MutexByte;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** The one-byte mutex in every counted object's header. Not reentrant, not checked for its holder.
 *  <p>For short stretches that cannot run Python; whatever may run Python takes a {@code CriticalSection}. Uncontended: one CAS to lock, and a CAS or
 *  one store to unlock.
 *  <p>Re-entry: a contended lock detaches the thread: critical sections are suspended meanwhile.
 *  <p>Ordering: lock acquires, unlock is a CAS or volatile store: a full fence, after which removed references may be dropped; {@code unlockRelease}
 *  is none, and {@code unlock(ts, o, removed)} leaves it to the last drop. It can overwrite HAS_PARKED, set between its read and its store: so
 *  waiters look again after a while.
 *  <p>CPython: PyMutex. */
public final class PyMutex {
    /** More than the wait after which a lock is handed over. */
    private static final long LOOK_AGAIN_NANOS = 4_000_000;

    private PyMutex() {}

    public static void lock(ThreadState ts, RefCounted o) {
        if (!MutexByte.cas(o, 0, LockWord.LOCKED)) new HeaderWord(o).lockSlow(ts, ParkingLot.FOREVER, false, true);
    }

    public static boolean tryLock(RefCounted o) {
        if (MutexByte.cas(o, 0, LockWord.LOCKED)) return true;
        // Waiters alone do not make it locked.
        return MutexByte.cas(o, LockWord.HAS_PARKED, LockWord.HAS_PARKED | LockWord.LOCKED);
    }

    public static boolean tryLock(ThreadState ts, RefCounted o) {
        return tryLock(o);
    }

    public static void unlock(RefCounted o) {
        if (!MutexByte.cas(o, LockWord.LOCKED, 0)) unlockSlow(o);
    }

    public static void unlock(ThreadState ts, RefCounted o) {
        unlock(o);
    }

    /** Unlocks after a stretch that took away no reference that a reader without the lock may just be looking at. */
    public static void unlockRelease(RefCounted o) {
        if (MutexByte.getOpaque(o) == LockWord.LOCKED) MutexByte.setRelease(o, 0);
        else unlockSlow(o);
    }

    /** {@link #unlockRelease} after a stretch that took away one reference, which the drop will find out of sight of all readers. */
    public static void unlock(ThreadState ts, RefCounted o, PyObject removed) {
        ts.removed(removed);
        unlockRelease(o);
    }

    private static void unlockSlow(RefCounted o) {
        if (!new HeaderWord(o).unlockSlow()) throw new IllegalStateException("unlock of an unlocked mutex");
    }

    public static boolean isLocked(RefCounted o) {
        return (MutexByte.getVolatile(o) & LockWord.LOCKED) != 0;
    }

    private static final class HeaderWord extends LockWord {
        private final RefCounted o;
        private boolean kept;

        HeaderWord(RefCounted o) {
            this.o = o;
        }

        /** What operates on the object may count on it to live until the thread's next poll, no longer: detached it owns it. */
        @Override
        void beforeParking(ThreadState ts) {
            if (kept || ts == null || !ts.isAttached()) return;
            kept = true;
            ts.keepUntilPoll(o);
        }

        @Override
        int getVolatile() {
            return MutexByte.getVolatile(o);
        }

        @Override
        boolean cas(int expected, int next) {
            return MutexByte.cas(o, expected, next);
        }

        @Override
        void setVolatile(int value) {
            MutexByte.setVolatile(o, value);
        }

        @Override
        long lookAgainNanos() {
            return LOOK_AGAIN_NANOS;
        }

        @Override
        Object key() {
            return o;
        }
    }
}
