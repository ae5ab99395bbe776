// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** Methods of Decimal that are not operations of a context. <p>Threads: stateless. */
final class DecimalFaces {
    private DecimalFaces() {}

    @PyClassMethod(value = "($type, f, /)", doc = "Class method that converts a float to a decimal number, exactly.")
    static PyObject from_float(ThreadState ts, PyType type, PyObject f) {
        PyFloat v = PyFloat.unwrapOrNull(f);
        PyLong i = PyLong.unwrapOrNull(f);
        if (v == null && i == null) {
            throw Raise.typeError("argument must be int or float");
        }
        return Operations.as(ts, type, i != null ? Convert.ofLong(i) : Convert.ofDouble(v.value()));
    }

    @PyClassMethod(value = "($type, number, /)", doc = "Class method that converts a real number to a decimal number, exactly.")
    static PyObject from_number(ThreadState ts, PyType type, PyObject number) {
        PyFloat v = PyFloat.unwrapOrNull(number);
        Dec d = v != null ? Convert.ofDouble(v.value()) : Convert.require(number);
        return Operations.as(ts, type, d);
    }

    @PyMethod(value = "($self, /)", doc = "Return a tuple representation of the number.")
    static PyObject as_tuple(ThreadState ts, PyDecimal self) {
        return PythonTwin.tuple(ts, self.value);
    }

    @PyMethod(value = "($self, /)", doc = "Decimal.as_integer_ratio() -> (int, int)\n\nReturn a pair of integers, whose ratio is exactly equal to the original\n"
            + "Decimal and with a positive denominator.")
    static PyObject as_integer_ratio(ThreadState ts, PyDecimal self) {
        Dec d = self.value;
        if (!d.isFinite()) {
            throw d.isNaN() ? Raise.valueError("cannot convert NaN to integer ratio") : Raise.overflowError("cannot convert Infinity to integer ratio");
        }
        BigInteger n = d.negative ? d.coefficient().negate() : d.coefficient();
        BigInteger m = BigInteger.ONE;
        if (d.exp >= 0) {
            n = n.multiply(Powers.ten(d.exp));
        } else if (n.signum() != 0) {
            m = Powers.ten(-d.exp);
            BigInteger g = n.gcd(m);
            n = n.divide(g);
            m = m.divide(g);
        }
        return PyTuple.of(ts, PyLong.of(n), PyLong.of(m));
    }

    @PyMethod(value = "($self, /)", doc = "Return the adjusted exponent of the number.  Defined as exp + digits - 1.")
    static long adjusted(PyDecimal self) {
        return self.value.isFinite() ? self.value.adjusted() : 0;
    }

    @PyMethod(value = "($self, /)", doc = "Return self.")
    static PyObject conjugate(ThreadState ts, PyDecimal self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    @PyMethod(value = "($self, /)", doc = "Return Decimal(10).")
    static PyObject radix(ThreadState ts, PyDecimal self) {
        return PyDecimal.of(Dec.of(false, 10, 0));
    }

    @PyMethod("($self, /)")
    static PyObject __copy__(ThreadState ts, PyDecimal self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    @PyMethod("($self, object, /)")
    static PyObject __deepcopy__(ThreadState ts, PyDecimal self, PyObject object) {
        return Refs.newRef(ts, (PyObject) self);
    }

    @PyMethod(value = "($self, fmtarg, override=<unrepresentable>, /)", textSignature = false)
    static PyObject __format__(ThreadState ts, PyDecimal self, PyObject fmtarg, PyObject override) {
        if (PyUnicode.unwrapOrNull(fmtarg) == null) {
            throw Raise.typeError("format arg must be str");
        }
        PyContext c = DecState.context(ts);
        try {
            return DecFormat.format(ts, c, self.value, PyUnicode.unwrap(fmtarg), override);
        } finally {
            Refs.decref(ts, c);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyDecimal self) {
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(self)), PyTuple.of(ts, PyUnicode.of(self.value.toText(false, true))));
    }

    @PyMethod(value = "($self, ndigits=<unrepresentable>, /)", name = "__round__", textSignature = false)
    static PyObject round(ThreadState ts, PyDecimal self, PyObject ndigits) {
        if (ndigits == null || ndigits == PyNone.NONE) {
            return self.toInt(Rules.HALF_EVEN);
        }
        if (PyLong.unwrapOrNull(ndigits) == null) {
            throw Raise.typeError("optional arg must be an integer");
        }
        PyObject quantum = PyDecimal.of(Dec.of(false, 1, -Numbers.asSsize(ts, ndigits, io.github.typhon.objects.error.Exc.OverflowError)));
        return Operations.of(ts, null, "quantize", self.value, quantum);
    }

    @PyMethod("($self, /)")
    static PyObject __ceil__(PyDecimal self) {
        return self.toInt(Rules.CEILING);
    }

    @PyMethod("($self, /)")
    static PyObject __floor__(PyDecimal self) {
        return self.toInt(Rules.FLOOR);
    }

    @PyMethod("($self, /)")
    static PyObject __trunc__(PyDecimal self) {
        return self.toInt(Rules.DOWN);
    }

    @PyMethod("($self, /)")
    static PyObject __complex__(ThreadState ts, PyDecimal self) {
        return PyComplex.of(PyFloat.asDouble(ts, PyDecimal.nb_float(ts, self)), 0);
    }

    @PyGetter("real")
    static PyObject real(ThreadState ts, PyDecimal self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    @PyGetter("imag")
    static PyObject imag(ThreadState ts, PyDecimal self) {
        return PyDecimal.of(Dec.ZERO);
    }
}
