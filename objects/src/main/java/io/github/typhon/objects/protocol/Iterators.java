// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Iteration from Java. CPython: PyObject_GetIter, PyIter_Next. */
public final class Iterators {
    /** Gets each item, borrowed for the call; answers false to stop early. */
    @FunctionalInterface
    public interface Step {
        boolean accept(PyObject item);
    }

    private Iterators() {}

    public static @Owned PyObject iter(ThreadState ts, PyObject o) {
        Slots s = PyType.of(o).slots();
        if (!s.has(Slot.TP_ITER)) {
            if (Sequences.check(o)) {
                return Containers.factory().newSequenceIterator(ts, o);
            }
            throw Raise.typeError("'%s' object is not iterable", PyType.of(o).name());
        }
        return iterator(ts, s.tp_iter(ts, o));
    }

    /** What an {@code __iter__} gave, taken over, if that is an iterator. */
    public static @Owned PyObject iterator(ThreadState ts, @Stolen PyObject it) {
        if (!PyType.of(it).slots().has(Slot.TP_ITERNEXT)) {
            PyType t = PyType.of(it);
            Refs.decref(ts, it);
            throw Raise.typeError("iter() returned non-iterator of type '%s'", t.name());
        }
        return it;
    }

    /** The same; TypeError with another text if there is no iterator. */
    public static @Owned PyObject iter(ThreadState ts, PyObject o, String message) {
        try {
            return iter(ts, o);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError("%s", message);
        }
    }

    /** The next item, or null at the end. */
    public static @Owned PyObject next(ThreadState ts, PyObject it) {
        return PyType.of(it).slots().tp_iternext(ts, it);
    }

    /** The next item that the sink did not take, or null at the end: iterators that cannot give items to a sink answer each. */
    public static @Owned PyObject next(ThreadState ts, PyObject it, ItemSink sink) {
        return it instanceof ItemSink.Source s ? s.next(ts, sink) : next(ts, it);
    }

    public static boolean isIterator(PyObject o) {
        return PyType.of(o).slots().has(Slot.TP_ITERNEXT);
    }

    /** Runs over an iterable; every item is released after its step. */
    public static void forEach(ThreadState ts, PyObject iterable, Step step) {
        forEach(ts, iterable, null, step);
    }

    /** The same for the items that a sink, if there is one, does not take. */
    public static void forEach(ThreadState ts, PyObject iterable, ItemSink sink, Step step) {
        PyObject it = iter(ts, iterable);
        try {
            for (PyObject v; (v = sink == null ? next(ts, it) : next(ts, it, sink)) != null; ) {
                boolean more;
                try {
                    more = step.accept(v);
                } finally {
                    Refs.decref(ts, v);
                }
                if (!more) {
                    return;
                }
            }
        } finally {
            Refs.decref(ts, it);
        }
    }
}
