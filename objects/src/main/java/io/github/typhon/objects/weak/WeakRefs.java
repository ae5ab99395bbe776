// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;

/** The weak references of an object, for the collector, for {@code __weakref__} and for the {@code _weakref} module. */
public final class WeakRefs {
    private WeakRefs() {}

    /** A {@code weakref.ref} to the object (borrowed) with an optional callback (borrowed, may be null). CPython: PyWeakref_NewRef. */
    public static @Owned PyObject newRef(ThreadState ts, PyObject o, PyObject callbackOrNull) {
        return PyWeakReference.create(ts, PyWeakReference.TYPE, o, callbackOrNull);
    }

    /** The object of a {@code weakref.ref} or proxy, or null if it died. CPython: PyWeakref_GetRef. */
    public static @Owned PyObject get(ThreadState ts, PyObject handle) {
        return ((WeakHandle) handle).get(ts);
    }

    public static boolean isHandle(PyObject o) {
        return o instanceof WeakHandle;
    }

    /** Whether the object is a weak reference or proxy with a callback that may still be called. */
    public static boolean hasCallback(PyObject o) {
        return o instanceof WeakHandle h && h.hasCallback();
    }

    /** The object as one that weak references may refer to; TypeError if its type does not allow them. */
    static RefCounted referable(PyObject o) {
        if (o instanceof RefCounted r && PyType.of(o).hasFlag(PyType.HAS_WEAKREF)) {
            return r;
        }
        throw Raise.typeError("cannot create weak reference to '%s' object", PyType.of(o).name());
    }

    /** The first live weak reference to the object in CPython's order, or null. */
    public static @Owned PyObject first(ThreadState ts, PyObject o) {
        PyObject[] all = all(ts, o);
        for (int i = 1; i < all.length; i++) {
            Refs.decref(ts, all[i]);
        }
        return all.length == 0 ? null : all[0];
    }

    /** Every live reference and proxy, each owned. */
    public static @Owned PyObject[] all(ThreadState ts, PyObject o) {
        return o instanceof RefCounted r ? WeakTable.of(ts).handles(ts, r).toArray(new PyObject[0]) : new PyObject[0];
    }

    /** Clears the weak references to an object that is about to be reclaimed by the collector. Answers those whose callbacks may have to
     *  run, owned; runs no Python, so the world may be stopped. Drop each, or hand them to {@link #runCallbacks}. */
    public static @Owned List<? extends RefCounted> detach(ThreadState ts, RefCounted o) {
        return WeakTable.of(ts).detach(ts, o);
    }

    /** Calls the callbacks of cleared references (stolen). */
    @MayRunPython
    public static void runCallbacks(ThreadState ts, @Stolen List<? extends RefCounted> handles) {
        for (RefCounted h : handles) {
            PyObject f = ((WeakHandle) h).takeCallback();
            if (f != null) {
                try {
                    Refs.decref(ts, Calls.call1(ts, f, h));
                } catch (PyException e) {
                    Unraisable.report(ts, e, f, "Exception ignored while calling weakref callback ");
                } finally {
                    Refs.decref(ts, f);
                }
            }
            Refs.decref(ts, h);
        }
    }
}
