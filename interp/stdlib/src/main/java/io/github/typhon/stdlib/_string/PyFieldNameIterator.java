// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._string;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.format.FieldName;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** (is attribute, name or index) of each part after a field name's first. */
@PyClass(name = "fieldnameiterator", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyFieldNameIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyFieldNameIteratorExposed());

    private final FieldName name;

    PyFieldNameIterator(ThreadState ts, FieldName name) {
        super(ts);
        this.name = name;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyFieldNameIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyFieldNameIterator self) {
        FieldName f = self.name;
        if (!f.next()) {
            return null;
        }
        return PyTuple.of(ts, PyBool.of(f.isAttribute), f.index >= 0 ? PyLong.of(f.index) : f.part);
    }
}
