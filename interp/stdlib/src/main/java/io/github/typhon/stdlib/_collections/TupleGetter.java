// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._collections;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** The descriptor of a namedtuple's field: reads one item of a tuple. */
@PyClass(name = "_tuplegetter", module = "_collections")
public final class TupleGetter extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new TupleGetterExposed());

    private final int index;
    @Owned private final PyObject[] doc;

    TupleGetter(ThreadState ts, int index, PyObject doc) {
        super(ts);
        this.index = index;
        this.doc = new PyObject[] {Refs.newRef(ts, doc)};
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** Which item; for inline caches. */
    public int index() {
        return index;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(doc[0]);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        Refs.xdecref(ts, RefSlots.getAndSet(doc, 0, null));
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("_tuplegetter", args, kwnames, 2, 2, 2, "index", "doc");
        return new TupleGetter(ts, (int) Numbers.asSsize(ts, a[0], null), a[1]);
    }

    static PyObject tp_descr_get(ThreadState ts, TupleGetter self, PyObject obj, PyObject type) {
        if (obj == null || obj == PyNone.NONE && type != PyNone.NONE.ob_type()) {
            return Refs.newRef(ts, self);
        }
        if (!(obj instanceof PyTuple t)) {
            throw Raise.typeError("descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", self.index, PyType.of(obj).name());
        }
        if (self.index < 0 || self.index >= t.size()) {
            throw Raise.indexError("tuple index out of range");
        }
        return Refs.newRef(ts, t.get(self.index));
    }

    static void tp_descr_set(ThreadState ts, TupleGetter self, PyObject obj, PyObject value) {
        throw io.github.typhon.objects.core.PyException.of(io.github.typhon.objects.error.Exc.AttributeError,
                value == null ? "can't delete attribute" : "can't set attribute");
    }

    static PyObject tp_repr(ThreadState ts, TupleGetter self) {
        return PyUnicode.of("_tuplegetter(" + self.index + ", " + Objects.reprText(ts, self.doc[0]) + ")");
    }

    @PyGetter(value = "__doc__", member = true)
    PyObject getDoc(ThreadState ts) {
        return Refs.newRef(ts, doc[0]);
    }

    @PySetter("__doc__")
    void setDoc(ThreadState ts, PyObject value) {
        PyObject v = value == null ? PyNone.NONE : value;
        Refs.xdecref(ts, RefSlots.getAndSet(doc, 0, Refs.newRef(ts, v)));
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, PyLong.of(index), Refs.newRef(ts, doc[0])));
    }
}
