// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.FloatText;

/** What C's errno becomes in Python. CPython: is_error, math_1 (Modules/mathmodule.c). */
final class MathErrors {
    private MathErrors() {}

    static PyException domain() {
        return Raise.valueError("math domain error");
    }

    static PyException range() {
        return Raise.overflowError("math range error");
    }

    /** @param message with one %s for the argument */
    static PyException bad(String message, double x) {
        return Raise.valueError(message, FloatText.repr(x));
    }

    /** The result of a function of one argument that cannot overflow; {@code message} for what lies outside its domain. */
    static double inDomain(double r, double x, String message) {
        if (Double.isNaN(r) && !Double.isNaN(x) || Double.isInfinite(r) && Double.isFinite(x)) {
            throw bad(message, x);
        }
        return r;
    }

    /** The result of a function of one argument that is defined everywhere but may overflow. */
    static double inRange(double r, double x) {
        if (Double.isInfinite(r) && Double.isFinite(x)) {
            throw range();
        }
        return r;
    }
}
