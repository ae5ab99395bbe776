// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

/** SHA-3 and SHAKE: the sponge of FIPS 202 over the permutation Keccak-f[1600]. */
final class Keccak implements HashEngine {
    private static final long[] ROUND = new long[24];
    private static final int[] ROTATION = new int[25];
    private static final int[] TARGET = new int[25];

    static {
        // The constants come from a linear feedback register, the offsets from a walk over the lanes.
        int lfsr = 1;
        for (int r = 0; r < 24; r++) {
            for (int j = 0; j < 7; j++) {
                if ((lfsr & 1) != 0) {
                    ROUND[r] ^= 1L << (1 << j) - 1;
                }
                lfsr = (lfsr & 0x80) != 0 ? lfsr << 1 ^ 0x171 : lfsr << 1;
            }
        }
        int x = 1;
        int y = 0;
        for (int t = 0; t < 24; t++) {
            ROTATION[x + 5 * y] = (t + 1) * (t + 2) / 2 % 64;
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
        }
        for (int i = 0; i < 25; i++) {
            TARGET[i] = i / 5 + 5 * ((2 * (i % 5) + 3 * (i / 5)) % 5);
        }
    }

    private final long[] lanes;
    private final int rate;
    private final int suffix;
    private final int length;
    private int position;

    private Keccak(long[] lanes, int rate, int suffix, int length, int position) {
        this.lanes = lanes;
        this.rate = rate;
        this.suffix = suffix;
        this.length = length;
        this.position = position;
    }

    /** @param rate bytes absorbed at a time */
    static Keccak of(int rate, int suffix, int length) {
        return new Keccak(new long[25], rate, suffix, length, 0);
    }

    private static void permute(long[] a) {
        long[] b = new long[25];
        long[] c = new long[5];
        for (int round = 0; round < 24; round++) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int i = 0; i < 25; i++) {
                int x = i % 5;
                b[TARGET[i]] = Long.rotateLeft(a[i] ^ c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1), ROTATION[i]);
            }
            for (int y = 0; y < 25; y += 5) {
                for (int x = 0; x < 5; x++) {
                    a[y + x] = b[y + x] ^ ~b[y + (x + 1) % 5] & b[y + (x + 2) % 5];
                }
            }
            a[0] ^= ROUND[round];
        }
    }

    private void absorb(int at, int value) {
        lanes[at / 8] ^= (value & 0xffL) << 8 * (at % 8);
    }

    @Override
    public void update(byte[] data) {
        for (byte b : data) {
            absorb(position++, b);
            if (position == rate) {
                permute(lanes);
                position = 0;
            }
        }
    }

    @Override
    public byte[] digest() {
        return squeeze(length);
    }

    byte[] squeeze(int count) {
        Keccak k = copy();
        k.absorb(position, suffix);
        k.absorb(rate - 1, 0x80);
        byte[] out = new byte[count];
        for (int i = 0; i < count; i++) {
            if (i % rate == 0) {
                permute(k.lanes);
            }
            int at = i % rate;
            out[i] = (byte) (k.lanes[at / 8] >>> 8 * (at % 8));
        }
        return out;
    }

    @Override
    public Keccak copy() {
        return new Keccak(lanes.clone(), rate, suffix, length, position);
    }
}
