// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import io.github.typhon.objects.number.DoubleDouble;

/** Elementary and error functions that Java lacks. Pure; out of domain they answer NaN or an infinity. */
final class MathFunctions {
    private static final double LN2 = 0.6931471805599453;
    private static final DoubleDouble SQRT_PI = new DoubleDouble(1.772453850905516, -7.666586499825799e-17);

    private MathFunctions() {}

    static double asinh(double x) {
        double a = Math.abs(x);
        if (!(a >= 0x1p-28) || Double.isInfinite(a)) {
            return x;
        }
        double r;
        if (a > 0x1p28) {
            r = Math.log(a) + LN2;
        } else if (a > 2) {
            r = Math.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
        } else {
            double t = a * a;
            r = Math.log1p(a + t / (1 + Math.sqrt(1 + t)));
        }
        return Math.copySign(r, x);
    }

    static double acosh(double x) {
        if (!(x >= 1)) {
            return Double.NaN;
        }
        if (x == 1) {
            return 0;
        }
        if (x >= 0x1p28) {
            return Math.log(x) + LN2;
        }
        if (x > 2) {
            return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    static double atanh(double x) {
        double a = Math.abs(x);
        if (!(a < 1)) {
            return Double.NaN;
        }
        if (a < 0x1p-28) {
            return x;
        }
        double t = a + a;
        double r = a < 0.5 ? 0.5 * Math.log1p(t + t * a / (1 - a)) : 0.5 * Math.log1p(t / (1 - a));
        return Math.copySign(r, x);
    }

    static double exp2(double x) {
        if (Double.isNaN(x) || x > 1024 || x == Double.NEGATIVE_INFINITY) {
            return Double.isNaN(x) ? x : x > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        if (x < -1080) {
            return 0;
        }
        double k = Math.rint(x);
        return k == x ? Math.scalb(1.0, (int) k) : Math.scalb(DoubleDouble.exp(DoubleDouble.LN2.times(x - k)).hi(), (int) k);
    }

    /** For positive numbers and infinity; NaN stays NaN. */
    static double log2(double x) {
        if (!(x < Double.POSITIVE_INFINITY)) {
            return x;
        }
        int e = 0;
        if (x < Double.MIN_NORMAL) {
            x *= 0x1p54;
            e = -54;
        }
        e += Math.getExponent(x);
        double m = Math.scalb(x, -Math.getExponent(x));
        if (m == 1) {
            return e;
        }
        if (m > 1.4142135623730951) {
            m *= 0.5;
            e++;
        }
        // log2(m) to double-double: a first guess, then one Newton step on 2^g = m.
        double g = Math.log(m) / LN2;
        DoubleDouble p = DoubleDouble.exp(DoubleDouble.LN2.times(g));
        double step = DoubleDouble.of(m).minus(p).hi() / (p.hi() * LN2);
        return DoubleDouble.of(e).plus(DoubleDouble.sum(g, step)).hi();
    }

    static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x) || x == 0) {
            return x;
        }
        if (a >= 6) {
            return Math.copySign(1.0, x);
        }
        return Math.copySign(a < 2.5 ? erfSeries(a).hi() : DoubleDouble.of(1).minus(erfcFraction(a)).hi(), x);
    }

    static double erfc(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x > 27.3) {
            return 0;
        }
        if (x < -6) {
            return 2;
        }
        double a = Math.abs(x);
        DoubleDouble c = a < 2.5 ? DoubleDouble.of(1).minus(erfSeries(a)) : erfcFraction(a);
        return x < 0 ? DoubleDouble.of(2).minus(c).hi() : c.hi();
    }

    /** exp(-x^2), with the square exact. */
    private static DoubleDouble bell(double x) {
        return DoubleDouble.exp(DoubleDouble.product(x, x).negate());
    }

    /** erf(x) = 2x/sqrt(pi) exp(-x^2) sum (2x^2)^n / (1*3*5...(2n+1)): all terms positive. */
    private static DoubleDouble erfSeries(double x) {
        if (x < 1e-160) {
            return DoubleDouble.of(2 * x).over(SQRT_PI);
        }
        DoubleDouble square = DoubleDouble.product(x, x).times(2);
        DoubleDouble term = DoubleDouble.of(1);
        DoubleDouble s = term;
        for (int n = 1; term.hi() > s.hi() * 1e-33; n++) {
            term = term.times(square).over(DoubleDouble.of(2 * n + 1));
            s = s.plus(term);
        }
        return s.times(2 * x).times(bell(x)).over(SQRT_PI);
    }

    /** erfc(x) = exp(-x^2)/sqrt(pi) * 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))), from the inside out. */
    private static DoubleDouble erfcFraction(double x) {
        DoubleDouble at = DoubleDouble.of(x);
        DoubleDouble f = at;
        for (int n = x < 4 ? 250 : 100; n >= 1; n--) {
            f = at.plus(DoubleDouble.of(n * 0.5).over(f));
        }
        return bell(x).over(f.times(SQRT_PI));
    }
}
