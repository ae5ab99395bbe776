// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;

/** Complex arithmetic with the infinities of C's Annex G. CPython: the _Py_c_* functions of Objects/complexobject.c. */
public final class ComplexMath {
    private ComplexMath() {}

    public static PyComplex multiply(double ar, double ai, double br, double bi) {
        double ac = ar * br;
        double bd = ai * bi;
        double ad = ar * bi;
        double bc = ai * br;
        double re = ac - bd;
        double im = ad + bc;
        if (Double.isNaN(re) && Double.isNaN(im)) {
            boolean again = false;
            if (Double.isInfinite(ar) || Double.isInfinite(ai)) {
                ar = unit(ar);
                ai = unit(ai);
                br = zeroIfNaN(br);
                bi = zeroIfNaN(bi);
                again = true;
            }
            if (Double.isInfinite(br) || Double.isInfinite(bi)) {
                br = unit(br);
                bi = unit(bi);
                ar = zeroIfNaN(ar);
                ai = zeroIfNaN(ai);
                again = true;
            }
            if (!again && (Double.isInfinite(ac) || Double.isInfinite(bd) || Double.isInfinite(ad) || Double.isInfinite(bc))) {
                ar = zeroIfNaN(ar);
                ai = zeroIfNaN(ai);
                br = zeroIfNaN(br);
                bi = zeroIfNaN(bi);
                again = true;
            }
            if (again) {
                re = Double.POSITIVE_INFINITY * (ar * br - ai * bi);
                im = Double.POSITIVE_INFINITY * (ar * bi + ai * br);
            }
        }
        return new PyComplex(re, im);
    }

    /** An infinity boxed to one, anything else to zero, with its sign. */
    private static double unit(double v) {
        return Math.copySign(Double.isInfinite(v) ? 1.0 : 0.0, v);
    }

    private static double zeroIfNaN(double v) {
        return Double.isNaN(v) ? Math.copySign(0.0, v) : v;
    }

    public static PyComplex divide(double ar, double ai, double br, double bi) {
        double absR = Math.abs(br);
        double absI = Math.abs(bi);
        double re;
        double im;
        if (absR >= absI) {
            if (absR == 0) {
                throw LongMath.divisionByZero();
            }
            double ratio = bi / br;
            double denominator = br + bi * ratio;
            re = (ar + ai * ratio) / denominator;
            im = (ai - ar * ratio) / denominator;
        } else if (absI >= absR) {
            double ratio = br / bi;
            double denominator = br * ratio + bi;
            re = (ar * ratio + ai) / denominator;
            im = (ai * ratio - ar) / denominator;
        } else {
            re = Double.NaN;
            im = Double.NaN;
        }
        if (Double.isNaN(re) && Double.isNaN(im)) {
            if ((Double.isInfinite(ar) || Double.isInfinite(ai)) && Double.isFinite(br) && Double.isFinite(bi)) {
                double x = unit(ar);
                double y = unit(ai);
                re = Double.POSITIVE_INFINITY * (x * br + y * bi);
                im = Double.POSITIVE_INFINITY * (y * br - x * bi);
            } else if ((Double.isInfinite(absR) || Double.isInfinite(absI)) && Double.isFinite(ar) && Double.isFinite(ai)) {
                double x = unit(br);
                double y = unit(bi);
                re = 0.0 * (ar * x + ai * y);
                im = 0.0 * (ai * x - ar * y);
            }
        }
        return new PyComplex(re, im);
    }

    /** A real number divided by a complex one. */
    public static PyComplex divideReal(double a, double br, double bi) {
        double absR = Math.abs(br);
        double absI = Math.abs(bi);
        double re;
        double im;
        if (absR >= absI) {
            if (absR == 0) {
                throw LongMath.divisionByZero();
            }
            double ratio = bi / br;
            double denominator = br + bi * ratio;
            re = a / denominator;
            im = -a * ratio / denominator;
        } else if (absI >= absR) {
            double ratio = br / bi;
            double denominator = br * ratio + bi;
            re = a * ratio / denominator;
            im = -a / denominator;
        } else {
            re = Double.NaN;
            im = Double.NaN;
        }
        if (Double.isNaN(re) && Double.isNaN(im) && Double.isFinite(a) && (Double.isInfinite(absR) || Double.isInfinite(absI))) {
            re = 0.0 * (a * unit(br));
            im = 0.0 * (-a * unit(bi));
        }
        return new PyComplex(re, im);
    }

    public static double abs(double re, double im) {
        double r = PreciseMath.hypot(re, im);
        if (Double.isInfinite(r) && Double.isFinite(re) && Double.isFinite(im)) {
            throw Raise.overflowError("absolute value too large");
        }
        return r;
    }

    public static PyComplex pow(double ar, double ai, double br, double bi) {
        PyComplex r;
        if (bi == 0 && br == Math.floor(br) && Math.abs(br) <= 100) {
            r = powInt(ar, ai, (int) br);
        } else {
            r = powGeneral(ar, ai, br, bi);
        }
        if (Double.isInfinite(r.real) || Double.isInfinite(r.imag)) {
            throw Raise.overflowError("complex exponentiation");
        }
        return r;
    }

    private static PyComplex powInt(double ar, double ai, int n) {
        PyComplex r = new PyComplex(1, 0);
        PyComplex p = new PyComplex(ar, ai);
        for (int k = Math.abs(n); k > 0; k >>= 1) {
            if ((k & 1) != 0) {
                r = multiply(r.real, r.imag, p.real, p.imag);
            }
            p = multiply(p.real, p.imag, p.real, p.imag);
        }
        if (n > 0) {
            return r;
        }
        if (r.real == 0 && r.imag == 0) {
            throw zeroPower();
        }
        return divide(1, 0, r.real, r.imag);
    }

    private static PyComplex powGeneral(double ar, double ai, double br, double bi) {
        if (br == 0 && bi == 0) {
            return new PyComplex(1, 0);
        }
        if (ar == 0 && ai == 0) {
            if (bi != 0 || br < 0) {
                throw zeroPower();
            }
            return new PyComplex(0, 0);
        }
        double abs = PreciseMath.hypot(ar, ai);
        double length = PreciseMath.pow(abs, br);
        double at = Math.atan2(ai, ar);
        double phase = at * br;
        if (bi != 0) {
            length *= Math.exp(-at * bi);
            phase += bi * Math.log(abs);
        }
        if (Double.isInfinite(phase)) {
            // C reports a domain error for the cosine of infinity, and CPython takes any domain error for this one.
            throw zeroPower();
        }
        return new PyComplex(length * Math.cos(phase), length * Math.sin(phase));
    }

    private static PyException zeroPower() {
        return Raise.zeroDivision("zero to a negative or complex power");
    }
}
