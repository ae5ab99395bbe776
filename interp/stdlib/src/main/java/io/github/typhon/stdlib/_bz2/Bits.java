// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._bz2;

/** A bit reader, most significant bit first, that can go back to a mark. <p>Threads: confined. */
final class Bits {
    /** The input ended; what was begun is to be done again when there is more. */
    static final class Starving extends RuntimeException {
        private static final long serialVersionUID = 1L;
        static final Starving INSTANCE = new Starving();

        private Starving() {
            super(null, null, false, false);
        }
    }

    private byte[] in = {};
    /** In bits. */
    private long position;
    private long mark;
    private long end;

    /** Goes on in other bytes, whose first {@code bit} bits are read already. */
    void set(byte[] bytes, int bit) {
        in = bytes;
        position = bit;
        mark = bit;
        end = 8L * bytes.length;
    }

    void mark() {
        mark = position;
    }

    void reset() {
        position = mark;
    }

    long position() {
        return position;
    }

    void toByteBoundary() {
        position = position + 7 & -8L;
    }

    /** Up to 24 bits; zeros behind the end. */
    int peek(int n) {
        int i = (int) (position >> 3);
        int v;
        if (i + 4 <= in.length) {
            v = in[i] << 24 | (in[i + 1] & 0xFF) << 16 | (in[i + 2] & 0xFF) << 8 | in[i + 3] & 0xFF;
        } else {
            v = 0;
            for (int k = 0; k < 4; k++) {
                v = v << 8 | (i + k < in.length ? in[i + k] & 0xFF : 0);
            }
        }
        return v << (int) (position & 7) >>> 32 - n;
    }

    void skip(int n) {
        position += n;
        if (position > end) {
            throw Starving.INSTANCE;
        }
    }

    int read(int n) {
        if (n == 0) {
            return 0;
        }
        int v = peek(n);
        skip(n);
        return v;
    }

    boolean flag() {
        return read(1) != 0;
    }

    int read32() {
        int high = read(16);
        return high << 16 | read(16);
    }
}
