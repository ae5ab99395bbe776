// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;

/** Locks an object while operating on it, but never across a wait: when the thread detaches, all its sections are suspended, and the
 *  innermost is entered again when it comes back, the outer ones when control returns to them. So no deadlock arises from nesting, and after
 *  anything that may run Python or block, what was read under the lock is stale.
 *  <p>Threads: strictly nested per thread: {@code begin(ts, o); try { ... } finally { end(ts); }}.
 *  <p>The object whose lock the innermost section holds may be entered again. A stretch that cannot run Python or block may take the
 *  {@link PyMutex} directly. <p>CPython: Py_BEGIN_CRITICAL_SECTION. */
public final class CriticalSection {
    private CriticalSection() {}

    public static void begin(ThreadState ts, @Borrowed RefCounted o) {
        if (PyMutex.tryLock(o)) ts.critical.push(o, null);
        else beginSlow(ts, o);
    }

    /** Uncounted values are immutable and need no lock. */
    public static void begin(ThreadState ts, @Borrowed PyObject o) {
        if (o instanceof RefCounted r) begin(ts, r);
        else ts.critical.push(null, null);
    }

    private static void beginSlow(ThreadState ts, RefCounted o) {
        CriticalStack critical = ts.critical;
        if (critical.isInnermost(o)) {
            critical.push(o, o);
            return;
        }
        critical.push(null, null);
        PyMutex.lock(ts, o);
        critical.fill(o, null);
    }

    public static void end(ThreadState ts) {
        ts.critical.pop(ts);
    }

    /** Whether {@code ts} is in a section on {@code o} that is innermost and active: for assertions. */
    public static boolean isInnermost(ThreadState ts, RefCounted o) {
        return ts.critical.isInnermost(o);
    }
}
