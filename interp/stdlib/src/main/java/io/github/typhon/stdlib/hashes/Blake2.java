// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

/** BLAKE2b and BLAKE2s (RFC 7693). BLAKE2s is the same on words of 32 bits, kept here in the low halves of longs, with other rotations. */
final class Blake2 implements HashEngine {
    private static final long[] IV = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L};
    /** The message schedule: one permutation of the 16 words a round, as hexadecimal digits; rounds 10 and 11 repeat 0 and 1. */
    private static final String[] SIGMA = {
        "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
        "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0"};
    private static final int[] ROTATIONS_64 = {32, 24, 16, 63};
    private static final int[] ROTATIONS_32 = {16, 12, 8, 7};

    private final boolean wide;
    private final long[] h;
    private final byte[] buffer;
    private final int digestSize;
    private final boolean lastNode;
    private int filled;
    private long count;

    private Blake2(boolean wide, long[] h, byte[] buffer, int digestSize, boolean lastNode) {
        this.wide = wide;
        this.h = h;
        this.buffer = buffer;
        this.digestSize = digestSize;
        this.lastNode = lastNode;
    }

    static Blake2 of(Blake2Parameters p) {
        boolean wide = p.block.length == 64;
        long[] h = new long[8];
        Blake2 b = new Blake2(wide, h, new byte[wide ? 128 : 64], p.digestSize, p.lastNode);
        for (int i = 0; i < 8; i++) {
            h[i] = b.iv(i) ^ b.word(p.block, i);
        }
        if (p.key.length > 0) {
            System.arraycopy(p.key, 0, b.buffer, 0, p.key.length);
            b.filled = b.buffer.length;
        }
        return b;
    }

    private long iv(int i) {
        return wide ? IV[i] : IV[i] >>> 32;
    }

    private long word(byte[] a, int i) {
        int size = wide ? 8 : 4;
        long v = 0;
        for (int k = size - 1; k >= 0; k--) {
            v = v << 8 | a[i * size + k] & 0xff;
        }
        return v;
    }

    private long rotate(long v, int by) {
        return wide ? Long.rotateRight(v, by) : Integer.rotateRight((int) v, by) & 0xffffffffL;
    }

    private void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        int[] r = wide ? ROTATIONS_64 : ROTATIONS_32;
        long mask = wide ? -1L : 0xffffffffL;
        v[a] = v[a] + v[b] + x & mask;
        v[d] = rotate(v[d] ^ v[a], r[0]);
        v[c] = v[c] + v[d] & mask;
        v[b] = rotate(v[b] ^ v[c], r[1]);
        v[a] = v[a] + v[b] + y & mask;
        v[d] = rotate(v[d] ^ v[a], r[2]);
        v[c] = v[c] + v[d] & mask;
        v[b] = rotate(v[b] ^ v[c], r[3]);
    }

    private void compress(boolean last) {
        long mask = wide ? -1L : 0xffffffffL;
        long[] m = new long[16];
        long[] v = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = word(buffer, i);
            v[i] = i < 8 ? h[i] : iv(i - 8);
        }
        v[12] ^= count & mask;
        v[13] ^= wide ? 0 : count >>> 32;
        if (last) {
            v[14] ^= mask;
            if (lastNode) {
                v[15] ^= mask;
            }
        }
        for (int round = 0; round < (wide ? 12 : 10); round++) {
            String s = SIGMA[round % 10];
            for (int i = 0; i < 8; i++) {
                int column = i & 3;
                int turn = i >> 2;
                mix(v, column, 4 + (column + turn) % 4, 8 + (column + 2 * turn) % 4, 12 + (column + 3 * turn) % 4,
                        m[Character.digit(s.charAt(2 * i), 16)], m[Character.digit(s.charAt(2 * i + 1), 16)]);
            }
        }
        for (int i = 0; i < 8; i++) {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }

    @Override
    public void update(byte[] data) {
        for (int at = 0; at < data.length; ) {
            // A full block waits until more comes: the last one is compressed differently.
            if (filled == buffer.length) {
                count += filled;
                compress(false);
                filled = 0;
            }
            int n = Math.min(buffer.length - filled, data.length - at);
            System.arraycopy(data, at, buffer, filled, n);
            filled += n;
            at += n;
        }
    }

    @Override
    public byte[] digest() {
        Blake2 b = copy();
        b.count += filled;
        java.util.Arrays.fill(b.buffer, filled, b.buffer.length, (byte) 0);
        b.compress(true);
        byte[] out = new byte[digestSize];
        int size = wide ? 8 : 4;
        for (int i = 0; i < digestSize; i++) {
            out[i] = (byte) (b.h[i / size] >>> 8 * (i % size));
        }
        return out;
    }

    @Override
    public Blake2 copy() {
        Blake2 b = new Blake2(wide, h.clone(), buffer.clone(), digestSize, lastNode);
        b.filled = filled;
        b.count = count;
        return b;
    }
}
