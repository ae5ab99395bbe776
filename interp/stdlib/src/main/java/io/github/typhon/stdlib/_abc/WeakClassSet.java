// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._abc;

import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.weak.WeakRefs;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.IdentityRef;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Classes, held weakly. Asking is free of locks and counts; a class that died leaves when the JVM has noticed it and somebody adds one.
 *  <p>Threads: any. Ownership: owns a weak reference for each class, through which living ones are had. */
final class WeakClassSet {
    private final ConcurrentHashMap<IdentityRef<PyType>, PyObject> handles = new ConcurrentHashMap<>();
    private final ReferenceQueue<PyType> gone = new ReferenceQueue<>();

    boolean contains(PyType t) {
        return !handles.isEmpty() && handles.containsKey(IdentityRef.asking(t));
    }

    void add(ThreadState ts, PyType t) {
        for (Reference<? extends PyType> k; (k = gone.poll()) != null; ) {
            Refs.xdecref(ts, handles.remove(k));
        }
        PyObject handle = WeakRefs.newRef(ts, t, null);
        PyObject old = handles.putIfAbsent(new IdentityRef<>(t, gone), handle);
        if (old != null) {
            Refs.decref(ts, handle);
        }
    }

    void clear(ThreadState ts) {
        for (IdentityRef<PyType> k : handles.keySet()) {
            Refs.xdecref(ts, handles.remove(k));
        }
    }

    /** The classes that live. */
    @Owned List<PyType> living(ThreadState ts) {
        List<PyType> out = new ArrayList<>();
        for (IdentityRef<PyType> k : handles.keySet()) {
            PyType t = k.get();
            PyObject handle = t == null ? null : WeakRefs.newRef(ts, t, null);
            PyObject o = handle == null ? null : WeakRefs.get(ts, handle);
            Refs.xdecref(ts, handle);
            if (o != null) {
                out.add((PyType) o);
            }
        }
        return out;
    }

    /** A set of weak references. */
    @Owned PySet references(ThreadState ts) {
        PySet s = new PySet(ts);
        for (PyType t : living(ts)) {
            PyObject r = WeakRefs.newRef(ts, t, null);
            s.add(ts, r);
            Refs.decref(ts, r);
            Refs.decref(ts, t);
        }
        return s;
    }

    void traverse(Visitor v) {
        for (PyObject o : handles.values()) {
            v.visit(o);
        }
    }
}
