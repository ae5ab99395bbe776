// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.Mro;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** The method resolution orders of a new class, and of a class and all below it when its bases are replaced.
 *  <p>Re-entry: {@code mro()} of a metaclass is Python and may itself replace bases; whoever finds that an inner call was faster leaves
 *  what that call made. <p>CPython: mro_internal, mro_hierarchy, type_set_bases (Objects/typeobject.c). */
final class MroUpdate {
    /** What was changed, so that a failure further down takes it back. */
    private record Change(PyType type, PyType[] now, PyType[] before) {}

    private final ThreadState ts;
    private final List<Change> changes = new ArrayList<>();

    private MroUpdate(ThreadState ts) {
        this.ts = ts;
    }

    /** Gives a new class its order. While its {@code mro()} runs, {@code __mro__} is None and attributes are looked up in the usual order. */
    static void first(ThreadState ts, PyType type) {
        type.setMro(Mro.linearize(type));
        if (hasOwnMro(type)) {
            type.setMroPending();
            new MroUpdate(ts).compute(type);
        }
    }

    private static boolean hasOwnMro(PyType type) {
        return PyType.of(type).lookupBorrowed(Names.mro) != PyType.TYPE.lookupBorrowed(Names.mro);
    }

    /** Sets the order of one type; false if {@code mro()} changed it in between. */
    private boolean compute(PyType type) {
        PyType[] before = type.mro();
        PyType[] now = hasOwnMro(type) ? call(type) : Mro.linearize(type);
        if (type.mro() != before) {
            return false;
        }
        type.setMro(now);
        for (PyType t : now) {
            if (!inherits(type, t)) {
                t.addFollower(ts, type);
            }
        }
        changes.add(new Change(type, now, before));
        return true;
    }

    private static boolean inherits(PyType type, PyType from) {
        if (type == from) {
            return true;
        }
        for (PyType b : type.bases()) {
            if (inherits(b, from)) {
                return true;
            }
        }
        return false;
    }

    private PyType[] call(PyType type) {
        PyObject r = Calls.callMethod(ts, type, Names.mro);
        PyObject[] a;
        try {
            a = Sequences.toArray(ts, r);
        } finally {
            Refs.decref(ts, r);
        }
        try {
            if (a.length == 0) {
                throw Raise.typeError("type MRO must not be empty");
            }
            PyType[] m = new PyType[a.length];
            for (int i = 0; i < a.length; i++) {
                if (!(a[i] instanceof PyType t)) {
                    throw Raise.typeError("mro() returned a non-class ('%s')", PyType.of(a[i]).name());
                }
                if (!type.solidBase().isSubtype(t.solidBase())) {
                    throw Raise.typeError("mro() returned base with unsuitable layout ('%s')", t.name());
                }
                m[i] = t;
            }
            return m;
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    private void hierarchy(PyType type) {
        if (compute(type)) {
            for (PyType s : type.directSubclasses(ts)) {
                hierarchy(s);
            }
        }
    }

    private void rollBack() {
        for (Change c : changes.reversed()) {
            if (c.type.mro() == c.now) {
                c.type.setMro(c.before);
            }
        }
    }

    /** What assigning to {@code __bases__} does. */
    static void assignBases(ThreadState ts, PyType t, PyObject value) {
        if (!(value instanceof PyTuple tuple)) {
            throw Raise.typeError("can only assign tuple to %s.__bases__, not %s", t.name(), PyType.of(value).name());
        }
        if (tuple.size() == 0) {
            throw Raise.typeError("can only assign non-empty tuple to %s.__bases__, not ()", t.name());
        }
        for (PyObject b : tuple.items) {
            if (!(b instanceof PyType k)) {
                throw Raise.typeError("%s.__bases__ must be tuple of classes, not '%s'", t.name(), PyType.of(b).name());
            }
            // The chain of bases too: in a nested call it is ahead of the order.
            if (k.isSubtype(t) || HeapTypeBuilder.derives(k, t)) {
                throw Raise.typeError("a __bases__ item causes an inheritance cycle");
            }
        }
        PyType[] bases = HeapTypeBuilder.checkBases(ts, tuple);
        PyType base = HeapTypeBuilder.bestBase(bases);
        if (base.slotCount() != t.base().slotCount() || base.solidBase() != t.base().solidBase()) {
            throw Raise.typeError("__bases__ assignment: '%s' object layout differs from '%s'", base.name(), t.base().name());
        }
        new MroUpdate(ts).replaceBases(t, base, bases, tuple);
    }

    private void replaceBases(PyType t, PyType base, PyType[] bases, PyTuple tuple) {
        PyType[] old = t.bases();
        PyType oldBase = t.base();
        for (PyType b : bases) {
            Refs.incref(ts, b);
        }
        // For the stretch in which both tuples may be named by nested calls.
        for (PyType b : old) {
            Refs.incref(ts, b);
        }
        PyObject shown = t.basesTuple().get(ts, t);
        t.setBases(base, bases);
        t.basesTuple().replaced(ts, tuple);
        boolean done = false;
        try {
            hierarchy(t);
            done = true;
        } finally {
            if (!done) {
                rollBack();
                if (t.bases() == bases) {
                    t.setBases(oldBase, old);
                    t.basesTuple().replaced(ts, (PyTuple) shown);
                    release(bases);
                }
            } else if (t.bases() == bases) {
                for (PyType b : old) {
                    b.removeSubclass(ts, t);
                }
                for (PyType b : bases) {
                    b.addSubclass(ts, t);
                }
                t.refreshSlots(ts);
                release(old);
            }
            t.modified(ts);
            release(old);
            Refs.decref(ts, shown);
        }
    }

    private void release(PyType[] types) {
        for (PyType b : types) {
            Refs.decref(ts, b);
        }
    }
}
