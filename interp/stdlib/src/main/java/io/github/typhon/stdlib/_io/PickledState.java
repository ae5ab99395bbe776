// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The tuple that {@code __getstate__} of a stream in memory answers and {@code __setstate__} is given: content, position, attributes. */
record PickledState(@Borrowed PyTuple items, String type) {
    static PickledState of(PyObject self, PyObject state, int n) {
        String type = PyType.of(self).name();
        if (!(state instanceof PyTuple t) || t.size() < n) {
            throw Raise.typeError("%s.__setstate__ argument should be %d-tuple, got %s", type, n, PyType.of(state).name());
        }
        return new PickledState(t, type);
    }

    /** A dict, or None without attributes. */
    static @Owned PyObject copyOfDict(ThreadState ts, PyObject self) {
        if (!(self instanceof Attributed a)) {
            return PyNone.NONE;
        }
        PyObject d = InlineValues.dict(ts, a);
        try {
            return Containers.factory().dictSize(d) == 0 ? PyNone.NONE : Containers.factory().dictCopy(ts, d);
        } finally {
            Refs.decref(ts, d);
        }
    }

    @Borrowed PyObject item(int i) {
        return items.get(i);
    }

    long position(ThreadState ts, int i) {
        PyObject p = item(i);
        if (!PyLong.TYPE.isInstance(p)) {
            throw Raise.typeError("%s item of state must be an integer, got %s", i == 1 ? "second" : "third", PyType.of(p).name());
        }
        long n = Numbers.asSsize(ts, p, Exc.OverflowError);
        if (n < 0) {
            throw Raise.valueError("position value cannot be negative");
        }
        return n;
    }

    void updateDict(ThreadState ts, PyObject self, int i) {
        PyObject d = item(i);
        if (d == PyNone.NONE) {
            return;
        }
        if (!(d instanceof PyDict)) {
            throw Raise.typeError("%s item of state should be a dict, got a %s", i == 2 ? "third" : "fourth", PyType.of(d).name());
        }
        PyObject mine = InlineValues.dict(ts, (Attributed) self);
        try {
            Containers.factory().dictUpdate(ts, mine, d);
        } finally {
            Refs.decref(ts, mine);
        }
    }
}
