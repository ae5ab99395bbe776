// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._contextvars.ContextVar;
import java.util.concurrent.atomic.AtomicReference;

/** What the module has once per interpreter: the exception classes, the variable that holds the current context, helpers of the library.
 *  <p>Threads: immutable. <p>Ownership: owns what it names, as long as the interpreter lives. */
final class DecState {
    /** The signals in the order of CPython's tables; the last four refine InvalidOperation. */
    static final String[] NAMES = {"InvalidOperation", "FloatOperation", "DivisionByZero", "Overflow", "Underflow", "Subnormal", "Inexact", "Rounded", "Clamped",
        "ConversionSyntax", "DivisionImpossible", "DivisionUndefined", "InvalidContext"};
    static final int SIGNALS = 9;
    private static final int[] SHOWN = {8, 0, 2, 6, 1, 3, 7, 5, 4};
    static final int[] BITS = {Rules.INVALID, Rules.FLOAT_OPERATION, Rules.DIVISION_BY_ZERO, Rules.OVERFLOW, Rules.UNDERFLOW, Rules.SUBNORMAL, Rules.INEXACT,
        Rules.ROUNDED, Rules.CLAMPED, Rules.CONVERSION_SYNTAX, Rules.DIVISION_IMPOSSIBLE, Rules.DIVISION_UNDEFINED, Rules.INVALID_CONTEXT};
    private static final StateKey<AtomicReference<DecState>> KEY = StateKey.of(() -> new AtomicReference<DecState>());

    @Owned final PyType base;
    @Owned final PyType[] signals = new PyType[NAMES.length];
    @Owned final PyType signalDict;
    @Owned final PyObject rational;
    @Owned final PyObject tuple;
    @Owned final ContextVar current;
    @Owned final PyContext defaults;
    @Owned final PyContext basic;
    @Owned final PyContext extended;

    private DecState(ThreadState ts) {
        base = type(ts, "DecimalException", Exc.ArithmeticError);
        PyType invalid = type(ts, NAMES[0], base);
        signals[0] = invalid;
        signals[1] = type(ts, NAMES[1], base, Exc.TypeError);
        signals[2] = type(ts, NAMES[2], base, Exc.ZeroDivisionError);
        PyType inexact = type(ts, "Inexact", base);
        PyType rounded = type(ts, "Rounded", base);
        PyType subnormal = type(ts, "Subnormal", base);
        signals[3] = type(ts, NAMES[3], inexact, rounded);
        signals[4] = type(ts, NAMES[4], inexact, rounded, subnormal);
        signals[5] = subnormal;
        signals[6] = inexact;
        signals[7] = rounded;
        signals[8] = type(ts, NAMES[8], base);
        signals[9] = type(ts, NAMES[9], invalid);
        signals[10] = type(ts, NAMES[10], invalid);
        signals[11] = type(ts, NAMES[11], invalid, Exc.ZeroDivisionError);
        signals[12] = type(ts, NAMES[12], invalid);
        rational = attribute(ts, "numbers", "Rational");
        PyObject mapping = attribute(ts, "collections.abc", "MutableMapping");
        signalDict = newType(ts, PyType.of(mapping), "SignalDict", Containers.factory().newDict(ts), PySignalDict.TYPE, (PyType) mapping);
        Refs.decref(ts, mapping);
        PyObject named = attribute(ts, "collections", "namedtuple");
        tuple = Calls.callKw(ts, named, new PyObject[] {PyUnicode.of("DecimalTuple"), PyUnicode.of("sign digits exponent"), PyUnicode.of("decimal")},
                new PyUnicode[] {PyUnicode.intern("module")});
        Refs.decref(ts, named);
        current = (ContextVar) Calls.call1(ts, ContextVar.TYPE, PyUnicode.of("decimal_context"));
        int usual = Rules.INVALID | Rules.DIVISION_BY_ZERO | Rules.OVERFLOW;
        defaults = new PyContext(ts, 28, Rules.HALF_EVEN, usual);
        basic = new PyContext(ts, 9, Rules.HALF_UP, usual | Rules.UNDERFLOW | Rules.CLAMPED);
        extended = new PyContext(ts, 9, Rules.HALF_EVEN, 0);
    }

    private static @Owned PyType type(ThreadState ts, String name, PyType... bases) {
        PyObject dict = Containers.factory().newDict(ts);
        Containers.factory().dictSet(ts, dict, PyUnicode.intern("__module__"), PyUnicode.intern("decimal"));
        return newType(ts, PyType.TYPE, name, dict, bases);
    }

    private static @Owned PyType newType(ThreadState ts, PyType meta, String name, PyObject dict, PyType... bases) {
        PyTuple t = PyTuple.copyOf(ts, bases, 0, bases.length);
        try {
            return (PyType) Calls.call3(ts, meta, PyUnicode.intern(name), t, dict);
        } finally {
            Refs.decref(ts, t);
            Refs.decref(ts, dict);
        }
    }

    static @Owned PyObject attribute(ThreadState ts, String module, String name) {
        PyObject m = Importer.importModule((PyThreadState) ts, module);
        try {
            return Objects.getAttr(ts, m, name);
        } finally {
            Refs.decref(ts, m);
        }
    }

    static @Borrowed DecState of(ThreadState ts) {
        AtomicReference<DecState> slot = ts.interp.state(KEY);
        DecState s = slot.get();
        if (s == null) {
            slot.compareAndSet(null, new DecState(ts));
            s = slot.get();
        }
        return s;
    }

    // ---- the current context

    static @Owned PyContext context(ThreadState ts) {
        DecState s = of(ts);
        PyObject c = s.current.get(ts, PyNone.NONE);
        if (c instanceof PyContext x) {
            return x;
        }
        Refs.decref(ts, c);
        PyContext fresh = s.defaults.copy(ts);
        fresh.flags.set(0);
        Refs.decref(ts, s.current.set(ts, fresh));
        return fresh;
    }

    static void setContext(ThreadState ts, PyObject v) {
        if (!(v instanceof PyContext c)) {
            throw Raise.typeError("argument must be a context");
        }
        DecState s = of(ts);
        if (c == s.defaults || c == s.basic || c == s.extended) {
            PyContext copy = c.copy(ts);
            copy.flags.set(0);
            Refs.decref(ts, s.current.set(ts, copy));
            Refs.decref(ts, copy);
        } else {
            Refs.decref(ts, s.current.set(ts, c));
        }
    }

    // ---- signals

    /** The number of a signal class in the tables, or -1. */
    int signal(PyObject o) {
        for (int i = 0; i < SIGNALS; i++) {
            if (signals[i] == o) {
                return i;
            }
        }
        return -1;
    }

    static PyException notASignal() {
        return PyException.of(Exc.KeyError, "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, "
                + "Rounded,\n   Clamped]");
    }

    /** The exception for conditions that are trapped: the first signal's class, with the list of the conditions. */
    PyException exception(ThreadState ts, int trapped) {
        PyType first = null;
        PyList l = new PyList(ts);
        if ((trapped & Rules.INVALID_OPERATION) != 0) {
            l.append(ts, signals[0]);
        }
        for (int i = SIGNALS; i < NAMES.length; i++) {
            if ((trapped & BITS[i]) != 0) {
                l.append(ts, signals[i]);
            }
        }
        for (int i = 0; i < SIGNALS; i++) {
            if ((trapped & BITS[i]) != 0) {
                first = first == null ? signals[i] : first;
                if (i > 0) {
                    l.append(ts, signals[i]);
                }
            }
        }
        return PyException.ofArgs(first, l);
    }

    /** The signals in a set of bits, as a list. */
    @Owned PyList list(ThreadState ts, int bits) {
        PyList l = new PyList(ts);
        for (int i = 0; i < SIGNALS; i++) {
            if ((bits & BITS[i]) != 0) {
                l.append(ts, signals[i]);
            }
        }
        return l;
    }

    /** As the repr of a context shows them. */
    static String names(int bits) {
        StringBuilder b = new StringBuilder("[");
        for (int i : SHOWN) {
            if ((bits & BITS[i]) != 0) {
                b.append(b.length() > 1 ? ", " : "").append(NAMES[i]);
            }
        }
        return b.append(']').toString();
    }

    /** Bits from a list of signals, a signal dict, or a dict of all signals. */
    int bits(ThreadState ts, PyObject o) {
        if (o instanceof PySignalDict d) {
            return d.bits().get();
        }
        if (o instanceof PyList l) {
            int bits = 0;
            PyObject[] items = l.toArray(ts);
            try {
                for (PyObject x : items) {
                    int i = signal(x);
                    if (i < 0) {
                        throw notASignal();
                    }
                    bits |= BITS[i];
                }
            } finally {
                Refs.releaseAll(ts, items, 0, items.length);
            }
            return bits;
        }
        return dictBits(ts, o);
    }

    /** Bits from a signal dict or a dict of all signals. */
    int dictBits(ThreadState ts, PyObject o) {
        if (o instanceof PySignalDict d) {
            return d.bits().get();
        }
        if (!Containers.factory().isDict(o)) {
            throw Raise.typeError("argument must be a signal dict");
        }
        if (Containers.factory().dictSize(o) != SIGNALS) {
            throw PyException.of(Exc.KeyError, "invalid signal dict");
        }
        int bits = 0;
        for (int i = 0; i < SIGNALS; i++) {
            PyObject v = Containers.factory().dictGet(ts, o, signals[i]);
            if (v == null) {
                throw PyException.of(Exc.KeyError, "invalid signal dict");
            }
            bits |= Objects.truth(ts, v) ? BITS[i] : 0;
        }
        return bits;
    }
}
