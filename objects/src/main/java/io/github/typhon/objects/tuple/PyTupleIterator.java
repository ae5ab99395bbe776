// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.tuple;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterator over a tuple.
 *  <p>Threads: when shared, items may repeat or be missed; none is invented. The tuple stays owned until the iterator dies, so no
 *  reader can lose it. */
@PyClass(name = "tuple_iterator", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyTupleIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyTupleIteratorExposed());

    @Owned private final PyTuple tuple;
    private int index;

    PyTupleIterator(ThreadState ts, PyTuple tuple) {
        super(ts);
        this.tuple = Refs.newRef(ts, tuple);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(tuple);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, tuple);
    }

    static PyObject tp_iter(ThreadState ts, PyTupleIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyTupleIterator self) {
        return self.next(ts);
    }

    /** The next item, or null; for loops that know the iterator's class. */
    public @Owned PyObject next(ThreadState ts) {
        PyObject[] items = tuple.items;
        int i = index;
        if (i >= items.length) {
            return null;
        }
        index = i + 1;
        return Refs.newRef(ts, items[i]);
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        return Math.max(0, tuple.size() - index);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyObject iter = io.github.typhon.objects.protocol.Builtins.lookup(ts, "iter");
        if (index >= tuple.size()) {
            return PyTuple.of(ts, iter, PyTuple.ofImmortals(PyTuple.EMPTY));
        }
        return PyTuple.of(ts, iter, PyTuple.of(ts, Refs.newRef(ts, tuple)), PyLong.of(index));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, PyObject state) {
        long i = Numbers.ssizeOfInt(state);
        index = (int) Math.max(0, Math.min(i, tuple.size()));
    }
}
