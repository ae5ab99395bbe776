// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Builtins;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The ints of a bytes object in order. Threads: a race may repeat or skip items, never more. */
@PyClass(name = "bytes_iterator", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyBytesIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyBytesIteratorExposed());

    private final PyBytes bytes;
    /** -1: exhausted, for good. */
    private int index;

    PyBytesIterator(ThreadState ts, PyBytes bytes) {
        super(ts);
        this.bytes = bytes;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyBytesIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyBytesIterator self) {
        int i = self.index;
        if (i < 0 || i >= self.bytes.length()) {
            self.index = -1;
            return null;
        }
        self.index = i + 1;
        return PyLong.of(self.bytes.at(i));
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__")
    long lengthHint() {
        return index < 0 ? 0 : bytes.length() - index;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        PyObject iter = Builtins.lookup(ts, "iter");
        if (index < 0) {
            return PyTuple.of(ts, iter, PyTuple.ofImmortals(PyTuple.EMPTY));
        }
        return PyTuple.of(ts, iter, PyTuple.of(ts, bytes), PyLong.of(index));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__")
    void setState(ThreadState ts, PyObject state) {
        int i = (int) Math.clamp(Numbers.ssizeOfInt(state), 0, bytes.length());
        if (index >= 0) {
            index = i;
        }
    }
}
