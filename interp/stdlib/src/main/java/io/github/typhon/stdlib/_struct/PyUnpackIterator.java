// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._struct;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Tuples from consecutive records of a buffer (a copy, if it was mutable). Threads: a race may repeat a record. */
@PyClass(name = "unpack_iterator", module = "_struct", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyUnpackIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyUnpackIteratorExposed());

    private final StructFormat format;
    private final byte[] data;
    private int at;

    PyUnpackIterator(ThreadState ts, StructFormat format, byte[] data) {
        super(ts);
        this.format = format;
        this.data = data;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyUnpackIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyUnpackIterator self) {
        int p = self.at;
        if (p >= self.data.length) {
            return null;
        }
        self.at = p + self.format.length();
        return Packer.unpack(ts, self.format, self.data, p);
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__")
    long lengthHint() {
        return (data.length - at) / format.size;
    }
}
