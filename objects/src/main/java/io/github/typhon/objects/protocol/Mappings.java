// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The mapping protocol. CPython: PyMapping_*. */
public final class Mappings {
    private Mappings() {}

    public static boolean check(PyObject o) {
        return PyType.of(o).slots().has(Slot.MP_SUBSCRIPT);
    }

    public static @Owned PyObject keys(ThreadState ts, PyObject o) {
        return Calls.callMethod(ts, o, Names.keys);
    }

    /** What {@code keys()} yields, as a list. CPython: PyMapping_Keys. */
    public static @Owned PyObject keyList(ThreadState ts, PyObject o) {
        PyObject keys = keys(ts, o);
        PyObject it = null;
        try {
            it = Iterators.iter(ts, keys, PyType.of(o).name() + ".keys() returned a non-iterable (type " + PyType.of(keys).name() + ")");
            return Sequences.list(ts, it);
        } finally {
            Refs.xdecref(ts, it);
            Refs.decref(ts, keys);
        }
    }

    public static @Owned PyObject values(ThreadState ts, PyObject o) {
        return Calls.callMethod(ts, o, Names.values);
    }

    public static @Owned PyObject items(ThreadState ts, PyObject o) {
        return Calls.callMethod(ts, o, Names.items);
    }

    /** {@code o[key]}, or null where that raises KeyError. */
    public static @Owned PyObject getOptional(ThreadState ts, PyObject o, PyObject key) {
        if (Containers.factory().isDict(o) && !PyType.of(o).isHeapType()) {
            return Containers.factory().dictGet(ts, o, key);
        }
        try {
            return Objects.getItem(ts, o, key);
        } catch (PyException e) {
            if (!e.matches(Exc.KeyError)) {
                throw e;
            }
            e.discard(ts);
            return null;
        }
    }
}
