// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.LongMath;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** The operators of timedelta. Results are plain timedeltas, whatever the operands' classes. <p>Threads: stateless. */
final class DeltaArithmetic {
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

    private DeltaArithmetic() {}

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof PyTimeDelta x && b instanceof PyTimeDelta y ? x.plus(y) : NOT_IMPLEMENTED;
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof PyTimeDelta x && b instanceof PyTimeDelta y ? x.minus(y) : NOT_IMPLEMENTED;
    }

    static PyObject nb_negative(ThreadState ts, PyTimeDelta self) {
        return self.negated();
    }

    static PyObject nb_positive(ThreadState ts, PyTimeDelta self) {
        return PyTimeDelta.of(self.days, self.micros);
    }

    static PyObject nb_absolute(ThreadState ts, PyTimeDelta self) {
        return self.days < 0 ? self.negated() : nb_positive(ts, self);
    }

    private static PyObject of(ThreadState ts, BigInteger micros) {
        return PyTimeDelta.of(ts, PyTimeDelta.TYPE, micros);
    }

    static PyObject nb_multiply(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof PyTimeDelta x ? times(ts, x, b) : times(ts, (PyTimeDelta) b, a);
    }

    private static PyObject times(ThreadState ts, PyTimeDelta d, PyObject factor) {
        PyLong n = PyLong.unwrapOrNull(factor);
        if (n != null) {
            if (d.isNarrow() && n.fitsLong()) {
                long low = d.narrow() * n.longValue();
                if (Math.multiplyHigh(d.narrow(), n.longValue()) == low >> 63) {
                    return PyTimeDelta.of(Math.floorDiv(low, Clock.DAY), Math.floorMod(low, Clock.DAY));
                }
            }
            return of(ts, d.big().multiply(n.bigValue()));
        }
        PyFloat f = PyFloat.unwrapOrNull(factor);
        if (f == null) {
            return NOT_IMPLEMENTED;
        }
        BigInteger[] r = ratio(ts, factor);
        return of(ts, nearest(d.big().multiply(r[0]), r[1]));
    }

    /** {@code float.as_integer_ratio}, of a subclass what it says itself. */
    private static BigInteger[] ratio(ThreadState ts, PyObject f) {
        PyObject r = Calls.callMethod(ts, f, "as_integer_ratio");
        try {
            if (!(r instanceof PyTuple t)) {
                throw Raise.typeError("unexpected return type from as_integer_ratio(): expected tuple, not '%s'", PyType.of(r).name());
            }
            if (t.size() != 2) {
                throw Raise.valueError("as_integer_ratio() must return a 2-tuple");
            }
            PyLong n = PyLong.unwrapOrNull(t.get(0));
            PyLong d = PyLong.unwrapOrNull(t.get(1));
            if (n == null || d == null) {
                throw Raise.typeError("non-integer arguments in division");
            }
            return new BigInteger[] {n.bigValue(), d.bigValue()};
        } finally {
            Refs.decref(ts, r);
        }
    }

    /** The quotient rounded half to even. */
    private static BigInteger nearest(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw Raise.zeroDivision("division by zero");
        }
        if (b.signum() < 0) {
            a = a.negate();
            b = b.negate();
        }
        BigInteger r = a.mod(b);
        BigInteger q = a.subtract(r).divide(b);
        int c = r.shiftLeft(1).compareTo(b);
        return c > 0 || c == 0 && q.testBit(0) ? q.add(BigInteger.ONE) : q;
    }

    static PyObject nb_true_divide(ThreadState ts, PyObject a, PyObject b) {
        if (!(a instanceof PyTimeDelta d)) {
            return NOT_IMPLEMENTED;
        }
        if (b instanceof PyTimeDelta e) {
            return PyFloat.of(LongMath.trueDivide(PyLong.of(d.big()), PyLong.of(e.big())));
        }
        PyLong n = PyLong.unwrapOrNull(b);
        if (n != null) {
            return of(ts, nearest(d.big(), n.bigValue()));
        }
        PyFloat f = PyFloat.unwrapOrNull(b);
        if (f == null) {
            return NOT_IMPLEMENTED;
        }
        BigInteger[] r = ratio(ts, b);
        return of(ts, nearest(d.big().multiply(r[1]), r[0]));
    }

    static PyObject nb_floor_divide(ThreadState ts, PyObject a, PyObject b) {
        if (!(a instanceof PyTimeDelta d)) {
            return NOT_IMPLEMENTED;
        }
        if (b instanceof PyTimeDelta e) {
            return LongMath.floorDivide(PyLong.of(d.big()), PyLong.of(e.big()));
        }
        PyLong n = PyLong.unwrapOrNull(b);
        return n == null ? NOT_IMPLEMENTED : of(ts, LongMath.floorDivide(PyLong.of(d.big()), n.plain()).bigValue());
    }

    static PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof PyTimeDelta d && b instanceof PyTimeDelta e ? of(ts, LongMath.remainder(PyLong.of(d.big()), PyLong.of(e.big())).bigValue()) : NOT_IMPLEMENTED;
    }

    static PyObject nb_divmod(ThreadState ts, PyObject a, PyObject b) {
        if (!(a instanceof PyTimeDelta d) || !(b instanceof PyTimeDelta e)) {
            return NOT_IMPLEMENTED;
        }
        PyLong[] r = LongMath.divmod(PyLong.of(d.big()), PyLong.of(e.big()));
        return PyTuple.of(ts, r[0], of(ts, r[1].bigValue()));
    }
}
