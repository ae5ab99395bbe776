// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The sequence protocol. CPython: PySequence_* (Objects/abstract.c). */
public final class Sequences {
    private Sequences() {}

    /** True if the object can be indexed with ints and is not a dict. */
    public static boolean check(PyObject o) {
        return !Containers.factory().isDict(o) && PyType.of(o).slots().has(Slot.SQ_ITEM);
    }

    /** {@code o[i]} through sq_item; a negative index counts from the end. */
    public static @Owned PyObject getItem(ThreadState ts, PyObject o, long i) {
        Slots s = PyType.of(o).slots();
        if (!s.has(Slot.SQ_ITEM)) {
            throw Raise.typeError(
                    s.has(Slot.MP_SUBSCRIPT) ? "%s is not a sequence" : "'%s' object does not support indexing", PyType.of(o).name());
        }
        return s.sq_item(ts, o, i < 0 && s.has(Slot.SQ_LENGTH) ? i + s.sq_length(ts, o) : i);
    }

    public static void setItem(ThreadState ts, PyObject o, long i, PyObject value) {
        Slots s = PyType.of(o).slots();
        s.sq_ass_item(ts, o, i < 0 && s.has(Slot.SQ_LENGTH) ? i + s.sq_length(ts, o) : i, value);
    }

    /** {@code value in o}. */
    public static boolean contains(ThreadState ts, PyObject o, PyObject value) {
        Slots s = PyType.of(o).slots();
        return s.has(Slot.SQ_CONTAINS) ? s.sq_contains(ts, o, value) : iterContains(ts, o, value);
    }

    /** Membership by iteration. */
    public static boolean iterContains(ThreadState ts, PyObject o, PyObject value) {
        PyObject it = Iterators.iter(ts, o, "argument of type '" + PyType.of(o).name() + "' is not a container or iterable");
        try {
            boolean[] found = {false};
            Iterators.forEach(ts, it, v -> !(found[0] = Objects.richCompareBool(ts, v, value, CompareOp.EQ)));
            return found[0];
        } finally {
            Refs.decref(ts, it);
        }
    }

    public static @Owned PyObject concat(ThreadState ts, PyObject a, PyObject b) {
        Slots s = PyType.of(a).slots();
        if (s.has(Slot.SQ_CONCAT)) {
            return s.sq_concat(ts, a, b);
        }
        if (check(a) && check(b)) {
            PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_ADD);
            if (r != io.github.typhon.objects.singleton.PyNotImplemented.NOT_IMPLEMENTED) {
                return r;
            }
        }
        throw Raise.typeError("'%s' object can't be concatenated", PyType.of(a).name());
    }

    public static @Owned PyObject repeat(ThreadState ts, PyObject a, long n) {
        return PyType.of(a).slots().sq_repeat(ts, a, n);
    }

    /** Every item of an iterable, each owned. */
    public static @Owned PyObject[] toArray(ThreadState ts, PyObject o) {
        return items(ts, o, false);
    }

    /** The items of a list of what {@code o} has: as {@link #toArray}, but it is first asked how many there probably are, which may raise. */
    public static @Owned PyObject[] listItems(ThreadState ts, PyObject o) {
        return items(ts, o, true);
    }

    private static PyObject[] items(ThreadState ts, PyObject o, boolean asksForLength) {
        if (o.getClass() == PyTuple.class) {
            PyTuple t = (PyTuple) o;
            PyObject[] out = new PyObject[t.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = Refs.newRef(ts, t.get(i));
            }
            return out;
        }
        PyObject[] atOnce = Containers.factory().itemsAtOnce(ts, o);
        if (atOnce != null) {
            return atOnce;
        }
        PyObject it = Iterators.iter(ts, o);
        try {
            return asksForLength ? ItemRow.forList(ts, o).filled(ts, it) : ItemRow.collect(ts, it);
        } finally {
            Refs.decref(ts, it);
        }
    }

    /** {@code tuple(o)}. */
    public static @Owned PyObject tuple(ThreadState ts, PyObject o) {
        if (o.getClass() == PyTuple.class) {
            return Refs.newRef(ts, o);
        }
        return PyTuple.of(ts, toArray(ts, o));
    }

    /** As {@link #list}; what is not iterable raises a TypeError of that message. CPython: PySequence_Fast. */
    public static @Owned PyObject fast(ThreadState ts, PyObject o, String message) {
        PyObject it = Iterators.iter(ts, o, message);
        try {
            return list(ts, it);
        } finally {
            Refs.decref(ts, it);
        }
    }

    /** {@code list(o)}. */
    public static @Owned PyObject list(ThreadState ts, PyObject o) {
        PyObject[] items = listItems(ts, o);
        return Containers.factory().newList(ts, items, items.length);
    }
}
