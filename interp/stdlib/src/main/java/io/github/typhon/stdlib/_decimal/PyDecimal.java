// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** decimal.Decimal. <p>Threads: immutable. <p>Ownership: holds no reference; plain ones are immortal. */
@PyClass(name = "Decimal", signature = "(value=\"0\", context=None)", module = "decimal", flags = PyType.BASETYPE, methods = {DecimalMethods.class, DecimalFaces.class},
        doc = "Decimal(value=\"0\", context=None)\n--\n\nConstruct a new Decimal object. 'value' can be an integer, string, tuple,\nor another Decimal object. If no value is given, return Decimal('0').\n"
                + "The context does not affect the conversion and is only passed to determine\nif the InvalidOperation trap is active.\n")
public class PyDecimal extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyDecimalExposed());
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;
    private static final BigInteger MODULUS = BigInteger.valueOf((1L << 61) - 1);

    final Dec value;

    private PyDecimal(Dec value) {
        this.value = value;
    }

    protected PyDecimal(ThreadState ts, Dec value) {
        super(ts);
        this.value = value;
    }

    static @Owned PyDecimal of(Dec d) {
        return new PyDecimal(d);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind(null, args, kwnames, "value", "context");
        if (a[1] != null && a[1] != PyNone.NONE && !(a[1] instanceof PyContext)) {
            throw Raise.typeError("optional argument must be a context");
        }
        if (a[0] != null && type == TYPE && PyType.of(a[0]) == TYPE) {
            return Refs.newRef(ts, a[0]);
        }
        Dec d = Dec.ZERO;
        if (a[0] != null) {
            PyContext c = Convert.context(ts, a[1]);
            try {
                d = Convert.exact(ts, a[0], c);
            } finally {
                Refs.decref(ts, c);
            }
        }
        return type == TYPE ? of(d) : PyDecimalExposed.newInstance(ts, type, d);
    }

    private static boolean capitals(ThreadState ts) {
        PyContext c = DecState.context(ts);
        boolean capitals = c.capitals;
        Refs.decref(ts, c);
        return capitals;
    }

    static PyObject tp_repr(ThreadState ts, PyDecimal self) {
        return PyUnicode.of("Decimal('" + self.value.toText(false, capitals(ts)) + "')");
    }

    static PyObject tp_str(ThreadState ts, PyDecimal self) {
        return PyUnicode.of(self.value.toText(false, capitals(ts)));
    }

    static long tp_hash(ThreadState ts, PyDecimal self) {
        Dec d = self.value;
        if (d.isNaN()) {
            if (d.kind == Dec.SNAN) {
                throw Raise.typeError("Cannot hash a signaling NaN value");
            }
            return Hashing.identity(self);
        }
        if (d.isInfinite()) {
            return d.negative ? -314159 : 314159;
        }
        BigInteger ten = BigInteger.TEN.modPow(BigInteger.valueOf(d.exp), MODULUS);
        long h = d.coefficient().multiply(ten).mod(MODULUS).longValue();
        h = d.negative ? -h : h;
        return h == -1 ? -2 : h;
    }

    static PyObject tp_richcompare(ThreadState ts, PyDecimal self, PyObject other, int op) {
        PyContext c = DecState.context(ts);
        try {
            Dec[] ab = Convert.compared(ts, self.value, other, op, c);
            if (ab == null) {
                return NOT_IMPLEMENTED;
            }
            if (ab[0].isNaN() || ab[1].isNaN()) {
                if (ab[0].kind == Dec.SNAN || ab[1].kind == Dec.SNAN || op != CompareOp.EQ && op != CompareOp.NE) {
                    c.finish(ts, Rules.INVALID_OPERATION);
                }
                return PyBool.of(op == CompareOp.NE);
            }
            return PyBool.of(CompareOp.holds(Arithmetic.compare(ab[0], ab[1]), op));
        } finally {
            Refs.decref(ts, c);
        }
    }

    static boolean nb_bool(ThreadState ts, PyDecimal self) {
        return !self.value.isZero();
    }

    private static PyObject binary(ThreadState ts, String name, PyObject a, PyObject b) {
        Dec x = Convert.operand(a);
        Dec y = Convert.operand(b);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        PyContext c = DecState.context(ts);
        try {
            return Operations.run(ts, c, name, x, y);
        } finally {
            Refs.decref(ts, c);
        }
    }

    private static PyObject unary(ThreadState ts, String name, PyDecimal a) {
        PyContext c = DecState.context(ts);
        try {
            return Operations.run(ts, c, name, a.value);
        } finally {
            Refs.decref(ts, c);
        }
    }

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, "add", a, b);
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, "subtract", a, b);
    }

    static PyObject nb_multiply(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, "multiply", a, b);
    }

    static PyObject nb_true_divide(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, "divide", a, b);
    }

    static PyObject nb_floor_divide(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, "divide_int", a, b);
    }

    static PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, "remainder", a, b);
    }

    static PyObject nb_divmod(ThreadState ts, PyObject a, PyObject b) {
        Dec x = Convert.operand(a);
        Dec y = Convert.operand(b);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        PyContext c = DecState.context(ts);
        try {
            return Operations.divmod(ts, c, x, y);
        } finally {
            Refs.decref(ts, c);
        }
    }

    static PyObject nb_power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        Dec x = Convert.operand(a);
        Dec y = Convert.operand(b);
        Dec z = mod == null || mod == PyNone.NONE ? null : Convert.operand(mod);
        if (x == null || y == null || z == null && mod != null && mod != PyNone.NONE) {
            return NOT_IMPLEMENTED;
        }
        PyContext c = DecState.context(ts);
        try {
            return Operations.power(ts, c, x, y, z);
        } finally {
            Refs.decref(ts, c);
        }
    }

    static PyObject nb_negative(ThreadState ts, PyDecimal self) {
        return unary(ts, "minus", self);
    }

    static PyObject nb_positive(ThreadState ts, PyDecimal self) {
        return unary(ts, "plus", self);
    }

    static PyObject nb_absolute(ThreadState ts, PyDecimal self) {
        return unary(ts, "abs", self);
    }

    /** As an int, rounded as told. */
    final PyLong toInt(int rounding) {
        if (!value.isFinite()) {
            throw value.isNaN() ? Raise.valueError("cannot convert NaN to integer") : Raise.overflowError("cannot convert Infinity to integer");
        }
        Dec d = value;
        if (d.exp < 0) {
            d = Rounding.rescale(d, 0, Rules.widest(), rounding);
        }
        return PyLong.of(d.toInteger());
    }

    static PyObject nb_int(ThreadState ts, PyDecimal self) {
        return self.toInt(Rules.DOWN);
    }

    static PyObject nb_float(ThreadState ts, PyDecimal self) {
        Dec d = self.value;
        if (d.isNaN()) {
            if (d.kind == Dec.SNAN) {
                throw Raise.valueError("cannot convert signaling NaN to float");
            }
            return PyFloat.of(Double.longBitsToDouble(d.negative ? 0xFFF8_0000_0000_0000L : 0x7FF8_0000_0000_0000L));
        }
        return PyFloat.of(Double.parseDouble(d.toText(false, true)));
    }
}
