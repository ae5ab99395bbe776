// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import java.math.BigInteger;

/** Arithmetic of exact ints. The entry points begin with the case of two machine words and stay small enough to be inlined;
 *  the rest is in the {@code ...Slow} methods. Accepts bools. CPython: Objects/longobject.c. */
public final class LongMath {
    private LongMath() {}

    public static PyLong add(PyLong a, PyLong b) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            long r = x.value + y.value;
            if (((x.value ^ r) & (y.value ^ r)) >= 0) {
                return new PyInt(r);
            }
        }
        return addSlow(a, b);
    }

    public static PyLong subtract(PyLong a, PyLong b) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            long r = x.value - y.value;
            if (((x.value ^ y.value) & (x.value ^ r)) >= 0) {
                return new PyInt(r);
            }
        }
        return subtractSlow(a, b);
    }

    public static PyLong multiply(PyLong a, PyLong b) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            long lo = x.value * y.value;
            if (Math.multiplyHigh(x.value, y.value) == lo >> 63) {
                return new PyInt(lo);
            }
        }
        return multiplySlow(a, b);
    }

    public static PyLong floorDivide(PyLong a, PyLong b) {
        if (a instanceof PyInt x && b instanceof PyInt y && y.value > 0) {
            return new PyInt(Math.floorDiv(x.value, y.value));
        }
        return floorDivideSlow(a, b);
    }

    public static PyLong remainder(PyLong a, PyLong b) {
        if (a instanceof PyInt x && b instanceof PyInt y && y.value > 0) {
            return new PyInt(Math.floorMod(x.value, y.value));
        }
        return remainderSlow(a, b);
    }

    // The same on Java longs, for code that has unboxed them; the answer is boxed only because it may be too large.

    public static PyLong add(long x, long y) {
        long r = x + y;
        return ((x ^ r) & (y ^ r)) >= 0 ? new PyInt(r) : PyLong.of(BigInteger.valueOf(x).add(BigInteger.valueOf(y)));
    }

    public static PyLong subtract(long x, long y) {
        long r = x - y;
        return ((x ^ y) & (x ^ r)) >= 0 ? new PyInt(r) : PyLong.of(BigInteger.valueOf(x).subtract(BigInteger.valueOf(y)));
    }

    public static PyLong multiply(long x, long y) {
        long lo = x * y;
        return Math.multiplyHigh(x, y) == lo >> 63 ? new PyInt(lo) : PyLong.of(BigInteger.valueOf(x).multiply(BigInteger.valueOf(y)));
    }

    private static PyLong addSlow(PyLong a, PyLong b) {
        return a.fitsLong() && b.fitsLong() ? add(a.longValue(), b.longValue()) : PyLong.of(a.bigValue().add(b.bigValue()));
    }

    private static PyLong subtractSlow(PyLong a, PyLong b) {
        return a.fitsLong() && b.fitsLong() ? subtract(a.longValue(), b.longValue()) : PyLong.of(a.bigValue().subtract(b.bigValue()));
    }

    private static PyLong multiplySlow(PyLong a, PyLong b) {
        if (a.fitsLong() && b.fitsLong()) {
            return multiply(a.longValue(), b.longValue());
        }
        return PyLong.of(multiply(a.bigValue(), b.bigValue()));
    }

    /** A product, with MemoryError where BigInteger gives up. */
    static BigInteger multiply(BigInteger a, BigInteger b) {
        try {
            return HugeLong.multiply(a, b);
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    static PyException tooLarge() {
        return Raise.memoryError();
    }

    static PyException divisionByZero() {
        return Raise.zeroDivision("division by zero");
    }

    private static PyLong floorDivideSlow(PyLong a, PyLong b) {
        if (b.signum() == 0) {
            throw divisionByZero();
        }
        if (a.fitsLong() && b.fitsLong() && b.longValue() != -1) {
            return new PyInt(Math.floorDiv(a.longValue(), b.longValue()));
        }
        return PyLong.of(floorDivMod(a.bigValue(), b.bigValue())[0]);
    }

    private static PyLong remainderSlow(PyLong a, PyLong b) {
        if (b.signum() == 0) {
            throw divisionByZero();
        }
        if (a.fitsLong() && b.fitsLong()) {
            return new PyInt(Math.floorMod(a.longValue(), b.longValue()));
        }
        return PyLong.of(floorMod(a.bigValue(), b.bigValue()));
    }

    /** Quotient and remainder. */
    public static PyLong[] divmod(PyLong a, PyLong b) {
        if (b.signum() == 0) {
            throw divisionByZero();
        }
        if (a.fitsLong() && b.fitsLong() && b.longValue() != -1) {
            long x = a.longValue();
            long y = b.longValue();
            return new PyLong[] {new PyInt(Math.floorDiv(x, y)), new PyInt(Math.floorMod(x, y))};
        }
        BigInteger[] r = floorDivMod(a.bigValue(), b.bigValue());
        return new PyLong[] {PyLong.of(r[0]), PyLong.of(r[1])};
    }

    static BigInteger[] floorDivMod(BigInteger a, BigInteger b) {
        BigInteger[] r = a.divideAndRemainder(b);
        if (r[1].signum() != 0 && r[1].signum() != b.signum()) {
            r[0] = r[0].subtract(BigInteger.ONE);
            r[1] = r[1].add(b);
        }
        return r;
    }

    static BigInteger floorMod(BigInteger a, BigInteger b) {
        BigInteger r = a.remainder(b);
        return r.signum() != 0 && r.signum() != b.signum() ? r.add(b) : r;
    }

    public static PyLong negate(PyLong a) {
        if (a instanceof PyInt x && x.value != Long.MIN_VALUE) {
            return new PyInt(-x.value);
        }
        return PyLong.of(a.bigValue().negate());
    }

    public static PyLong absolute(PyLong a) {
        return a.signum() < 0 ? negate(a) : a.plain();
    }

    public static int compare(PyLong a, PyLong b) {
        return a.fitsLong() && b.fitsLong() ? Long.compare(a.longValue(), b.longValue()) : a.bigValue().compareTo(b.bigValue());
    }

    public static boolean equal(PyLong a, PyLong b) {
        return a.fitsLong() ? b.fitsLong() && a.longValue() == b.longValue() : !b.fitsLong() && a.bigValue().equals(b.bigValue());
    }

    public static PyLong gcd(PyLong a, PyLong b) {
        if (a.fitsLong() && b.fitsLong()) {
            long x = a.longValue();
            long y = b.longValue();
            if (x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
                x = Math.abs(x);
                y = Math.abs(y);
                while (y != 0) {
                    long t = x % y;
                    x = y;
                    y = t;
                }
                return new PyInt(x);
            }
        }
        return PyLong.of(a.bigValue().gcd(b.bigValue()));
    }

    /** The nearest double; OverflowError if there is none. */
    public static double toDouble(PyLong a) {
        if (a.fitsLong()) {
            return a.longValue();
        }
        double d = a.bigValue().doubleValue();
        if (Double.isInfinite(d)) {
            throw Raise.overflowError("int too large to convert to float");
        }
        return d;
    }

    /** The correctly rounded quotient. CPython: long_true_divide. */
    public static double trueDivide(PyLong a, PyLong b) {
        if (b.signum() == 0) {
            throw divisionByZero();
        }
        if (a.fitsLong() && b.fitsLong()) {
            long x = a.longValue();
            long y = b.longValue();
            if (isExactDouble(x) && isExactDouble(y)) {
                return (double) x / (double) y;
            }
        }
        return trueDivide(a.bigValue(), b.bigValue());
    }

    private static boolean isExactDouble(long v) {
        return v >= -(1L << 53) && v <= 1L << 53;
    }

    static double trueDivide(BigInteger a, BigInteger b) {
        boolean negative = a.signum() < 0 != b.signum() < 0;
        BigInteger n = a.abs();
        BigInteger d = b.abs();
        if (n.signum() == 0) {
            return negative ? -0.0 : 0.0;
        }
        int scale = n.bitLength() - d.bitLength();
        if (scale > 1025) {
            throw Raise.overflowError("integer division result too large for a float");
        }
        if (scale < -1080) {
            return negative ? -0.0 : 0.0;
        }
        // A quotient of 64 bits or a little more, then one sticky bit: enough for one correct rounding by doubleValue or to a subnormal.
        int shift = 66 - scale;
        BigInteger[] qr = shift >= 0 ? n.shiftLeft(shift).divideAndRemainder(d) : n.divideAndRemainder(d.shiftLeft(-shift));
        BigInteger q = qr[0].shiftLeft(1);
        if (qr[1].signum() != 0) {
            q = q.setBit(0);
        }
        double r = scaleRounded(q, -shift - 1);
        if (Double.isInfinite(r)) {
            throw Raise.overflowError("integer division result too large for a float");
        }
        return negative ? -r : r;
    }

    /** {@code q * 2^exponent}, rounded once, half to even. */
    static double scaleRounded(BigInteger q, int exponent) {
        int length = q.bitLength();
        int drop = Math.max(length - 53, -1074 - exponent);
        if (drop > 0) {
            BigInteger kept = q.shiftRight(drop);
            boolean half = q.testBit(drop - 1);
            if (half && (kept.testBit(0) || q.getLowestSetBit() < drop - 1)) {
                kept = kept.add(BigInteger.ONE);
            }
            q = kept;
            exponent += drop;
        }
        // At most 53 bits remain (or exactly 2^53), and they fit the exponent: scaling is exact or overflows.
        return Math.scalb(q.doubleValue(), exponent);
    }
}
