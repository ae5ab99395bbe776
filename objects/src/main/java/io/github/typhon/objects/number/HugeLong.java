// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/**
 * Products and powers that may take seconds: done in pieces, with a poll between them, so that an interrupt ends them. Small ones
 * are left to BigInteger, whose ArithmeticException for what no int can hold passes through.
 */
public final class HugeLong {
    /** A product of two such numbers takes some tens of milliseconds. */
    private static final int PIECE_BITS = 1 << 22;
    /** From here on, BigInteger's power with a modulus takes too long to wait for. */
    private static final int MODULUS_BITS = 8192;
    private static final int WINDOW = 5;

    private HugeLong() {}

    public static BigInteger multiply(BigInteger a, BigInteger b) {
        if (a.bitLength() <= PIECE_BITS && b.bitLength() <= PIECE_BITS) {
            return a.equals(b) ? a.multiply(a) : a.multiply(b);
        }
        BigInteger r = product(ThreadState.current(), a.abs(), b.abs());
        return a.signum() * b.signum() < 0 ? r.negate() : r;
    }

    private static BigInteger product(ThreadState ts, BigInteger a, BigInteger b) {
        if (a.bitLength() < b.bitLength()) {
            return product(ts, b, a);
        }
        if (a.bitLength() <= PIECE_BITS) {
            return a.equals(b) ? a.multiply(a) : a.multiply(b);
        }
        ts.poll();
        int half = (a.bitLength() / 2 + 31) & ~31;
        BigInteger high = a.shiftRight(half);
        BigInteger low = low(a, high, half);
        if (b.bitLength() <= half) {
            return product(ts, high, b).shiftLeft(half).add(product(ts, low, b));
        }
        // Karatsuba's three products.
        boolean square = a.equals(b);
        BigInteger otherHigh = square ? high : b.shiftRight(half);
        BigInteger otherLow = square ? low : low(b, otherHigh, half);
        BigInteger top = product(ts, high, otherHigh);
        BigInteger bottom = product(ts, low, otherLow);
        BigInteger sum = high.add(low);
        BigInteger middle = product(ts, sum, square ? sum : otherHigh.add(otherLow)).subtract(top).subtract(bottom);
        return top.shiftLeft(half).add(middle).shiftLeft(half).add(bottom);
    }

    private static BigInteger low(BigInteger a, BigInteger high, int bits) {
        return a.subtract(high.shiftLeft(bits));
    }

    static BigInteger pow(BigInteger a, int n) {
        if ((long) a.bitLength() * n <= PIECE_BITS || a.signum() == 0) {
            return a.pow(n);
        }
        int zeros = a.getLowestSetBit();
        BigInteger odd = a.shiftRight(zeros);
        BigInteger r = BigInteger.ONE;
        if (!odd.abs().equals(BigInteger.ONE)) {
            for (int bit = Integer.highestOneBit(n); bit != 0; bit >>>= 1) {
                r = multiply(r, r);
                if ((n & bit) != 0) {
                    r = multiply(r, odd);
                }
            }
        } else if ((n & 1) != 0) {
            r = odd;
        }
        return r.shiftLeft(Math.multiplyExact(zeros, n));
    }

    /** {@code a ** n % m} for n that is not negative and m above 1. */
    static BigInteger modPow(BigInteger a, BigInteger n, BigInteger m) {
        if (m.bitLength() < MODULUS_BITS || n.bitLength() < WINDOW) {
            return a.modPow(n, m);
        }
        ThreadState ts = ThreadState.current();
        BigInteger base = a.mod(m);
        BigInteger[] powers = new BigInteger[1 << WINDOW];
        powers[0] = BigInteger.ONE;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = step(ts, powers[i - 1], base, m);
        }
        BigInteger r = BigInteger.ONE;
        for (int at = (n.bitLength() - 1) / WINDOW * WINDOW; at >= 0; at -= WINDOW) {
            int digit = 0;
            for (int i = WINDOW - 1; i >= 0; i--) {
                r = step(ts, r, r, m);
                digit = digit << 1 | (n.testBit(at + i) ? 1 : 0);
            }
            r = digit == 0 ? r : step(ts, r, powers[digit], m);
        }
        return r;
    }

    private static BigInteger step(ThreadState ts, BigInteger a, BigInteger b, BigInteger m) {
        ts.poll();
        return multiply(a, b).mod(m);
    }
}
