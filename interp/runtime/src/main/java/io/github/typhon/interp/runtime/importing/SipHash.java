// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

/** SipHash-1-3 (Aumasson and Bernstein), the checksum of hash-based bytecode files. */
final class SipHash {
    private SipHash() {}

    static long hash13(long k0, long k1, byte[] in) {
        long[] v = {k0 ^ 0x736f6d6570736575L, k1 ^ 0x646f72616e646f6dL, k0 ^ 0x6c7967656e657261L, k1 ^ 0x7465646279746573L};
        int i = 0;
        for (; i + 8 <= in.length; i += 8) {
            long m = word(in, i, 8);
            v[3] ^= m;
            round(v);
            v[0] ^= m;
        }
        long last = (long) in.length << 56 | word(in, i, in.length - i);
        v[3] ^= last;
        round(v);
        v[0] ^= last;
        v[2] ^= 0xff;
        round(v);
        round(v);
        round(v);
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static long word(byte[] in, int at, int n) {
        long m = 0;
        for (int k = 0; k < n; k++) {
            m |= (in[at + k] & 0xffL) << 8 * k;
        }
        return m;
    }

    private static void round(long[] v) {
        v[0] += v[1];
        v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
        v[0] = Long.rotateLeft(v[0], 32);
        v[2] += v[3];
        v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
        v[2] = Long.rotateLeft(v[2], 32);
    }
}
