// SPDX-License-Identifier: Apache-2.0
// Generated from toy.Toy. Do not edit.
package toy;

import io.github.typhon.objects.core.ObjectSlots;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.CriticalSection;
import io.github.typhon.refcount.thread.ThreadState;

/** The slots of toy. */
public class ToySlots extends ObjectSlots {
    public ToySlots() {
        define(Slot.TP_NEW, Slot.SQ_LENGTH, Slot.TP_REPR, Slot.SQ_CONTAINS, Slot.TP_RICHCOMPARE);
        undefine(Slot.TP_HASH);
    }

    @Override
    public PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return Toy.tp_new(ts, type, args, kwnames);
    }

    @Override
    public long sq_length(ThreadState ts, PyObject self) {
        return Toy.sq_length(ts, (Toy) self);
    }

    @Override
    public PyObject tp_repr(ThreadState ts, PyObject self) {
        return Args.result(Toy.tp_repr((Toy) self));
    }

    @Override
    public boolean sq_contains(ThreadState ts, PyObject self, PyObject value) {
        return Toy.sq_contains(ts, (Toy) self, value);
    }

    @Override
    public PyObject tp_richcompare(ThreadState ts, PyObject self, PyObject other, int op) {
        CriticalSection.begin(ts, self);
        try {
            return Toy.tp_richcompare(ts, (Toy) self, other, op);
        } finally {
            CriticalSection.end(ts);
        }
    }

    @Override
    public long tp_hash(ThreadState ts, PyObject self) {
        throw Raise.typeError("unhashable type: '%s'", PyType.of(self).name());
    }

}
