// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** The mutexes of two objects at once, for stretches that cannot run Python; the same object twice is locked once. Uncontended: two try-locks in
 *  any order. Otherwise they are locked by identity hash; equal hashes of different objects fall back to trying.
 *  <p>Re-entry: as {@link PyMutex}. What may run Python takes a {@code CriticalSection2}. */
public final class TwoMutexes {
    private TwoMutexes() {}

    public static boolean tryLock(@Borrowed RefCounted a, @Borrowed RefCounted b) {
        if (!PyMutex.tryLock(a)) return false;
        if (a == b || PyMutex.tryLock(b)) return true;
        PyMutex.unlock(a);
        return false;
    }

    public static void lock(ThreadState ts, @Borrowed RefCounted a, @Borrowed RefCounted b) {
        if (a == b) {
            PyMutex.lock(ts, a);
        } else if (!tryLock(a, b)) {
            lockInOrder(ts, a, b);
        }
    }

    private static void lockInOrder(ThreadState ts, RefCounted a, RefCounted b) {
        int ha = System.identityHashCode(a);
        int hb = System.identityHashCode(b);
        if (ha == hb) {
            lockTied(ts, a, b);
            return;
        }
        PyMutex.lock(ts, ha < hb ? a : b);
        PyMutex.lock(ts, ha < hb ? b : a);
    }

    private static void lockTied(ThreadState ts, RefCounted a, RefCounted b) {
        for (;;) {
            PyMutex.lock(ts, a);
            if (PyMutex.tryLock(b)) return;
            PyMutex.unlock(a);
            // Waits until b is free without holding a.
            PyMutex.lock(ts, b);
            PyMutex.unlock(b);
        }
    }

    public static void unlock(@Borrowed RefCounted a, @Borrowed RefCounted b) {
        PyMutex.unlock(a);
        if (a != b) PyMutex.unlock(b);
    }

    /** Unlocks after a stretch that took away no counted reference. */
    public static void unlockRelease(@Borrowed RefCounted a, @Borrowed RefCounted b) {
        PyMutex.unlockRelease(a);
        if (a != b) PyMutex.unlockRelease(b);
    }
}
