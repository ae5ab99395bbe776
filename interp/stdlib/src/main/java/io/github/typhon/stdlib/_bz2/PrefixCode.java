// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._bz2;

/** A canonical prefix code of at most 20 bits; short codes come from a table. <p>Threads: immutable. */
final class PrefixCode {
    static final int MAX_LENGTH = 20;
    private static final int BITS = 10;

    /** {@code symbol << 5 | length}, 0 where the code is longer. */
    private final short[] table = new short[1 << BITS];
    private final int[] first = new int[MAX_LENGTH + 2];
    private final int[] index = new int[MAX_LENGTH + 2];
    private final int[] count = new int[MAX_LENGTH + 1];
    private final short[] symbols;

    PrefixCode(byte[] lengths) {
        symbols = new short[lengths.length];
        for (byte l : lengths) {
            count[l]++;
        }
        for (int l = 1; l <= MAX_LENGTH; l++) {
            first[l + 1] = first[l] + count[l] << 1;
            index[l + 1] = index[l] + count[l];
        }
        int[] next = index.clone();
        for (int i = 0; i < lengths.length; i++) {
            int l = lengths[i];
            int place = next[l]++;
            symbols[place] = (short) i;
            int code = first[l] + place - index[l];
            if (l <= BITS && code < 1 << l) {
                int from = code << BITS - l;
                java.util.Arrays.fill(table, from, from + (1 << BITS - l), (short) (i << 5 | l));
            }
        }
    }

    /** The next symbol, -1 if the bits are no code. */
    int decode(Bits bits) {
        int v = bits.peek(MAX_LENGTH);
        int e = table[v >> MAX_LENGTH - BITS];
        if (e != 0) {
            bits.skip(e & 31);
            return e >> 5;
        }
        for (int l = BITS + 1; l <= MAX_LENGTH; l++) {
            int code = (v >> MAX_LENGTH - l) - first[l];
            if (code >= 0 && code < count[l]) {
                bits.skip(l);
                return symbols[index[l] + code];
            }
        }
        bits.skip(MAX_LENGTH);
        return -1;
    }
}
