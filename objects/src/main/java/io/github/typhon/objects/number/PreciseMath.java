// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

/** Elementary functions whose results are, but for one in some thousands, the correctly rounded ones, as a good C library's are.
 *  Where Java's intrinsics achieve that they are used; the others are corrected once in double-double arithmetic.
 *  <p>Threads: pure functions. */
public final class PreciseMath {
    private PreciseMath() {}

    /** {@code x ** y} for finite x and y. */
    public static double pow(double x, double y) {
        return Math.pow(x, y);
    }

    /** The Euclidean norm without needless overflow. */
    public static double hypot(double x, double y) {
        double a = Math.abs(x);
        double b = Math.abs(y);
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        if (a < b) {
            double t = a;
            a = b;
            b = t;
        }
        if (b == 0 || a >= b * 0x1p60) {
            return a + b;
        }
        int scale = Math.getExponent(a);
        a = Math.scalb(a, -scale);
        b = Math.scalb(b, -scale);
        double hi = a * a;
        double lo = Math.fma(a, a, -hi);
        double sq = b * b;
        double sum = hi + sq;
        lo += hi - sum + sq + Math.fma(b, b, -sq);
        double root = Math.sqrt(sum);
        root += (Math.fma(-root, root, sum) + lo) / (2 * root);
        return Math.scalb(root, scale);
    }

    /** The angle of the point (x, y). */
    public static double atan2(double y, double x) {
        double a = StrictMath.atan2(y, x);
        if (y == 0 || x == 0 || !Double.isFinite(x) || !Double.isFinite(y) || Math.abs(a) < 0x1p-500) {
            return a;
        }
        int scale = Math.max(Math.getExponent(x), Math.getExponent(y));
        if (Math.min(Math.getExponent(x), Math.getExponent(y)) < scale - 400) {
            return a;
        }
        double v = Math.scalb(y, -scale);
        double u = Math.scalb(x, -scale);
        DoubleDouble sin = DoubleDouble.sin(a);
        DoubleDouble cos = DoubleDouble.cos(a);
        double off = cos.times(v).minus(sin.times(u)).hi();
        return a + off / (u * cos.hi() + v * sin.hi());
    }

    public static double atan(double x) {
        if (!Double.isFinite(x) || Math.abs(x) < 0x1p-28 || Math.abs(x) > 0x1p400) {
            return StrictMath.atan(x);
        }
        return atan2(x, 1);
    }

    /** NaN outside [-1, 1]. */
    public static double asin(double x) {
        double a = StrictMath.asin(x);
        if (Double.isNaN(a) || Math.abs(x) < 0x1p-28 || Math.abs(x) == 1) {
            return a;
        }
        DoubleDouble sin = DoubleDouble.sin(a);
        double cos = DoubleDouble.cos(a).hi();
        return cos < 0x1p-20 ? a : a + sin.minus(new DoubleDouble(x, 0)).negate().hi() / cos;
    }

    /** NaN outside [-1, 1]. */
    public static double acos(double x) {
        double a = StrictMath.acos(x);
        if (Double.isNaN(a) || Math.abs(x) == 1) {
            return a;
        }
        DoubleDouble cos = DoubleDouble.cos(a);
        double sin = DoubleDouble.sin(a).hi();
        return sin < 0x1p-20 ? a : a + cos.minus(new DoubleDouble(x, 0)).hi() / sin;
    }

    /** By the exponential, as fdlibm does it but with the better exponential of {@link Math}. */
    public static double cosh(double x) {
        double a = Math.abs(x);
        if (a > 709 || !(a > 0.35)) {
            return StrictMath.cosh(x);
        }
        double e = Math.exp(a);
        return a < 22 ? 0.5 * e + 0.5 / e : 0.5 * e;
    }

    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    /** NaN below zero. */
    public static double log10(double x) {
        return StrictMath.log10(x);
    }
}
