// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.FloatMath;
import io.github.typhon.objects.number.LongMath;
import io.github.typhon.objects.number.PreciseMath;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.MathLibrary;
import java.math.BigInteger;

/** The functions of floats. CPython: Modules/mathmodule.c. */
@PyModule(name = "math", methods = {MathFloats.class, MathInts.class, MathSums.class}, doc = "The mathematical functions of the C standard.")
public final class MathModule {
    private static final double DEGREE = Math.PI / 180.0;
    private static final double RADIAN = 180.0 / Math.PI;
    private static final String UNIT_RANGE = "expected a number in range from -1 up to 1, got %s";
    private static final String FINITE = "expected a finite input, got %s";
    private static final String POSITIVE = "expected a positive input, got %s";
    private static final PyUnicode FLOOR = PyUnicode.intern("__floor__");
    private static final PyUnicode CEIL = PyUnicode.intern("__ceil__");
    private static final PyUnicode TRUNC = PyUnicode.intern("__trunc__");

    private MathModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("pi", new PyFloat(Math.PI));
        m.add("e", new PyFloat(Math.E));
        m.add("tau", new PyFloat(2 * Math.PI));
        m.add("inf", new PyFloat(Double.POSITIVE_INFINITY));
        m.add("nan", new PyFloat(Double.NaN));
    }

    @PyFunction(value = "($module, x, /)", doc = "The arc cosine of x, in radians: between 0 and pi.")
    static double acos(double x) {
        return MathErrors.inDomain(PreciseMath.acos(x), x, UNIT_RANGE);
    }

    @PyFunction(value = "($module, x, /)", doc = "The arc sine of x, in radians: between -pi/2 and pi/2.")
    static double asin(double x) {
        return MathErrors.inDomain(PreciseMath.asin(x), x, UNIT_RANGE);
    }

    @PyFunction(value = "($module, x, /)", doc = "The arc tangent of x, in radians: between -pi/2 and pi/2.")
    static double atan(double x) {
        return PreciseMath.atan(x);
    }

    @PyFunction(value = "($module, y, x, /)", doc = "The arc tangent of y/x, in radians, in the quadrant that both signs tell.")
    static double atan2(double y, double x) {
        return PreciseMath.atan2(y, x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The inverse hyperbolic cosine of x.")
    static double acosh(double x) {
        return MathErrors.inDomain(MathFunctions.acosh(x), x, "expected argument value not less than 1, got %s");
    }

    @PyFunction(value = "($module, x, /)", doc = "The inverse hyperbolic sine of x.")
    static double asinh(double x) {
        return MathFunctions.asinh(x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The inverse hyperbolic tangent of x.")
    static double atanh(double x) {
        return MathErrors.inDomain(MathFunctions.atanh(x), x, "expected a number between -1 and 1, got %s");
    }

    @PyFunction(value = "($module, x, /)", doc = "The cube root of x.")
    static double cbrt(double x) {
        return MathLibrary.cbrt(x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The cosine of x radians.")
    static double cos(double x) {
        return MathErrors.inDomain(Math.cos(x), x, FINITE);
    }

    @PyFunction(value = "($module, x, /)", doc = "The sine of x radians.")
    static double sin(double x) {
        return MathErrors.inDomain(Math.sin(x), x, FINITE);
    }

    @PyFunction(value = "($module, x, /)", doc = "The tangent of x radians.")
    static double tan(double x) {
        return MathErrors.inDomain(Math.tan(x), x, FINITE);
    }

    @PyFunction(value = "($module, x, /)", doc = "The hyperbolic cosine of x.")
    static double cosh(double x) {
        return MathErrors.inRange(PreciseMath.cosh(x), x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The hyperbolic sine of x.")
    static double sinh(double x) {
        return MathErrors.inRange(Math.sinh(x), x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The hyperbolic tangent of x.")
    static double tanh(double x) {
        return PreciseMath.tanh(x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The error function at x.")
    static double erf(double x) {
        return MathFunctions.erf(x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The complementary error function at x: 1 - erf(x), accurate where that is small.")
    static double erfc(double x) {
        return MathFunctions.erfc(x);
    }

    @PyFunction(value = "($module, x, /)", doc = "e to the power of x.")
    static double exp(double x) {
        return MathErrors.inRange(Math.exp(x), x);
    }

    @PyFunction(value = "($module, x, /)", doc = "2 to the power of x.")
    static double exp2(double x) {
        return MathErrors.inRange(MathFunctions.exp2(x), x);
    }

    @PyFunction(value = "($module, x, /)", doc = "exp(x) - 1, accurate for small x.")
    static double expm1(double x) {
        return MathErrors.inRange(Math.expm1(x), x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The gamma function at x.")
    static double gamma(double x) {
        return MathErrors.inRange(Gamma.gamma(x), x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The natural logarithm of the absolute value of the gamma function at x.")
    static double lgamma(double x) {
        return MathErrors.inRange(Gamma.logGamma(x), x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The natural logarithm of 1+x, accurate for x near zero.")
    static double log1p(double x) {
        return MathErrors.inDomain(Math.log1p(x), x, "expected argument value > -1, got %s");
    }

    @PyFunction(value = "($module, x, /)", doc = "The square root of x.")
    static double sqrt(double x) {
        return MathErrors.inDomain(Math.sqrt(x), x, "expected a nonnegative input, got %s");
    }

    @PyFunction(value = "($module, x, /)", doc = "x, given in radians, in degrees.")
    static double degrees(double x) {
        return x * RADIAN;
    }

    @PyFunction(value = "($module, x, /)", doc = "x, given in degrees, in radians.")
    static double radians(double x) {
        return x * DEGREE;
    }

    @PyFunction(value = "($module, x, base=<unrepresentable>, /)", textSignature = false,
            doc = "log(x, [base=math.e])\nThe logarithm of x to the given base; the natural one if there is none.")
    static PyObject log(ThreadState ts, PyObject x, PyObject base) {
        PyFloat n = new PyFloat(logarithm(ts, x, 0));
        return base == null ? n : new PyFloat(FloatMath.divide(n.value(), logarithm(ts, base, 0)));
    }

    @PyFunction(value = "($module, x, /)", doc = "The base 2 logarithm of x.")
    static double log2(ThreadState ts, PyObject x) {
        return logarithm(ts, x, 2);
    }

    @PyFunction(value = "($module, x, /)", doc = "The base 10 logarithm of x.")
    static double log10(ThreadState ts, PyObject x) {
        return logarithm(ts, x, 10);
    }

    /** Ints of any size have a logarithm, even where they have no double. CPython: loghelper. */
    private static double logarithm(ThreadState ts, PyObject o, int base) {
        PyLong i = PyLong.unwrapOrNull(o);
        if (i == null) {
            double x = Numbers.asDouble(ts, o);
            if (x <= 0) {
                throw MathErrors.bad(POSITIVE, x);
            }
            return logarithm(x, base);
        }
        if (i.signum() <= 0) {
            throw Raise.valueError("expected a positive input");
        }
        if (i.bitLength() <= 1023) {
            return logarithm(LongMath.toDouble(i), base);
        }
        BigInteger v = i.bigValue();
        int shift = v.bitLength() - 64;
        BigInteger top = v.shiftRight(shift);
        double m = Math.scalb((v.getLowestSetBit() < shift ? top.setBit(0) : top).doubleValue(), -64);
        return logarithm(m, base) + logarithm(2.0, base) * (shift + 64L);
    }

    private static double logarithm(double x, int base) {
        return switch (base) {
            case 2 -> MathFunctions.log2(x);
            case 10 -> PreciseMath.log10(x);
            default -> Math.log(x);
        };
    }

    @PyFunction(value = "($module, x, y, /)", doc = "x to the power of y, by C's rules.")
    static double pow(double x, double y) {
        if (x == 1 || y == 0) {
            return 1;
        }
        if (Double.isInfinite(y) && Math.abs(x) == 1) {
            return 1;
        }
        double r = PreciseMath.pow(x, y);
        if (!Double.isFinite(r) && Double.isFinite(x) && Double.isFinite(y)) {
            throw Double.isNaN(r) || x == 0 ? MathErrors.domain() : MathErrors.range();
        }
        return r;
    }

    @PyFunction(value = "($module, x, /)", doc = "The greatest integer that is not greater than x.")
    static PyObject floor(ThreadState ts, PyObject x) {
        if (!(x instanceof PyFloat)) {
            PyObject r = SlotCalls.callSpecial(ts, x, FLOOR);
            if (r != null) {
                return r;
            }
        }
        return FloatMath.toInt(Math.floor(Numbers.asDouble(ts, x)));
    }

    @PyFunction(value = "($module, x, /)", doc = "The least integer that is not less than x.")
    static PyObject ceil(ThreadState ts, PyObject x) {
        if (!(x instanceof PyFloat)) {
            PyObject r = SlotCalls.callSpecial(ts, x, CEIL);
            if (r != null) {
                return r;
            }
        }
        return FloatMath.toInt(Math.ceil(Numbers.asDouble(ts, x)));
    }

    @PyFunction(value = "($module, x, /)", doc = "x cut to an integer, by its __trunc__ method.")
    static PyObject trunc(ThreadState ts, PyObject x) {
        if (x instanceof PyFloat f) {
            return FloatMath.toInt(f.value());
        }
        PyObject r = SlotCalls.callSpecial(ts, x, TRUNC);
        if (r == null) {
            throw Raise.typeError("type %s doesn't define __trunc__ method", PyType.of(x).name());
        }
        return r;
    }

    @PyFunction(value = "($module, x, /)", doc = "The mantissa and exponent of x: x == m * 2**e, with m 0 or 0.5 <= abs(m) < 1.")
    static PyObject frexp(ThreadState ts, double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return PyTuple.of(ts, new PyFloat(x), PyLong.of(0));
        }
        int e = Math.getExponent(x) + 1;
        if (Math.abs(x) < Double.MIN_NORMAL) {
            e = Math.getExponent(x * 0x1p54) - 53;
        }
        return PyTuple.of(ts, new PyFloat(e < -1000 ? Math.scalb(x * 0x1p54, -e - 54) : Math.scalb(x, -e)), PyLong.of(e));
    }

    @PyFunction(value = "($module, x, i, /)", doc = "x * (2**i), the inverse of frexp().")
    static double ldexp(double x, PyObject i) {
        PyLong n = PyLong.unwrapOrNull(i);
        if (n == null) {
            throw Raise.typeError("Expected an int as second argument to ldexp.");
        }
        if (x == 0 || !Double.isFinite(x)) {
            return x;
        }
        long e = n.fitsLong() ? Math.clamp(n.longValue(), -100000L, 100000L) : n.signum() * 100000L;
        return MathErrors.inRange(Math.scalb(x, (int) e), x);
    }

    @PyFunction(value = "($module, x, /)", doc = "The fractional and integer parts of x, both floats with the sign of x.")
    static PyObject modf(ThreadState ts, double x) {
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        double fraction = Double.isInfinite(x) ? Math.copySign(0.0, x) : Math.copySign(x - whole, x);
        return PyTuple.of(ts, new PyFloat(Double.isNaN(x) ? x : fraction), new PyFloat(whole));
    }
}
