// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Runs over a sequence from its end to its start. */
@PyClass(name = "reversed", signature = "(sequence, /)", flags = PyType.BASETYPE, doc = "Return a reverse iterator over the values of the given sequence.")
public class PyReversed extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyReversedExposed());

    private long index;

    PyReversed(ThreadState ts, @Stolen PyObject sequence, long length) {
        super(ts, sequence);
        index = length - 1;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("reversed", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length != 1) {
            throw Raise.typeError("reversed expected 1 argument, got %d", a.length);
        }
        PyObject seq = a[0];
        PyObject special = PyType.of(seq).lookupBorrowed(Names.__reversed__);
        if (special == PyNone.NONE) {
            throw Raise.typeError("'%s' object is not reversible", PyType.of(seq).name());
        }
        if (special != null) {
            return SlotCalls.callSpecial(ts, seq, Names.__reversed__);
        }
        if (!Sequences.check(seq)) {
            throw Raise.typeError("'%s' object is not reversible", PyType.of(seq).name());
        }
        long n = Objects.length(ts, seq);
        return PyReversedExposed.newInstance(ts, type, Refs.newRef(ts, seq), n);
    }

    static PyObject tp_iter(ThreadState ts, PyReversed self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyReversed self) {
        PyObject seq = self.held(ts, 0);
        if (seq == null) {
            return null;
        }
        try {
            if (self.index >= 0) {
                PyObject v = Sequences.getItem(ts, seq, self.index);
                self.index--;
                return v;
            }
        } catch (PyException e) {
            if (!e.matches(Exc.IndexError) && !e.matches(Exc.StopIteration)) {
                throw e;
            }
            e.discard(ts);
        } finally {
            Refs.decref(ts, seq);
        }
        self.index = -1;
        self.put(ts, 0, null);
        return null;
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint(ThreadState ts) {
        PyObject seq = held(ts, 0);
        if (seq == null) {
            return 0;
        }
        try {
            return Objects.length(ts, seq) < index + 1 ? 0 : index + 1;
        } finally {
            Refs.decref(ts, seq);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyObject seq = held(ts, 0);
        PyObject type = Refs.newRef(ts, PyType.of(this));
        if (seq == null) {
            return PyTuple.of(ts, type, PyTuple.ofImmortals(PyTuple.EMPTY));
        }
        return PyTuple.of(ts, type, PyTuple.of(ts, seq), PyLong.of(index));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, PyObject state) {
        long i = Numbers.ssizeOfInt(state);
        PyObject seq = held(ts, 0);
        if (seq != null) {
            try {
                index = Math.max(-1, Math.min(i, Objects.length(ts, seq) - 1));
            } finally {
                Refs.decref(ts, seq);
            }
        }
    }
}
