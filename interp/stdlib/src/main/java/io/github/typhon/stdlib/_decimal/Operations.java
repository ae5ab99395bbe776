// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The operations that are methods of numbers and of contexts alike, by name. <p>Threads: stateless. */
final class Operations {
    private Operations() {}

    /** Runs an operation under a context, reports its conditions and answers the result. */
    static @Owned PyObject run(ThreadState ts, PyContext c, String name, Dec... a) {
        PyObject plain = plain(c, name, a);
        if (plain != null) {
            return plain;
        }
        Rules r = c.rules();
        Dec d = compute(name, a, r);
        if (d == null) {
            return PythonTwin.call(ts, c, name, a);
        }
        c.finish(ts, r.status);
        return PyDecimal.of(d);
    }

    private static Dec compute(String name, Dec[] a, Rules r) {
        return switch (name) {
            case "add" -> Arithmetic.add(a[0], a[1], r);
            case "subtract" -> Arithmetic.subtract(a[0], a[1], r);
            case "multiply" -> Arithmetic.multiply(a[0], a[1], r);
            case "divide" -> Arithmetic.divide(a[0], a[1], r);
            case "divide_int" -> Arithmetic.divideInt(a[0], a[1], r);
            case "remainder" -> Arithmetic.remainder(a[0], a[1], r);
            case "fma" -> Arithmetic.fma(a[0], a[1], a[2], r);
            case "plus" -> Arithmetic.plus(a[0], r);
            case "minus" -> Arithmetic.minus(a[0], r);
            case "abs" -> Arithmetic.abs(a[0], r);
            case "normalize" -> Arithmetic.normalize(a[0], r);
            case "sqrt" -> Arithmetic.sqrt(a[0], r);
            case "quantize" -> Arithmetic.quantize(a[0], a[1], r);
            case "to_integral", "to_integral_value" -> Arithmetic.toIntegral(a[0], r, false);
            case "to_integral_exact" -> Arithmetic.toIntegral(a[0], r, true);
            case "compare" -> {
                Dec n = Arithmetic.nans(a[0], a[1], r);
                yield n != null ? n : Convert.ofLong(io.github.typhon.objects.number.PyLong.of(Arithmetic.compare(a[0], a[1])));
            }
            default -> null;
        };
    }

    /** Operations that meet no condition; null if this is not one. */
    private static PyObject plain(PyContext c, String name, Dec[] a) {
        Dec x = a[0];
        return switch (name) {
            case "is_canonical" -> PyBool.TRUE;
            case "is_finite" -> PyBool.of(x.isFinite());
            case "is_infinite" -> PyBool.of(x.isInfinite());
            case "is_nan" -> PyBool.of(x.isNaN());
            case "is_qnan" -> PyBool.of(x.kind == Dec.QNAN);
            case "is_snan" -> PyBool.of(x.kind == Dec.SNAN);
            case "is_signed" -> PyBool.of(x.negative);
            case "is_zero" -> PyBool.of(x.isZero());
            case "is_normal" -> PyBool.of(x.isFinite() && !x.isZero() && x.adjusted() >= c.emin);
            case "is_subnormal" -> PyBool.of(x.isFinite() && !x.isZero() && x.adjusted() < c.emin);
            case "canonical" -> PyDecimal.of(x);
            case "copy_abs" -> PyDecimal.of(x.withSign(false));
            case "copy_negate" -> PyDecimal.of(x.negated());
            case "copy_sign" -> PyDecimal.of(x.withSign(a[1].negative));
            case "same_quantum" -> PyBool.of(x.isFinite() && a[1].isFinite() ? x.exp == a[1].exp : x.isNaN() && a[1].isNaN() || x.isInfinite() && a[1].isInfinite());
            case "to_sci_string" -> PyUnicode.of(x.toText(false, c.capitals));
            case "to_eng_string" -> PyUnicode.of(x.toText(true, c.capitals));
            default -> null;
        };
    }

    /** As a method of a context. */
    static PyObject of(ThreadState ts, PyContext c, String name, PyObject... args) {
        Dec[] a = new Dec[args.length];
        for (int i = 0; i < a.length; i++) {
            a[i] = Convert.require(args[i]);
        }
        return run(ts, c, name, a);
    }

    /** As a method of a number, with an optional context. */
    static PyObject of(ThreadState ts, PyObject context, String name, Dec self, PyObject... args) {
        PyContext c = Convert.context(ts, context);
        try {
            Dec[] a = new Dec[args.length + 1];
            a[0] = self;
            for (int i = 0; i < args.length; i++) {
                a[i + 1] = Convert.require(args[i]);
            }
            return run(ts, c, name, a);
        } finally {
            Refs.decref(ts, c);
        }
    }

    /** As a method of a number, with an optional rounding besides. */
    static PyObject rounded(ThreadState ts, PyObject context, PyObject rounding, String name, Dec self, PyObject... args) {
        if (rounding == null || rounding == PyNone.NONE) {
            return of(ts, context, name, self, args);
        }
        PyContext c = Convert.context(ts, context);
        try {
            Rules r = c.rules();
            r.rounding = PyContext.rounding(rounding);
            Dec d = compute(name, args.length == 0 ? new Dec[] {self} : new Dec[] {self, Convert.require(args[0])}, r);
            c.finish(ts, r.status);
            return PyDecimal.of(d);
        } finally {
            Refs.decref(ts, c);
        }
    }

    static PyObject divmod(ThreadState ts, PyContext c, Dec a, Dec b) {
        Rules r = c.rules();
        Dec[] q = Arithmetic.divmod(a, b, r);
        c.finish(ts, r.status);
        return PyTuple.of(ts, PyDecimal.of(q[0]), PyDecimal.of(q[1]));
    }

    static PyObject power(ThreadState ts, PyContext c, Dec a, Dec b, Dec modulo) {
        Rules r = c.rules();
        Dec exact = modulo == null ? Arithmetic.exactPower(a, b, r) : null;
        if (exact != null) {
            c.finish(ts, r.status);
            return PyDecimal.of(exact);
        }
        return modulo == null ? PythonTwin.call(ts, c, "power", a, b) : PythonTwin.call(ts, c, "power", a, b, modulo);
    }

    /** An instance of a class: subclasses of Decimal are called with the number. */
    static @Owned PyObject as(ThreadState ts, PyType type, Dec d) {
        PyObject plain = PyDecimal.of(d);
        return type == PyDecimal.TYPE ? plain : io.github.typhon.objects.protocol.Calls.call1(ts, type, plain);
    }
}
