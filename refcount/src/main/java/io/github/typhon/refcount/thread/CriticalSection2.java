// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;

/** A {@link CriticalSection} on two objects at once. Uncontended: two try-locks in any order. Otherwise they are locked by identity hash;
 *  equal hashes of different objects fall back to trying. The same object twice is one section. Ended by {@link #end}.
 *  <p>CPython: Py_BEGIN_CRITICAL_SECTION2. */
public final class CriticalSection2 {
    private CriticalSection2() {}

    public static void begin(ThreadState ts, @Borrowed PyObject a, @Borrowed PyObject b) {
        if (a == b || !(b instanceof RefCounted rb)) CriticalSection.begin(ts, a);
        else if (!(a instanceof RefCounted ra)) CriticalSection.begin(ts, rb);
        else begin(ts, ra, rb);
    }

    public static void begin(ThreadState ts, @Borrowed RefCounted a, @Borrowed RefCounted b) {
        if (a == b) {
            CriticalSection.begin(ts, a);
        } else if (tryLockBoth(a, b)) {
            ts.critical.push(a, b);
        } else {
            beginSlow(ts, a, b);
        }
    }

    private static boolean tryLockBoth(RefCounted a, RefCounted b) {
        if (!PyMutex.tryLock(a)) return false;
        if (PyMutex.tryLock(b)) return true;
        PyMutex.unlock(a);
        return false;
    }

    private static void beginSlow(ThreadState ts, RefCounted a, RefCounted b) {
        CriticalStack critical = ts.critical;
        if (critical.isInnermost(a) && critical.isInnermost(b)) {
            critical.push(a, a);
            return;
        }
        critical.push(null, null);
        lockInOrder(ts, a, b);
        critical.fill(a, b);
    }

    static void lockInOrder(ThreadState ts, RefCounted a, RefCounted b) {
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

    public static void end(ThreadState ts) {
        ts.critical.pop(ts);
    }
}
