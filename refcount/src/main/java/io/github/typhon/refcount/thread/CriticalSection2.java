// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.TwoMutexes;

/** A {@link CriticalSection} on two objects at once, locked as {@link TwoMutexes} are. The same object twice is one section. Ended by {@link #end}.
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
        } else if (TwoMutexes.tryLock(a, b)) {
            ts.critical.push(a, b);
        } else {
            beginSlow(ts, a, b);
        }
    }

    private static void beginSlow(ThreadState ts, RefCounted a, RefCounted b) {
        CriticalStack critical = ts.critical;
        if (critical.isInnermost(a) && critical.isInnermost(b)) {
            critical.push(a, a);
            return;
        }
        critical.push(null, null);
        TwoMutexes.lock(ts, a, b);
        critical.fill(a, b);
    }

    public static void end(ThreadState ts) {
        ts.critical.pop(ts);
    }
}
