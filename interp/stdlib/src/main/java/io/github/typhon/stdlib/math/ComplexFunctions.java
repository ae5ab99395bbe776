// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import io.github.typhon.objects.number.PreciseMath;
import io.github.typhon.objects.number.PyComplex;

/** Complex elementary functions after Kahan, with the branch cuts and special values of C's Annex G. CPython: Modules/cmathmodule.c. */
final class ComplexFunctions {
    private static final double LARGE = Double.MAX_VALUE / 4;
    private static final double SQRT_LARGE = Math.sqrt(LARGE);
    private static final double LOG_LARGE = Math.log(LARGE);
    private static final double SQRT_SMALL = Math.sqrt(Double.MIN_NORMAL);
    private static final double LN2 = 0.6931471805599453;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double HALF_PI = Math.PI / 2;

    private ComplexFunctions() {}

    private static PyComplex c(double re, double im) {
        return new PyComplex(re, im);
    }

    private static boolean finite(double re, double im) {
        return Double.isFinite(re) && Double.isFinite(im);
    }

    private static boolean inf(double v) {
        return Double.isInfinite(v);
    }

    private static boolean nan(double v) {
        return Double.isNaN(v);
    }

    /** The angle, or NaN with NaN. */
    private static double angle(double im, double re) {
        return nan(re) || nan(im) ? NAN : PreciseMath.atan2(im, re);
    }

    private static PyComplex inRange(double re, double im) {
        if (inf(re) || inf(im)) {
            throw MathErrors.range();
        }
        return c(re, im);
    }

    static PyComplex sqrt(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(im)) {
                return c(INF, im);
            }
            if (inf(re)) {
                return re < 0 ? c(nan(im) ? NAN : 0, nan(im) ? INF : Math.copySign(INF, im)) : c(INF, nan(im) ? NAN : Math.copySign(0.0, im));
            }
            return c(NAN, NAN);
        }
        if (re == 0 && im == 0) {
            return c(0, im);
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double s;
        if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            // Up by an odd power: the root of half the sum is wanted.
            ax = Math.scalb(ax, 53);
            s = Math.scalb(Math.sqrt(ax + PreciseMath.hypot(ax, Math.scalb(ay, 53))), -27);
        } else {
            ax /= 8;
            s = 2 * Math.sqrt(ax + PreciseMath.hypot(ax, ay / 8));
        }
        double d = ay / (2 * s);
        return re >= 0 ? c(s, Math.copySign(d, im)) : c(d, Math.copySign(s, im));
    }

    private static double logLarge(double re, double im) {
        return Math.log(PreciseMath.hypot(re / 2, im / 2)) + LN2 * 2;
    }

    private static boolean large(double re, double im) {
        return Math.abs(re) > LARGE || Math.abs(im) > LARGE;
    }

    static PyComplex acos(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(im)) {
                return c(nan(re) ? NAN : PreciseMath.atan2(Math.abs(im), re), -im);
            }
            if (inf(re)) {
                return nan(im) ? c(NAN, INF) : c(re < 0 ? Math.PI : 0, -Math.copySign(INF, im));
            }
            return c(re == 0 ? HALF_PI : NAN, NAN);
        }
        if (large(re, im)) {
            double l = logLarge(re, im);
            return c(PreciseMath.atan2(Math.abs(im), re), -Math.copySign(l, im));
        }
        PyComplex s1 = sqrt(c(1 - re, -im));
        PyComplex s2 = sqrt(c(1 + re, im));
        return c(2 * PreciseMath.atan2(s1.real(), s2.real()), MathFunctions.asinh(s2.real() * s1.imag() - s2.imag() * s1.real()));
    }

    static PyComplex acosh(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(re) || inf(im)) {
                return c(INF, angle(im, re));
            }
            return c(NAN, re == 0 ? HALF_PI : NAN);
        }
        if (large(re, im)) {
            return c(logLarge(re, im), PreciseMath.atan2(im, re));
        }
        PyComplex s1 = sqrt(c(re - 1, im));
        PyComplex s2 = sqrt(c(re + 1, im));
        return c(MathFunctions.asinh(s1.real() * s2.real() + s1.imag() * s2.imag()), 2 * PreciseMath.atan2(s1.imag(), s2.real()));
    }

    static PyComplex asin(PyComplex z) {
        PyComplex s = asinh(c(-z.imag(), z.real()));
        return c(s.imag(), -s.real());
    }

    static PyComplex asinh(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(re) || inf(im)) {
                return c(nan(re) ? INF : Math.copySign(INF, re), angle(im, Math.abs(re)));
            }
            return c(NAN, im == 0 ? im : NAN);
        }
        if (large(re, im)) {
            return c(Math.copySign(logLarge(re, im), re), PreciseMath.atan2(im, Math.abs(re)));
        }
        PyComplex s1 = sqrt(c(1 + im, -re));
        PyComplex s2 = sqrt(c(1 - im, re));
        return c(MathFunctions.asinh(s1.real() * s2.imag() - s2.real() * s1.imag()),
                PreciseMath.atan2(im, s1.real() * s2.real() - s1.imag() * s2.imag()));
    }

    static PyComplex atan(PyComplex z) {
        PyComplex s = atanh(c(-z.imag(), z.real()));
        return c(s.imag(), -s.real());
    }

    static PyComplex atanh(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(im)) {
                return c(nan(re) ? 0 : Math.copySign(0.0, re), Math.copySign(HALF_PI, im));
            }
            if (inf(re)) {
                return c(Math.copySign(0.0, re), nan(im) ? NAN : Math.copySign(HALF_PI, im));
            }
            return c(re == 0 ? re : NAN, NAN);
        }
        if (Math.copySign(1, re) < 0) {
            PyComplex r = atanh(c(-re, -im));
            return c(-r.real(), -r.imag());
        }
        double ay = Math.abs(im);
        if (re > SQRT_LARGE || ay > SQRT_LARGE) {
            double h = PreciseMath.hypot(re / 2, im / 2);
            return c(re / 4 / h / h, Math.copySign(HALF_PI, im));
        }
        if (re == 1 && ay < SQRT_SMALL) {
            if (ay == 0) {
                throw MathErrors.domain();
            }
            return c(-Math.log(Math.sqrt(ay) / Math.sqrt(PreciseMath.hypot(ay, 2))), Math.copySign(PreciseMath.atan2(2, -ay) / 2, im));
        }
        return c(Math.log1p(4 * re / ((1 - re) * (1 - re) + ay * ay)) / 4,
                -PreciseMath.atan2(-2 * im, (1 - re) * (1 + re) - ay * ay) / 2);
    }

    static PyComplex cos(PyComplex z) {
        return cosh(c(-z.imag(), z.real()));
    }

    static PyComplex cosh(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(im) && !nan(re)) {
                throw MathErrors.domain();
            }
            if (inf(re)) {
                double sign = Math.copySign(1, re);
                return nan(im) ? c(INF, NAN) : im == 0 ? c(INF, im * sign) : c(Math.copySign(INF, Math.cos(im)), sign * Math.copySign(INF, Math.sin(im)));
            }
            return c(NAN, re == 0 || im == 0 ? 0 : NAN);
        }
        if (Math.abs(re) > LOG_LARGE) {
            double x = re - Math.copySign(1, re);
            return inRange(Math.cos(im) * PreciseMath.cosh(x) * Math.E, Math.sin(im) * Math.sinh(x) * Math.E);
        }
        return inRange(Math.cos(im) * PreciseMath.cosh(re), Math.sin(im) * Math.sinh(re));
    }

    static PyComplex sin(PyComplex z) {
        PyComplex s = sinh(c(-z.imag(), z.real()));
        return c(s.imag(), -s.real());
    }

    static PyComplex sinh(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(im) && !nan(re)) {
                throw MathErrors.domain();
            }
            if (inf(re)) {
                double sign = Math.copySign(1, re);
                return nan(im) ? c(INF, NAN) : im == 0 ? c(re, im) : c(sign * Math.copySign(INF, Math.cos(im)), Math.copySign(INF, Math.sin(im)));
            }
            return c(re == 0 ? 0 : NAN, im == 0 ? im : NAN);
        }
        if (Math.abs(re) > LOG_LARGE) {
            double x = re - Math.copySign(1, re);
            return inRange(Math.cos(im) * Math.sinh(x) * Math.E, Math.sin(im) * PreciseMath.cosh(x) * Math.E);
        }
        return inRange(Math.cos(im) * Math.sinh(re), Math.sin(im) * PreciseMath.cosh(re));
    }

    static PyComplex tan(PyComplex z) {
        PyComplex s = tanh(c(-z.imag(), z.real()));
        return c(s.imag(), -s.real());
    }

    static PyComplex tanh(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(im) && Double.isFinite(re)) {
                throw MathErrors.domain();
            }
            if (inf(re)) {
                return c(Math.copySign(1, re), !Double.isFinite(im) ? 0 : im == 0 ? im : Math.copySign(0.0, 2 * Math.sin(im) * Math.cos(im)));
            }
            return c(re == 0 ? re : NAN, im == 0 ? im : NAN);
        }
        if (Math.abs(re) > LOG_LARGE) {
            return c(Math.copySign(1, re), 4 * Math.sin(im) * Math.cos(im) * Math.exp(-2 * Math.abs(re)));
        }
        double tx = PreciseMath.tanh(re);
        double ty = Math.tan(im);
        double cx = 1 / PreciseMath.cosh(re);
        double both = tx * ty;
        double denominator = 1 + both * both;
        return c(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
    }

    static PyComplex exp(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            if (inf(im) && !nan(re) && re != Double.NEGATIVE_INFINITY) {
                throw MathErrors.domain();
            }
            if (inf(re)) {
                double size = re < 0 ? 0 : INF;
                if (!Double.isFinite(im)) {
                    return re < 0 ? c(0, 0) : c(INF, NAN);
                }
                return im == 0 ? c(size, im) : c(Math.copySign(size, Math.cos(im)), Math.copySign(size, Math.sin(im)));
            }
            return c(NAN, im == 0 ? im : NAN);
        }
        if (re > LOG_LARGE) {
            double l = Math.exp(re - 1);
            return inRange(l * Math.cos(im) * Math.E, l * Math.sin(im) * Math.E);
        }
        double l = Math.exp(re);
        return inRange(l * Math.cos(im), l * Math.sin(im));
    }

    static PyComplex log(PyComplex z) {
        double re = z.real();
        double im = z.imag();
        if (!finite(re, im)) {
            return c(inf(re) || inf(im) ? INF : NAN, angle(im, re));
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double r;
        if (ax > LARGE || ay > LARGE) {
            r = Math.log(PreciseMath.hypot(ax / 2, ay / 2)) + LN2;
        } else if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            if (ax == 0 && ay == 0) {
                throw MathErrors.domain();
            }
            r = Math.log(PreciseMath.hypot(Math.scalb(ax, 53), Math.scalb(ay, 53))) - 53 * LN2;
        } else {
            double h = PreciseMath.hypot(ax, ay);
            if (h >= 0.71 && h <= 1.73) {
                double most = Math.max(ax, ay);
                double least = Math.min(ax, ay);
                r = Math.log1p((most - 1) * (most + 1) + least * least) / 2;
            } else {
                r = Math.log(h);
            }
        }
        return c(r, PreciseMath.atan2(im, re));
    }

    static PyComplex rect(double r, double phi) {
        if (phi == 0) {
            return c(r, nan(r) ? 0 : r < 0 || r == 0 && 1 / r < 0 ? -phi : phi);
        }
        if (finite(r, phi)) {
            return c(r * Math.cos(phi), r * Math.sin(phi));
        }
        if (inf(phi) && r != 0 && !nan(r)) {
            throw MathErrors.domain();
        }
        if (inf(r)) {
            if (nan(phi)) {
                return c(INF, NAN);
            }
            double sign = Math.copySign(1, r);
            return c(sign * Math.copySign(INF, Math.cos(phi)), sign * Math.copySign(INF, Math.sin(phi)));
        }
        return r == 0 ? c(0, 0) : c(NAN, NAN);
    }
}
