// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.table;

import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** The replaceable references of an object, kept in one array of fixed length that belongs to it.
 *  <p>Threads: any that own the object. Ownership: a slot owns its element; null is empty.
 *  <p>Ordering: an exchange removes an element before it is dropped; a reader increments first and looks again. */
public final class StateSlots {
    private StateSlots() {}

    /** A new reference to the element, or null. */
    @LockFree
    public static @Owned PyObject load(ThreadState ts, PyObject[] a, int i) {
        for (;;) {
            PyObject o = RefSlots.getVolatile(a, i);
            if (!(o instanceof RefCounted r)) {
                return o;
            }
            boolean counted = Refs.tryIncref(ts, r);
            if (RefSlots.getVolatile(a, i) == o) {
                if (counted) {
                    return o;
                }
            } else if (counted) {
                Refs.undoIncref(ts, r);
            }
            Thread.onSpinWait();
        }
    }

    @MayRunPython
    public static void store(ThreadState ts, PyObject[] a, int i, @Stolen PyObject value) {
        Refs.xdecref(ts, RefSlots.getAndSet(a, i, value));
    }

    public static boolean isPresent(PyObject[] a, int i) {
        return RefSlots.getAcquire(a, i) != null;
    }

    public static void traverse(PyObject[] a, Visitor v) {
        for (PyObject o : a) {
            if (o != null) {
                v.visit(o);
            }
        }
    }

    @MayRunPython
    public static void clear(ThreadState ts, PyObject[] a) {
        for (int i = 0; i < a.length; i++) {
            store(ts, a, i, null);
        }
    }

    /** As {@link #clear(ThreadState, PyObject[])}, for the tp_clear of who owns the array. */
    @MayRunPython
    public static void clear(ThreadState ts, RefCounted owner, PyObject[] a) {
        if (GcHeader.isReclaimed(owner)) {
            Refs.releaseAll(ts, a, 0, a.length);
        } else {
            clear(ts, a);
        }
    }
}
