// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.count.PyObject;
import java.math.BigInteger;

/** Powers of exact ints, with and without a modulus. CPython: long_pow. */
public final class LongPower {
    private LongPower() {}

    /** {@code a ** b}: an int, or a float if the exponent is negative. */
    public static PyObject pow(PyLong a, PyLong b) {
        if (b.signum() < 0) {
            return new PyFloat(FloatMath.pow(LongMath.toDouble(a), LongMath.toDouble(b)));
        }
        return powNonNegative(a, b);
    }

    static PyLong powNonNegative(PyLong a, PyLong b) {
        if (a.fitsLong()) {
            long x = a.longValue();
            if (b.signum() == 0 || x == 1) {
                return new PyInt(1);
            }
            if (x == 0) {
                return new PyInt(0);
            }
            if (x == -1) {
                return new PyInt(b.bigValue().testBit(0) ? -1 : 1);
            }
            if (x == 2 && b.fitsLong() && b.longValue() < 62) {
                return new PyInt(1L << b.longValue());
            }
            if (b.fitsLong() && b.longValue() < 64) {
                PyLong r = powSmall(x, (int) b.longValue());
                if (r != null) {
                    return r;
                }
            }
        } else if (b.signum() == 0) {
            return new PyInt(1);
        }
        if (!b.fitsLong() || b.longValue() * Math.max(1, a.bitLength() - 1) > Integer.MAX_VALUE || b.longValue() > Integer.MAX_VALUE) {
            throw LongMath.tooLarge();
        }
        try {
            return PyLong.of(HugeLong.pow(a.bigValue(), (int) b.longValue()));
        } catch (ArithmeticException e) {
            throw LongMath.tooLarge();
        }
    }

    /** Square and multiply in a long; null if that overflows. */
    private static PyLong powSmall(long x, int n) {
        long r = 1;
        for (;;) {
            if ((n & 1) != 0) {
                long lo = r * x;
                if (Math.multiplyHigh(r, x) != lo >> 63) {
                    return null;
                }
                r = lo;
            }
            n >>= 1;
            if (n == 0) {
                return new PyInt(r);
            }
            long square = x * x;
            if (Math.multiplyHigh(x, x) != square >> 63) {
                return null;
            }
            x = square;
        }
    }

    /** {@code pow(a, b, c)}; the result has the sign of c. */
    public static PyLong pow(PyLong a, PyLong b, PyLong c) {
        if (c.signum() == 0) {
            throw Raise.valueError("pow() 3rd argument cannot be 0");
        }
        if (c.fitsLong() && a.fitsLong() && b.fitsLong() && b.longValue() >= 0 && c.longValue() >= -Integer.MAX_VALUE && c.longValue() <= Integer.MAX_VALUE) {
            return new PyInt(powModSmall(a.longValue(), b.longValue(), c.longValue()));
        }
        BigInteger m = c.bigValue();
        boolean negative = m.signum() < 0;
        m = m.abs();
        BigInteger r;
        if (m.equals(BigInteger.ONE)) {
            return new PyInt(0);
        }
        if (b.signum() < 0) {
            BigInteger inverse;
            try {
                inverse = a.bigValue().modInverse(m);
            } catch (ArithmeticException e) {
                throw Raise.valueError("base is not invertible for the given modulus");
            }
            r = HugeLong.modPow(inverse, b.bigValue().negate(), m);
        } else {
            r = HugeLong.modPow(a.bigValue(), b.bigValue(), m);
        }
        return PyLong.of(negative && r.signum() != 0 ? r.subtract(m) : r);
    }

    private static long powModSmall(long a, long b, long c) {
        long m = Math.abs(c);
        long x = Math.floorMod(a, m);
        long r = 1 % m;
        while (b != 0) {
            if ((b & 1) != 0) {
                r = r * x % m;
            }
            x = x * x % m;
            b >>>= 1;
        }
        return c < 0 && r != 0 ? r - m : r;
    }
}
