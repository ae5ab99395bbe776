// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Arithmetic of floats where Python differs from Java. CPython: Objects/floatobject.c. */
public final class FloatMath {
    private FloatMath() {}

    public static double divide(double a, double b) {
        if (b == 0) {
            throw LongMath.divisionByZero();
        }
        return a / b;
    }

    public static double remainder(double a, double b) {
        if (b == 0) {
            throw LongMath.divisionByZero();
        }
        double m = a % b;
        if (m != 0) {
            return b < 0 != m < 0 ? m + b : m;
        }
        return Math.copySign(0.0, b);
    }

    public static double floorDivide(double a, double b) {
        if (b == 0) {
            throw LongMath.divisionByZero();
        }
        return quotient(a, b, a % b);
    }

    private static double quotient(double a, double b, double m) {
        double div = (a - m) / b;
        if (m != 0 && b < 0 != m < 0) {
            div -= 1.0;
        }
        if (div == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(div);
        return div - floor > 0.5 ? floor + 1.0 : floor;
    }

    /** {@code a ** b}; Double.NaN never stands for "complex": ask {@link #powIsComplex} first. */
    public static double pow(double a, double b) {
        if (b == 0 || a == 1) {
            return 1;
        }
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return a + b;
        }
        if (Double.isInfinite(b)) {
            double x = Math.abs(a);
            return x == 1 ? 1 : b > 0 == x > 1 ? Math.abs(b) : 0;
        }
        if (Double.isInfinite(a)) {
            boolean odd = isOdd(b);
            if (b > 0) {
                return odd ? a : Math.abs(a);
            }
            return odd ? Math.copySign(0.0, a) : 0.0;
        }
        if (a == 0) {
            if (b < 0) {
                throw Raise.zeroDivision("zero to a negative power");
            }
            return isOdd(b) ? a : 0;
        }
        if (a == -1) {
            return isOdd(b) ? -1 : 1;
        }
        double r = PreciseMath.pow(a, b);
        if (Double.isInfinite(r)) {
            throw outOfRange();
        }
        return r;
    }

    /** A negative base with a fractional exponent. */
    public static boolean powIsComplex(double a, double b) {
        return a < 0 && !Double.isInfinite(a) && b != Math.floor(b) && !Double.isNaN(b);
    }

    static boolean isOdd(double b) {
        return Math.abs(b % 2) == 1;
    }

    /** C's ERANGE as Python reports it. */
    static RuntimeException outOfRange() {
        return io.github.typhon.objects.core.PyException.ofArgs(
                Exc.OverflowError, new PyInt(34), io.github.typhon.objects.text.PyUnicode.of("Numerical result out of range"));
    }

    /** {@code float == int} and the orderings, exactly; the double is not NaN. */
    public static int compare(double a, PyLong b) {
        if (Double.isInfinite(a)) {
            return a > 0 ? 1 : -1;
        }
        if (b.fitsLong()) {
            return compare(a, b.longValue());
        }
        return new BigDecimal(a).compareTo(new BigDecimal(b.bigValue()));
    }

    /** The same for a machine word. */
    public static int compare(double a, long b) {
        if (a >= 0x1p63) {
            return 1;
        }
        if (a < -0x1p63) {
            return -1;
        }
        long whole = (long) a;
        if (whole != b) {
            return whole < b ? -1 : 1;
        }
        return Double.compare(a - whole, 0.0) == 0 || a == whole ? 0 : a > whole ? 1 : -1;
    }

    /** The integer part. */
    public static PyLong toInt(double v) {
        if (v >= -0x1p63 && v < 0x1p63) {
            return new PyInt((long) v);
        }
        if (Double.isNaN(v)) {
            throw Raise.valueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(v)) {
            throw Raise.overflowError("cannot convert float infinity to integer");
        }
        return PyLong.of(toBig(v));
    }

    /** A finite double without fraction. */
    static BigInteger toBig(double v) {
        int e = Math.getExponent(v);
        long m = Double.doubleToRawLongBits(v) & (1L << 52) - 1 | 1L << 52;
        BigInteger b = BigInteger.valueOf(v < 0 ? -m : m);
        return e >= 52 ? b.shiftLeft(e - 52) : new BigDecimal(v).toBigInteger();
    }

    /** Numerator and denominator in lowest terms. */
    static PyLong[] integerRatio(double v) {
        if (Double.isInfinite(v)) {
            throw Raise.overflowError("cannot convert Infinity to integer ratio");
        }
        if (Double.isNaN(v)) {
            throw Raise.valueError("cannot convert NaN to integer ratio");
        }
        if (v == Math.rint(v)) {
            return new PyLong[] {toInt(v), new PyInt(1)};
        }
        long bits = Double.doubleToRawLongBits(v);
        int e = (int) (bits >>> 52) & 0x7ff;
        long m = bits & (1L << 52) - 1;
        if (e == 0) {
            e = 1;
        } else {
            m |= 1L << 52;
        }
        int zeros = Long.numberOfTrailingZeros(m);
        m >>= zeros;
        return new PyLong[] {new PyInt(v < 0 ? -m : m), PyLong.of(BigInteger.ONE.shiftLeft(1075 - e - zeros))};
    }

    /** {@code round(v)}: the nearest int, half to even. */
    static PyLong round(double v) {
        return toInt(Math.rint(v));
    }

    /** {@code round(v, places)}, correctly rounded in decimal, half to even. */
    public static double round(double v, long places) {
        if (Double.isNaN(v) || Double.isInfinite(v) || places > 323) {
            return v;
        }
        if (places < -308) {
            return 0.0 * v;
        }
        long n = places < 0 ? -1 : FloatDigits.scaledRounded(Math.abs(v), (int) places);
        if (n >= 0) {
            return Math.copySign(n / FloatDigits.TENS[(int) places], v);
        }
        BigDecimal d = new BigDecimal(v);
        if (d.scale() <= places) {
            return v;
        }
        d = d.setScale((int) places, RoundingMode.HALF_EVEN);
        double r = d.signum() == 0 ? 0.0 : Double.parseDouble(d.toString());
        if (Double.isInfinite(r)) {
            throw Raise.overflowError("rounded value too large to represent");
        }
        return r == 0 ? Math.copySign(0.0, v) : r;
    }
}
