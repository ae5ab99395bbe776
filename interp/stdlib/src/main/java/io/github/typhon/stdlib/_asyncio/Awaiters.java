// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Who awaits a future: mostly nobody or one, whom no set is made for.
 *  <p>Threads: guarded by the future's mutex; runs no Python. Ownership: owns its elements. */
final class Awaiters {
    @Owned private PyObject only;
    /** All of them, if there ever were several at once. */
    @Owned private Set<PyObject> several;

    void add(ThreadState ts, PyObject o) {
        if (several == null) {
            if (only == o) return;
            if (only == null) {
                only = Refs.newRef(ts, o);
                return;
            }
            several = Collections.newSetFromMap(new IdentityHashMap<>());
            several.add(only);
            only = null;
        }
        if (several.add(o)) Refs.incref(ts, o);
    }

    /** Whether it was there; then its reference is the caller's. */
    boolean remove(PyObject o) {
        if (several != null) return several.remove(o);
        if (only != o) return false;
        only = null;
        return true;
    }

    @Owned PyObject[] all(ThreadState ts) {
        if (several == null) return only == null ? null : new PyObject[] {Refs.newRef(ts, only)};
        PyObject[] a = several.toArray(new PyObject[0]);
        for (PyObject o : a) {
            Refs.incref(ts, o);
        }
        return a;
    }

    /** Empties it; null if it was. */
    @Owned PyObject[] takeAll() {
        PyObject[] a = several != null ? several.toArray(new PyObject[0]) : only != null ? new PyObject[] {only} : null;
        several = null;
        only = null;
        return a;
    }

    void traverse(Visitor v) {
        if (only != null) v.visit(only);
        if (several == null) return;
        for (PyObject o : several) {
            v.visit(o);
        }
    }
}
