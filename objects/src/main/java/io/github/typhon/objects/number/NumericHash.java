// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import java.math.BigInteger;

/** Hashes of numbers: the value modulo the prime 2^61-1, so that equal numbers of different types agree. CPython: pyhash.c, long_hash. */
public final class NumericHash {
    public static final int BITS = 61;
    public static final long MODULUS = (1L << BITS) - 1;
    public static final long INFINITY = 314159;
    public static final long IMAGINARY = 1000003;
    private static final BigInteger BIG_MODULUS = BigInteger.valueOf(MODULUS);

    private NumericHash() {}

    public static long of(long v) {
        long h = v % MODULUS;
        return h == -1 ? -2 : h;
    }

    public static long of(BigInteger v) {
        long h = v.remainder(BIG_MODULUS).longValue();
        return h == -1 ? -2 : h;
    }

    public static long of(PyLong v) {
        return v.fitsLong() ? of(v.longValue()) : of(v.bigValue());
    }

    /** Of a number; NaN hashes by identity, which its owner must do. */
    public static long of(double v) {
        long bits = Double.doubleToRawLongBits(v);
        int e = (int) (bits >>> 52) & 0x7ff;
        long m = bits & (1L << 52) - 1;
        if (e == 0x7ff) {
            return m != 0 ? 0 : v > 0 ? INFINITY : -INFINITY;
        }
        if (e == 0) {
            e = 1;
        } else {
            m |= 1L << 52;
        }
        int turn = Math.floorMod(e - 1075, BITS);
        long h = m << turn & MODULUS | m >>> BITS - turn;
        if (h == MODULUS) {
            h = 0;
        }
        h = bits < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    public static long of(double real, double imag) {
        long h = of(real) + IMAGINARY * of(imag);
        return h == -1 ? -2 : h;
    }
}
