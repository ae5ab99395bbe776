// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The part of math about how floats are made: neighbours, signs, remainders, comparison. */
final class MathFloats {
    private MathFloats() {}

    @PyFunction(value = "($module, x, /)", doc = "The absolute value of x, as a float.")
    static double fabs(double x) {
        return Math.abs(x);
    }

    @PyFunction(value = "($module, x, y, /)", doc = "The size of x with the sign of y, even that of a zero.")
    static double copysign(double x, double y) {
        return Math.copySign(x, y);
    }

    @PyFunction(value = "($module, x, /)", doc = "Whether x is neither infinite nor NaN.")
    static boolean isfinite(double x) {
        return Double.isFinite(x);
    }

    @PyFunction(value = "($module, x, /)", doc = "Whether x is infinite.")
    static boolean isinf(double x) {
        return Double.isInfinite(x);
    }

    @PyFunction(value = "($module, x, /)", doc = "Whether x is NaN.")
    static boolean isnan(double x) {
        return Double.isNaN(x);
    }

    @PyFunction(value = "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
            doc = "Whether two numbers are close.\n\n  rel_tol\n    the largest difference relative to the larger one\n  abs_tol\n    the largest absolute difference")
    static boolean isclose(double a, double b, double rel_tol, double abs_tol) {
        return close(a, b, rel_tol, abs_tol);
    }

    static boolean close(double a, double b, double relative, double absolute) {
        if (relative < 0 || absolute < 0) {
            throw Raise.valueError("tolerances must be non-negative");
        }
        if (a == b) {
            return true;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return false;
        }
        double d = Math.abs(b - a);
        return d <= Math.abs(relative * b) || d <= Math.abs(relative * a) || d <= absolute;
    }

    @PyFunction(value = "($module, x, y, /)", doc = "The remainder of x/y as C's fmod has it: with the sign of x.")
    static double fmod(double x, double y) {
        if (Double.isInfinite(y) && Double.isFinite(x)) {
            return x;
        }
        return checked(x % y, x, y);
    }

    @PyFunction(value = "($module, x, y, /)", doc = "x minus the multiple of y nearest to it, the even one of two.")
    static double remainder(double x, double y) {
        if (Double.isInfinite(y) && Double.isFinite(x)) {
            return x;
        }
        return checked(Math.IEEEremainder(x, y), x, y);
    }

    private static double checked(double r, double x, double y) {
        if (Double.isNaN(r) && !Double.isNaN(x) && !Double.isNaN(y)) {
            throw MathErrors.domain();
        }
        return r;
    }

    @PyFunction(value = "($module, x, y, z, /)", doc = "x * y + z with a single rounding.")
    static double fma(double x, double y, double z) {
        double r = Math.fma(x, y, z);
        if (Double.isNaN(r) && !Double.isNaN(x) && !Double.isNaN(y) && !Double.isNaN(z)) {
            throw Raise.valueError("invalid operation in fma");
        }
        if (Double.isInfinite(r) && Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
            throw Raise.overflowError("overflow in fma");
        }
        return r;
    }

    @PyFunction(value = "($module, x, /)", doc = "The value of the least significant bit of x.")
    static double ulp(double x) {
        return Math.ulp(x);
    }

    @PyFunction(value = "($module, x, y, /, *, steps=None)", doc = "The float reached from x towards y by so many steps, by default one.")
    static double nextafter(ThreadState ts, double x, double y, PyObject steps) {
        if (steps == PyNone.NONE) {
            return Double.isNaN(x) || Double.isNaN(y) ? x + y : x == y ? y : Math.nextAfter(x, y);
        }
        PyLong n = Numbers.index(ts, steps);
        if (n.signum() < 0) {
            throw Raise.valueError("steps must be a non-negative integer");
        }
        if (n.isZero() || Double.isNaN(x)) {
            return x;
        }
        if (Double.isNaN(y) || x == y) {
            return y;
        }
        // On this scale neighbouring floats are neighbouring integers; the whole scale fits 64 bits.
        long from = ordinal(x);
        long to = ordinal(y);
        long distance = Math.abs(to - from);
        boolean reaches = !n.fitsLong() || Long.compareUnsigned(n.longValue(), distance) >= 0;
        return reaches ? y : value(to > from ? from + n.longValue() : from - n.longValue());
    }

    private static long ordinal(double v) {
        long bits = Double.doubleToRawLongBits(v);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double value(long ordinal) {
        return Double.longBitsToDouble(ordinal < 0 ? Long.MIN_VALUE - ordinal : ordinal);
    }
}
