// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicInteger;

/** decimal.Context; held: the mappings of traps and flags, made at first use.
 *  <p>Threads: fields are volatile, flags and traps atomic; an operation reads the fields once, at its start. */
@PyClass(name = "Context", signature = "(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", module = "decimal", flags = PyType.BASETYPE, methods = ContextMethods.class,
        doc = "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)\n--\n\nThe context affects almost all operations and controls rounding,\nOver/Underflow, raising of exceptions and much more.  A new context\n"
                + "can be initialized as follows:\n\n    >>> c = Context(prec=28, Emin=-425000000, Emax=425000000,\n    ...             rounding=ROUND_HALF_EVEN, capitals=1, clamp=1,\n"
                + "    ...             traps=[InvalidOperation, DivisionByZero, Overflow],\n    ...             flags=[])\n    >>>\n\n\n")
public class PyContext extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyContextExposed());
    static final String[] NAMES = {"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};
    private static final int TRAPS = 0;
    private static final int FLAGS = 1;

    volatile long prec = 28;
    volatile long emin = -999_999;
    volatile long emax = 999_999;
    volatile int rounding = Rules.HALF_EVEN;
    volatile boolean clamp;
    volatile boolean capitals = true;
    final AtomicInteger traps = new AtomicInteger();
    final AtomicInteger flags = new AtomicInteger();

    protected PyContext(ThreadState ts) {
        super(ts, new PyObject[2]);
    }

    PyContext(ThreadState ts, long prec, int rounding, int traps) {
        this(ts);
        this.prec = prec;
        this.rounding = rounding;
        this.traps.set(traps);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    // ---- for operations

    Rules rules() {
        return new Rules(prec, emin, emax, rounding, clamp);
    }

    /** Records the conditions of an operation and raises if one of them is trapped. */
    void finish(ThreadState ts, int status) {
        if (status == 0) {
            return;
        }
        if ((flags.get() & status) != status) {
            flags.updateAndGet(v -> v | status);
        }
        int trapped = traps.get() & status;
        if (trapped != 0) {
            throw DecState.of(ts).exception(ts, trapped);
        }
    }

    /** As finish, for what conversions may meet: only InvalidOperation counts. */
    @Owned PyContext copy(ThreadState ts) {
        PyContext c = new PyContext(ts);
        c.become(this);
        return c;
    }

    void become(PyContext o) {
        prec = o.prec;
        emin = o.emin;
        emax = o.emax;
        rounding = o.rounding;
        clamp = o.clamp;
        capitals = o.capitals;
        traps.set(o.traps.get());
        flags.set(o.flags.get());
    }

    // ---- construction

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyContext c = type == TYPE ? new PyContext(ts) : (PyContext) PyContextExposed.newInstance(ts, type);
        c.become(DecState.of(ts).defaults);
        c.flags.set(0);
        return c;
    }

    static void tp_init(ThreadState ts, PyContext self, PyObject[] args, PyUnicode[] kwnames) {
        self.assign(ts, NewArgs.bind(null, args, kwnames, NAMES));
    }

    /** Sets what is given: one element per name, null or None where absent. */
    void assign(ThreadState ts, PyObject[] a) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] == null || a[i] == PyNone.NONE) {
                continue;
            }
            switch (i) {
                case 0 -> setPrec(ts, a[i]);
                case 1 -> rounding = rounding(a[i]);
                case 2 -> setEmin(ts, a[i]);
                case 3 -> setEmax(ts, a[i]);
                case 4 -> setCapitals(ts, a[i]);
                case 5 -> setClamp(ts, a[i]);
                case 6 -> flags.set(DecState.of(ts).bits(ts, a[i]));
                default -> traps.set(DecState.of(ts).bits(ts, a[i]));
            }
        }
    }

    static int rounding(PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        for (int i = 0; u != null && i < Rules.ROUNDINGS.length; i++) {
            if (u.equalsText(Rules.ROUNDINGS[i])) {
                return i;
            }
        }
        throw Raise.typeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
    }

    private static long number(ThreadState ts, PyObject o) {
        return Numbers.ssizeOfInt(o);
    }

    // ---- attributes

    @PyGetter("prec")
    long prec() {
        return prec;
    }

    @PySetter("prec")
    void setPrec(ThreadState ts, PyObject value) {
        long v = number(ts, value);
        if (v < 1 || v > Rules.MAX_PREC) {
            throw Raise.valueError("valid range for prec is [1, MAX_PREC]");
        }
        prec = v;
    }

    @PyGetter("Emin")
    long emin() {
        return emin;
    }

    @PySetter("Emin")
    void setEmin(ThreadState ts, PyObject value) {
        long v = number(ts, value);
        if (v < Rules.MIN_EMIN || v > 0) {
            throw Raise.valueError("valid range for Emin is [MIN_EMIN, 0]");
        }
        emin = v;
    }

    @PyGetter("Emax")
    long emax() {
        return emax;
    }

    @PySetter("Emax")
    void setEmax(ThreadState ts, PyObject value) {
        long v = number(ts, value);
        if (v < 0 || v > Rules.MAX_EMAX) {
            throw Raise.valueError("valid range for Emax is [0, MAX_EMAX]");
        }
        emax = v;
    }

    @PyGetter("rounding")
    String rounding() {
        return Rules.ROUNDINGS[rounding];
    }

    @PySetter("rounding")
    void setRounding(ThreadState ts, PyObject value) {
        rounding = rounding(value);
    }

    @PyGetter("capitals")
    long capitals() {
        return capitals ? 1 : 0;
    }

    @PySetter("capitals")
    void setCapitals(ThreadState ts, PyObject value) {
        long v = number(ts, value);
        if (v != 0 && v != 1) {
            throw Raise.valueError("valid values for capitals are 0 or 1");
        }
        capitals = v == 1;
    }

    @PyGetter("clamp")
    long clamp() {
        return clamp ? 1 : 0;
    }

    @PySetter("clamp")
    void setClamp(ThreadState ts, PyObject value) {
        long v = number(ts, value);
        if (v != 0 && v != 1) {
            throw Raise.valueError("valid values for clamp are 0 or 1");
        }
        clamp = v == 1;
    }

    private PyObject mapping(ThreadState ts, int i) {
        PyObject d = held(ts, i);
        if (d != null) {
            return d;
        }
        PyObject made = PySignalDict.of(ts, i == TRAPS ? traps : flags);
        if (RefSlots.cas(held, i, null, made)) {
            return Refs.newRef(ts, made);
        }
        Refs.decref(ts, made);
        return held(ts, i);
    }

    static PyObject tp_getattro(ThreadState ts, PyContext self, PyUnicode name) {
        if (name.equalsText("traps")) {
            return self.mapping(ts, TRAPS);
        }
        return name.equalsText("flags") ? self.mapping(ts, FLAGS) : Attributes.genericGetAttr(ts, self, name);
    }

    static void tp_setattro(ThreadState ts, PyContext self, PyUnicode name, PyObject value) {
        if (value == null) {
            throw Raise.attributeError("context attributes cannot be deleted");
        }
        if (name.equalsText("traps")) {
            self.traps.set(DecState.of(ts).dictBits(ts, value));
        } else if (name.equalsText("flags")) {
            self.flags.set(DecState.of(ts).dictBits(ts, value));
        } else if (PyType.of(self).lookupBorrowed(PyUnicode.intern(name)) == null && !(self instanceof Attributed)) {
            throw Attributes.missing(ts, self, name);
        } else {
            Attributes.genericSetAttr(ts, self, name, value);
        }
    }

    static PyObject tp_repr(ThreadState ts, PyContext self) {
        return PyUnicode.of("Context(prec=" + self.prec + ", rounding=" + self.rounding() + ", Emin=" + self.emin + ", Emax=" + self.emax + ", capitals=" + self.capitals()
                + ", clamp=" + self.clamp() + ", flags=" + DecState.names(self.flags.get()) + ", traps=" + DecState.names(self.traps.get()) + ")");
    }

    // ---- methods about the context itself

    @PyMethod(value = "($self, /)", name = "clear_flags", doc = "Reset all flags to False.")
    void clearFlags() {
        flags.set(0);
    }

    @PyMethod(value = "($self, /)", name = "clear_traps", doc = "Set all traps to False.")
    void clearTraps() {
        traps.set(0);
    }

    @PyMethod(value = "($self, /)", name = "copy", doc = "Return a duplicate of the context with all flags cleared.")
    PyObject duplicate(ThreadState ts) {
        PyContext c = copy(ts);
        c.flags.set(flags.get());
        return c;
    }

    @PyMethod("($self, /)")
    PyObject __copy__(ThreadState ts) {
        return duplicate(ts);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        DecState s = DecState.of(ts);
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), PyTuple.of(ts, PyLong.of(prec), PyUnicode.of(rounding()), PyLong.of(emin), PyLong.of(emax),
                PyLong.of(capitals()), PyLong.of(clamp()), s.list(ts, flags.get()), s.list(ts, traps.get())));
    }

    @PyMethod(value = "($self, /)", name = "Etiny", doc = "Return a value equal to Emin - prec + 1.")
    long etiny() {
        return rules().etiny();
    }

    @PyMethod(value = "($self, /)", name = "Etop", doc = "Return a value equal to Emax - prec + 1.")
    long etop() {
        return rules().etop();
    }

    @PyMethod(value = "($self, /)", doc = "Return 10.")
    PyObject radix(ThreadState ts) {
        return PyDecimal.of(Dec.of(false, 10, 0));
    }
}
