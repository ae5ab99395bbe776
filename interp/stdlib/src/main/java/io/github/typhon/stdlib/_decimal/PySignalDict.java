// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicInteger;

/** The flags or traps of a context as a mapping from signals to bools. The class that Python sees derives from this and MutableMapping.
 *  <p>Threads: the bits are atomic, and the context's own. */
@PyClass(name = "SignalDictMixin", module = "decimal", flags = PyType.BASETYPE)
public class PySignalDict extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PySignalDictExposed());

    /** Null in one that no context has made. */
    private final AtomicInteger bits;

    protected PySignalDict(ThreadState ts, AtomicInteger bits) {
        super(ts);
        this.bits = bits;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    final AtomicInteger bits() {
        if (bits == null) {
            throw Raise.valueError("invalid signal dict");
        }
        return bits;
    }

    static @Owned PyObject of(ThreadState ts, AtomicInteger bits) {
        return PySignalDictExposed.newInstance(ts, DecState.of(ts).signalDict, bits);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PySignalDictExposed.newInstance(ts, type, (AtomicInteger) null);
    }

    private static int bit(ThreadState ts, PyObject key) {
        int i = DecState.of(ts).signal(key);
        if (i < 0) {
            throw DecState.notASignal();
        }
        return DecState.BITS[i];
    }

    static long mp_length(ThreadState ts, PySignalDict self) {
        self.bits();
        return DecState.SIGNALS;
    }

    static PyObject tp_iter(ThreadState ts, PySignalDict self) {
        self.bits();
        PyTuple t = PyTuple.copyOf(ts, DecState.of(ts).signals, 0, DecState.SIGNALS);
        try {
            return Iterators.iter(ts, t);
        } finally {
            Refs.decref(ts, t);
        }
    }

    static PyObject mp_subscript(ThreadState ts, PySignalDict self, PyObject key) {
        return PyBool.of((self.bits().get() & bit(ts, key)) != 0);
    }

    static void mp_ass_subscript(ThreadState ts, PySignalDict self, PyObject key, PyObject value) {
        if (value == null) {
            throw Raise.valueError("signal keys cannot be deleted");
        }
        int b = bit(ts, key);
        boolean on = Objects.isTrue(ts, value);
        self.bits().updateAndGet(v -> on ? v | b : v & ~b);
    }

    static PyObject tp_repr(ThreadState ts, PySignalDict self) {
        DecState s = DecState.of(ts);
        StringBuilder b = new StringBuilder("{");
        for (int i = 0; i < DecState.SIGNALS; i++) {
            b.append(i > 0 ? ", " : "").append(Objects.reprText(ts, s.signals[i])).append(':').append((self.bits().get() & DecState.BITS[i]) != 0 ? "True" : "False");
        }
        return PyUnicode.of(b.append('}').toString());
    }

    static PyObject tp_richcompare(ThreadState ts, PySignalDict self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        self.bits();
        int bits;
        if (other instanceof PySignalDict d) {
            bits = d.bits().get();
        } else if (other instanceof PyDict) {
            try {
                bits = DecState.of(ts).dictBits(ts, other);
            } catch (PyException e) {
                if (!e.matches(Exc.KeyError)) {
                    throw e;
                }
                e.discard(ts);
                return PyBool.of(op == CompareOp.NE);
            }
        } else {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of((signalsOf(bits) == signalsOf(self.bits().get())) == (op == CompareOp.EQ));
    }

    /** One bit for each signal that is set. */
    private static int signalsOf(int bits) {
        int out = 0;
        for (int i = 0; i < DecState.SIGNALS; i++) {
            out |= (bits & DecState.BITS[i]) != 0 ? 1 << i : 0;
        }
        return out;
    }

    @PyMethod("($self, /)")
    PyObject copy(ThreadState ts) {
        DecState s = DecState.of(ts);
        PyDict d = new PyDict(ts);
        for (int i = 0; i < DecState.SIGNALS; i++) {
            d.put(ts, s.signals[i], PyBool.of((bits().get() & DecState.BITS[i]) != 0));
        }
        return d;
    }
}
