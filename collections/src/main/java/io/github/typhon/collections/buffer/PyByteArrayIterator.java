// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterator over a bytearray; held: the bytearray until exhausted. */
@PyClass(name = "bytearray_iterator", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyByteArrayIterator extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyByteArrayIteratorExposed());

    private int index;

    PyByteArrayIterator(ThreadState ts, PyByteArray a) {
        super(ts, Refs.newRef(ts, a));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyByteArrayIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyByteArrayIterator self) {
        PyByteArray a = (PyByteArray) self.peek(0);
        int v = a == null ? -1 : a.get(ts, self.index);
        if (v < 0) {
            self.put(ts, 0, null);
            return null;
        }
        self.index++;
        return PyLong.of(v);
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__")
    long lengthHint(ThreadState ts) {
        PyByteArray a = (PyByteArray) peek(0);
        return a == null ? 0 : Math.max(0, a.size(ts) - index);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        // Before the state: the look-up may run Python, which may run us to our end.
        PyObject iter = Reflection.builtin(ts, "iter");
        PyObject a = held(ts, 0);
        return a == null ? PyTuple.of(ts, iter, PyTuple.ofImmortals(PyTuple.EMPTY)) : PyTuple.of(ts, iter, PyTuple.of(ts, a), PyLong.of(index));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__")
    void setState(ThreadState ts, PyObject state) {
        index = (int) Math.max(0, Math.min(Integer.MAX_VALUE, Numbers.ssizeOfInt(state)));
    }
}
