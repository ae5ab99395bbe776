// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigDecimal;
import java.math.BigInteger;

/** From other Python objects to numbers. <p>Threads: stateless. */
final class Convert {
    private Convert() {}

    static Dec ofLong(PyLong v) {
        if (v.fitsLong() && v.longValue() != Long.MIN_VALUE) {
            long n = v.longValue();
            return Dec.of(n < 0, Math.abs(n), 0);
        }
        BigInteger b = v.bigValue();
        return Dec.of(b.signum() < 0, b.abs(), 0);
    }

    static Dec ofDouble(double v) {
        boolean negative = Double.doubleToRawLongBits(v) < 0;
        if (Double.isNaN(v)) {
            return Dec.nan(negative, false, BigInteger.ZERO);
        }
        if (Double.isInfinite(v)) {
            return Dec.infinity(negative);
        }
        BigDecimal d = new BigDecimal(Math.abs(v));
        return d.signum() == 0 ? Dec.of(negative, 0, 0) : Dec.of(negative, d.unscaledValue(), -d.scale());
    }

    /** The number if the object is a Decimal or an int, else null. */
    static Dec operand(PyObject o) {
        if (o instanceof PyDecimal d) {
            return d.value;
        }
        PyLong v = PyLong.unwrapOrNull(o);
        return v == null ? null : ofLong(v);
    }

    static Dec require(PyObject o) {
        Dec d = operand(o);
        if (d == null) {
            throw unsupported(o);
        }
        return d;
    }

    static PyObject decimal(PyObject o) {
        if (!(o instanceof PyDecimal)) {
            throw Raise.typeError("argument must be a Decimal");
        }
        return o;
    }

    static RuntimeException unsupported(PyObject o) {
        return Raise.typeError("conversion from %s to Decimal is not supported", PyType.of(o).name());
    }

    /** Exactly, for the constructor; what a float or a bad text means is for the context. */
    static Dec exact(ThreadState ts, PyObject o, PyContext c) {
        Dec d = operand(o);
        if (d != null) {
            return d;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u != null) {
            return exactText(ts, DecParse.parse(u, true), c);
        }
        PyFloat f = PyFloat.unwrapOrNull(o);
        if (f != null) {
            c.finish(ts, Rules.FLOAT_OPERATION);
            return ofDouble(f.value());
        }
        if (o instanceof PyTuple || io.github.typhon.objects.spi.Containers.factory().isList(o)) {
            return exactText(ts, ofTuple(ts, o), c);
        }
        throw unsupported(o);
    }

    private static Dec exactText(ThreadState ts, Dec parsed, PyContext c) {
        if (parsed == null) {
            c.finish(ts, Rules.CONVERSION_SYNTAX);
            return Dec.NAN;
        }
        if (!parsed.isFinite()) {
            return parsed;
        }
        if (tooLarge(parsed)) {
            c.finish(ts, Rules.INVALID_OPERATION);
            return Dec.NAN;
        }
        return parsed;
    }

    private static boolean tooLarge(Dec d) {
        return d.isZero() ? d.exp > Rules.MAX_EMAX || d.exp < Rules.MIN_ETINY : d.adjusted() > Rules.MAX_EMAX || d.exp < Rules.MIN_ETINY;
    }

    /** Rounded to a context, for {@code create_decimal}. */
    static Dec rounded(ThreadState ts, PyObject o, PyContext c) {
        Rules r = c.rules();
        Dec d = operand(o);
        PyUnicode u = d != null ? null : PyUnicode.unwrapOrNull(o);
        PyFloat f = d != null ? null : PyFloat.unwrapOrNull(o);
        if (u != null) {
            d = DecParse.parse(u, false);
            if (d == null) {
                c.finish(ts, Rules.CONVERSION_SYNTAX);
                return Dec.NAN;
            }
        } else if (f != null) {
            c.finish(ts, Rules.FLOAT_OPERATION);
            d = ofDouble(f.value());
        } else if (o instanceof PyTuple || io.github.typhon.objects.spi.Containers.factory().isList(o)) {
            d = ofTuple(ts, o);
        } else if (d == null) {
            throw unsupported(o);
        }
        if (d.isNaN() && (d.big != null || d.small != 0) && d.digits() > r.prec - (r.clamp ? 1 : 0)) {
            c.finish(ts, Rules.CONVERSION_SYNTAX);
            return Dec.NAN;
        }
        Dec fixed = Rounding.fix(d, r);
        c.finish(ts, r.status);
        return fixed;
    }

    private static Dec ofTuple(ThreadState ts, PyObject o) {
        PyObject t = Sequences.tuple(ts, o);
        try {
            PyTuple p = (PyTuple) t;
            if (p.size() != 3) {
                throw Raise.valueError("argument must be a sequence of length 3");
            }
            PyLong sign = PyLong.unwrapOrNull(p.get(0));
            if (sign == null || !sign.fitsLong() || sign.longValue() != 0 && sign.longValue() != 1) {
                throw Raise.valueError("sign must be an integer with the value 0 or 1");
            }
            boolean negative = sign.longValue() == 1;
            PyUnicode kind = PyUnicode.unwrapOrNull(p.get(2));
            if (kind != null && kind.equalsText("F")) {
                return Dec.infinity(negative);
            }
            BigInteger c = digits(ts, p.get(1));
            if (kind != null) {
                if (!kind.equalsText("n") && !kind.equalsText("N")) {
                    throw Raise.valueError("string argument in the third position must be 'F', 'n' or 'N'");
                }
                return Dec.nan(negative, kind.equalsText("N"), c);
            }
            PyLong exp = PyLong.unwrapOrNull(p.get(2));
            if (exp == null) {
                throw Raise.valueError("exponent must be an integer");
            }
            if (!exp.fitsLong()) {
                throw Raise.overflowError("Python int too large to convert to C ssize_t");
            }
            return Dec.of(negative, c, Math.max(-DecParse.FAR, Math.min(DecParse.FAR, exp.longValue())));
        } finally {
            Refs.decref(ts, t);
        }
    }

    private static BigInteger digits(ThreadState ts, PyObject o) {
        if (!(o instanceof PyTuple) && !io.github.typhon.objects.spi.Containers.factory().isList(o)) {
            throw Raise.valueError("coefficient must be a tuple of digits");
        }
        PyObject t = Sequences.tuple(ts, o);
        try {
            StringBuilder b = new StringBuilder("0");
            for (PyObject x : ((PyTuple) t).items) {
                PyLong v = PyLong.unwrapOrNull(x);
                if (v == null || !v.fitsLong() || v.longValue() < 0 || v.longValue() > 9) {
                    throw Raise.valueError("coefficient must be a tuple of digits");
                }
                b.append(v.longValue());
            }
            return new BigInteger(b.toString());
        } finally {
            Refs.decref(ts, t);
        }
    }

    /** The two sides of a comparison, made comparable; null if they are not. */
    static Dec[] compared(ThreadState ts, Dec a, PyObject o, int op, PyContext c) {
        Dec b = operand(o);
        if (b != null) {
            return new Dec[] {a, b};
        }
        boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
        if (o instanceof PyComplex z && equality) {
            if (z.imag() != 0) {
                return new Dec[] {a, Dec.NAN};
            }
            c.flags.updateAndGet(v -> v | Rules.FLOAT_OPERATION);
            return new Dec[] {a, ofDouble(z.real())};
        }
        PyFloat f = PyFloat.unwrapOrNull(o);
        if (f != null) {
            if (equality) {
                c.flags.updateAndGet(v -> v | Rules.FLOAT_OPERATION);
            } else {
                c.finish(ts, Rules.FLOAT_OPERATION);
            }
            return new Dec[] {a, ofDouble(f.value())};
        }
        if (!Objects.isInstance(ts, o, DecState.of(ts).rational)) {
            return null;
        }
        PyObject n = Objects.getAttr(ts, o, "numerator");
        PyObject d = null;
        try {
            d = Objects.getAttr(ts, o, "denominator");
            Dec scaled = a.isFinite() ? Arithmetic.multiply(a, require(d), Rules.widest()) : a;
            return new Dec[] {scaled, require(n)};
        } finally {
            Refs.decref(ts, n);
            Refs.xdecref(ts, d);
        }
    }

    /** An optional context argument, or the current one; owned. */
    static PyContext context(ThreadState ts, PyObject o) {
        if (o == null || o == PyNone.NONE) {
            return DecState.context(ts);
        }
        if (!(o instanceof PyContext c)) {
            throw Raise.typeError("optional argument must be a context");
        }
        return Refs.newRef(ts, c);
    }
}
