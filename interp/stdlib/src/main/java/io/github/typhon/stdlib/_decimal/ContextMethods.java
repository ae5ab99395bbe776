// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Operations as methods of Context. <p>Threads: stateless. */
final class ContextMethods {
    private ContextMethods() {}

    @PyMethod("($self, x, /)")
    static PyObject abs(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "abs", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject exp(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "exp", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject ln(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "ln", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject log10(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "log10", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject minus(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "minus", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject next_minus(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "next_minus", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject next_plus(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "next_plus", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject normalize(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "normalize", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject plus(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "plus", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject to_integral(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "to_integral", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject to_integral_exact(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "to_integral_exact", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject to_integral_value(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "to_integral_value", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject sqrt(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "sqrt", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_canonical(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_canonical", Convert.decimal(x));
    }

    @PyMethod("($self, x, /)")
    static PyObject is_finite(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_finite", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_infinite(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_infinite", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_nan(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_nan", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_normal(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_normal", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_qnan(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_qnan", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_signed(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_signed", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_snan(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_snan", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_subnormal(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_subnormal", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject is_zero(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "is_zero", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject canonical(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "canonical", Convert.decimal(x));
    }

    @PyMethod("($self, x, /)")
    static PyObject copy_abs(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "copy_abs", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject copy_negate(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "copy_negate", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject logb(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "logb", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject logical_invert(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "logical_invert", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject number_class(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "number_class", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject to_sci_string(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "to_sci_string", x);
    }

    @PyMethod("($self, x, /)")
    static PyObject to_eng_string(ThreadState ts, PyContext self, PyObject x) {
        return Operations.of(ts, self, "to_eng_string", x);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject add(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "add", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject compare(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "compare", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject compare_signal(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "compare_signal", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject divide(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "divide", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject divide_int(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "divide_int", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject max(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "max", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject max_mag(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "max_mag", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject min(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "min", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject min_mag(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "min_mag", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject multiply(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "multiply", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject next_toward(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "next_toward", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject quantize(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "quantize", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject remainder(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "remainder", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject remainder_near(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "remainder_near", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject subtract(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "subtract", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject compare_total(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "compare_total", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject compare_total_mag(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "compare_total_mag", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject copy_sign(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "copy_sign", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject logical_and(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "logical_and", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject logical_or(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "logical_or", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject logical_xor(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "logical_xor", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject rotate(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "rotate", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject same_quantum(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "same_quantum", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject scaleb(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "scaleb", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject shift(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.of(ts, self, "shift", x, y);
    }

    @PyMethod("($self, x, y, /)")
    static PyObject divmod(ThreadState ts, PyContext self, PyObject x, PyObject y) {
        return Operations.divmod(ts, self, Convert.require(x), Convert.require(y));
    }

    @PyMethod("($self, /, a, b, modulo=None)")
    static PyObject power(ThreadState ts, PyContext self, PyObject a, PyObject b, PyObject modulo) {
        return Operations.power(ts, self, Convert.require(a), Convert.require(b), modulo == PyNone.NONE ? null : Convert.require(modulo));
    }

    @PyMethod("($self, x, y, z, /)")
    static PyObject fma(ThreadState ts, PyContext self, PyObject x, PyObject y, PyObject z) {
        return Operations.of(ts, self, "fma", x, y, z);
    }

    @PyMethod("($self, x, /)")
    static PyObject copy_decimal(ThreadState ts, PyContext self, PyObject x) {
        return PyDecimal.of(Convert.require(x));
    }

    @PyMethod("($self, object, /)")
    static PyObject _apply(ThreadState ts, PyContext self, PyObject object) {
        Rules r = self.rules();
        Dec d = Rounding.fix(Convert.require(object), r);
        self.finish(ts, r.status);
        return PyDecimal.of(d);
    }

    @PyMethod(value = "($self, num='0', /)", doc = "Create a new Decimal instance from num, using self as the context.")
    static PyObject create_decimal(ThreadState ts, PyContext self, PyObject num) {
        return PyDecimal.of(Convert.rounded(ts, num, self));
    }

    @PyMethod(value = "($self, f, /)", doc = "Create a new Decimal instance from float f.")
    static PyObject create_decimal_from_float(ThreadState ts, PyContext self, PyObject f) {
        PyFloat v = PyFloat.unwrapOrNull(f);
        PyLong i = PyLong.unwrapOrNull(f);
        if (v == null && i == null) {
            throw Raise.typeError("argument must be int or float");
        }
        Rules r = self.rules();
        Dec d = Rounding.fix(i != null ? Convert.ofLong(i) : Convert.ofDouble(v.value()), r);
        self.finish(ts, r.status);
        return PyDecimal.of(d);
    }
}
