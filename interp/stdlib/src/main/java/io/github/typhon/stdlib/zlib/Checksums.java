// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import java.util.zip.Adler32;
import java.util.zip.CRC32;

/** CRC-32 and Adler-32 that go on from a given value: the JDK's classes always start afresh, so their result is combined with what came before.
 *  <p>Threads: stateless. */
public final class Checksums {
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int BASE = 65521;
    /** Below this the table is faster, in front of a combination and without one. */
    private static final int SHORT = 512;
    private static final int TINY = 16;
    private static final int[] TABLE = new int[256];
    /** x**(2**n) modulo the polynomial. */
    private static final int[] POWERS = new int[32];

    static {
        for (int i = 0; i < 256; i++) {
            int c = i;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? c >>> 1 ^ POLYNOMIAL : c >>> 1;
            }
            TABLE[i] = c;
        }
        POWERS[0] = 1 << 30;
        for (int i = 1; i < 32; i++) {
            POWERS[i] = multiply(POWERS[i - 1], POWERS[i - 1]);
        }
    }

    private Checksums() {}

    public static int crc32(int crc, byte[] b, int from, int n) {
        if (n < (crc == 0 ? TINY : SHORT)) {
            int c = ~crc;
            for (int i = from; i < from + n; i++) {
                c = c >>> 8 ^ TABLE[(c ^ b[i]) & 0xFF];
            }
            return ~c;
        }
        CRC32 c = new CRC32();
        c.update(b, from, n);
        return crc == 0 ? (int) c.getValue() : combine(crc, (int) c.getValue(), n);
    }

    /** The checksum of two pieces from theirs and the length of the second. */
    static int combine(int first, int second, long n) {
        int shift = 1 << 31;
        for (int k = 3; n != 0; n >>= 1, k++) {
            if ((n & 1) != 0) {
                shift = multiply(POWERS[k & 31], shift);
            }
        }
        return multiply(shift, first) ^ second;
    }

    /** a * b modulo the polynomial; the highest bit is x**0. */
    private static int multiply(int a, int b) {
        int p = 0;
        for (int m = 1 << 31; m != 0; m >>>= 1) {
            if ((a & m) != 0) {
                p ^= b;
            }
            b = (b & 1) != 0 ? b >>> 1 ^ POLYNOMIAL : b >>> 1;
        }
        return p;
    }

    public static int adler32(int adler, byte[] b, int from, int n) {
        int low = adler & 0xFFFF;
        int high = adler >>> 16;
        if (n < SHORT || low >= BASE || high >= BASE) {
            long s1 = low % BASE;
            long s2 = high % BASE;
            for (int i = from, left = n; left > 0;) {
                // So many sums fit into 64 bits with room to spare.
                int k = Math.min(left, 1 << 16);
                for (int e = i + k; i < e; i++) {
                    s1 += b[i] & 0xFF;
                    s2 += s1;
                }
                s1 %= BASE;
                s2 %= BASE;
                left -= k;
            }
            return (int) (s2 << 16 | s1);
        }
        Adler32 a = new Adler32();
        a.update(b, from, n);
        long second = a.getValue();
        // The JDK started with 1 where we start with low, high: every byte adds low - 1 more to the high sum.
        long s1 = (low + (second & 0xFFFF) + BASE - 1) % BASE;
        long s2 = (high + (second >>> 16) + (n % BASE) * (long) (low + BASE - 1)) % BASE;
        return (int) (s2 << 16 | s1);
    }
}
