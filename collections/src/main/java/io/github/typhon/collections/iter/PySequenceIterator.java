// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterates over anything with {@code __getitem__} by counting up until IndexError or StopIteration. CPython: PySeqIter_Type.
 *  <p>Ownership: owns the sequence until exhausted; {@code held} is exchanged, so that sharing threads release it once. */
@PyClass(name = "iterator", flags = PyType.DISALLOW_INSTANTIATION)
public final class PySequenceIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PySequenceIteratorExposed());

    @Owned private final PyObject[] held = new PyObject[1];
    private long index;

    public PySequenceIterator(ThreadState ts, PyObject sequence) {
        super(ts);
        held[0] = Refs.newRef(ts, sequence);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(held[0]);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        Refs.xdecref(ts, RefSlots.getAndSet(held, 0, null));
    }

    static PyObject tp_iter(ThreadState ts, PySequenceIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PySequenceIterator self) {
        PyObject s = HeldRef.fetch(ts, self.held);
        if (s == null) {
            return null;
        }
        try {
            if (self.index == Long.MAX_VALUE) {
                throw Raise.overflowError("iter index too large");
            }
            PyObject o = Sequences.getItem(ts, s, self.index);
            self.index++;
            return o;
        } catch (PyException e) {
            if (!e.matches(Exc.IndexError) && !e.matches(Exc.StopIteration)) {
                throw e;
            }
            e.discard(ts);
            self.clearReferences(ts);
            return null;
        } finally {
            Refs.decref(ts, s);
        }
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    PyObject lengthHint(ThreadState ts) {
        PyObject s = HeldRef.fetch(ts, held);
        if (s == null) {
            return PyLong.of(0);
        }
        try {
            return Objects.hasLength(s) ? PyLong.of(Math.max(0, Objects.length(ts, s) - index)) : PyNotImplemented.NOT_IMPLEMENTED;
        } finally {
            Refs.decref(ts, s);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        // Before the state: the look-up may run Python, which may run us to our end.
        PyObject iter = Reflection.builtin(ts, "iter");
        PyObject s = HeldRef.fetch(ts, held);
        if (s == null) {
            return PyTuple.of(ts, iter, PyTuple.ofImmortals(PyTuple.EMPTY));
        }
        return PyTuple.of(ts, iter, PyTuple.of(ts, s), PyLong.of(index));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, PyObject state) {
        index = Math.max(0, Numbers.ssizeOfInt(state));
    }
}
