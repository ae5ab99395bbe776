// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Memory modes of slots that several threads read: arrays of references.
 *  <p>Ownership: a slot owns its element. Who removes one must make the removal visible by a full fence (exchange, or a store under a
 *  mutex that is unlocked by {@code PyMutex.unlock}) <i>before</i> it drops the reference: the reader's check relies on it.
 *  <p>Ordering: setRelease publishes the element's contents to getAcquire. Both are plain accesses beside a fence, and so are those of fields
 *  elsewhere: the virtual machine compiles a call of a VarHandle as some six methods, again at every place it is inlined into. */
public final class RefSlots {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(PyObject[].class);
    private static final int ATTEMPTS = 8;

    /** Not a value: {@link Refs#fetch} met too much traffic, take the lock. */
    public static final PyObject BUSY = new PyObject() {
        @Override
        public PyObject ob_type() {
            throw new AssertionError("BUSY is not a value");
        }

        @Override
        public String toString() {
            return "<BUSY>";
        }
    };

    private RefSlots() {}

    public static PyObject getAcquire(PyObject[] a, int i) {
        PyObject o = a[i];
        VarHandle.acquireFence();
        return o;
    }

    public static PyObject getVolatile(PyObject[] a, int i) {
        return (PyObject) ELEMENT.getVolatile(a, i);
    }

    public static void setRelease(PyObject[] a, int i, PyObject o) {
        VarHandle.releaseFence();
        a[i] = o;
    }

    /** Full fence: the old element may be dropped right away. */
    @Owned
    public static PyObject getAndSet(PyObject[] a, int i, PyObject o) {
        return (PyObject) ELEMENT.getAndSet(a, i, o);
    }

    public static boolean cas(PyObject[] a, int i, PyObject expected, PyObject next) {
        return ELEMENT.compareAndSet(a, i, expected, next);
    }

    @LockFree("BUSY: take the lock")
    static PyObject fetchSlow(ThreadState ts, PyObject[] a, int i, RefCounted o) {
        if (Refs.own(ts, o)) return o;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean counted = Refs.tryIncref(ts, o);
            PyObject now = getVolatile(a, i);
            if (now == o) {
                // A dead object can stand here for a moment only: its remover is between its exchange and our read, or is resurrecting it.
                if (counted) return o;
            } else {
                if (counted) SharedRefs.undoIncref(ts, o);
                if (!(now instanceof RefCounted r)) return now;
                o = r;
            }
        }
        return BUSY;
    }
}
