// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.ObjectMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** What every object inherits from {@code object}. CPython: PyBaseObject_Type. */
public class ObjectSlots extends Slots {
    public ObjectSlots() {
        define(Slot.TP_REPR, Slot.TP_STR, Slot.TP_HASH, Slot.TP_GETATTRO, Slot.TP_SETATTRO, Slot.TP_RICHCOMPARE, Slot.TP_INIT);
    }

    @Override
    public PyObject tp_repr(ThreadState ts, PyObject self) {
        return ObjectMethods.repr(ts, self);
    }

    @Override
    public PyObject tp_str(ThreadState ts, PyObject self) {
        return PyType.of(self).slots().tp_repr(ts, self);
    }

    @Override
    public long tp_hash(ThreadState ts, PyObject self) {
        if (!has(Slot.TP_HASH)) {
            throw Raise.typeError("unhashable type: '%s'", PyType.of(self).name());
        }
        return Hashing.identity(self);
    }

    @Override
    public PyObject tp_richcompare(ThreadState ts, PyObject self, PyObject other, int op) {
        if (op == CompareOp.EQ) {
            return Objects.is(self, other) ? PyBool.TRUE : PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (op == CompareOp.NE) {
            PyObject eq = PyType.of(self).slots().tp_richcompare(ts, self, other, CompareOp.EQ);
            if (eq == PyNotImplemented.NOT_IMPLEMENTED) {
                return eq;
            }
            try {
                return PyBool.of(!Objects.isTrue(ts, eq));
            } finally {
                io.github.typhon.refcount.count.Refs.decref(ts, eq);
            }
        }
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @Override
    public void tp_init(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        ObjectMethods.init(ts, self, args);
    }
}
