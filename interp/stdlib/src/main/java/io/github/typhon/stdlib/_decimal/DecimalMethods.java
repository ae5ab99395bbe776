// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Operations as methods of Decimal, with an optional context. <p>Threads: stateless. */
final class DecimalMethods {
    private DecimalMethods() {}

    @PyMethod("($self, /, context=None)")
    static PyObject exp(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "exp", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject ln(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "ln", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject log10(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "log10", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject next_minus(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "next_minus", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject next_plus(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "next_plus", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject normalize(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "normalize", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject sqrt(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "sqrt", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject logb(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "logb", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject logical_invert(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "logical_invert", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject number_class(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "number_class", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject is_normal(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "is_normal", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject is_subnormal(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "is_subnormal", self.value);
    }

    @PyMethod("($self, /, context=None)")
    static PyObject to_eng_string(ThreadState ts, PyDecimal self, PyObject context) {
        return Operations.of(ts, context, "to_eng_string", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject is_canonical(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "is_canonical", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject is_finite(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "is_finite", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject is_infinite(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "is_infinite", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject is_nan(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "is_nan", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject is_qnan(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "is_qnan", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject is_snan(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "is_snan", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject is_signed(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "is_signed", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject is_zero(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "is_zero", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject canonical(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "canonical", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject copy_abs(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "copy_abs", self.value);
    }

    @PyMethod("($self, /)")
    static PyObject copy_negate(ThreadState ts, PyDecimal self) {
        return Operations.of(ts, null, "copy_negate", self.value);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject compare(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "compare", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject compare_signal(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "compare_signal", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject max(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "max", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject max_mag(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "max_mag", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject min(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "min", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject min_mag(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "min_mag", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject next_toward(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "next_toward", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject remainder_near(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "remainder_near", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject compare_total(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "compare_total", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject compare_total_mag(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "compare_total_mag", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject copy_sign(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "copy_sign", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject same_quantum(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "same_quantum", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject logical_and(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "logical_and", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject logical_or(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "logical_or", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject logical_xor(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "logical_xor", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject rotate(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "rotate", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject scaleb(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "scaleb", self.value, other);
    }

    @PyMethod("($self, /, other, context=None)")
    static PyObject shift(ThreadState ts, PyDecimal self, PyObject other, PyObject context) {
        return Operations.of(ts, context, "shift", self.value, other);
    }

    @PyMethod("($self, /, rounding=None, context=None)")
    static PyObject to_integral(ThreadState ts, PyDecimal self, PyObject rounding, PyObject context) {
        return Operations.rounded(ts, context, rounding, "to_integral", self.value);
    }

    @PyMethod("($self, /, rounding=None, context=None)")
    static PyObject to_integral_exact(ThreadState ts, PyDecimal self, PyObject rounding, PyObject context) {
        return Operations.rounded(ts, context, rounding, "to_integral_exact", self.value);
    }

    @PyMethod("($self, /, rounding=None, context=None)")
    static PyObject to_integral_value(ThreadState ts, PyDecimal self, PyObject rounding, PyObject context) {
        return Operations.rounded(ts, context, rounding, "to_integral_value", self.value);
    }

    @PyMethod("($self, /, exp, rounding=None, context=None)")
    static PyObject quantize(ThreadState ts, PyDecimal self, PyObject exp, PyObject rounding, PyObject context) {
        return Operations.rounded(ts, context, rounding, "quantize", self.value, exp);
    }

    @PyMethod("($self, /, other, third, context=None)")
    static PyObject fma(ThreadState ts, PyDecimal self, PyObject other, PyObject third, PyObject context) {
        return Operations.of(ts, context, "fma", self.value, other, third);
    }
}
