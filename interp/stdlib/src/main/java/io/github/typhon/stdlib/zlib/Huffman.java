// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import java.util.Arrays;

/** A canonical prefix code. Short codes are found in {@link #table} by the next {@link #BITS} bits; longer ones bit by bit.
 *  <p>Threads: confined to the inflater that owns it; immutable once built. */
final class Huffman {
    static final int BITS = 10;
    static final int MAX_LENGTH = 15;

    /** {@code symbol << 4 | length}; 0 where no code of at most {@link #BITS} bits fits. */
    final short[] table = new short[1 << BITS];
    /** How many codes have each length. */
    final short[] count = new short[MAX_LENGTH + 1];
    final short[] symbols;
    int longest;

    Huffman(int size) {
        symbols = new short[size];
    }

    Huffman(Huffman o) {
        symbols = o.symbols.clone();
        longest = o.longest;
        System.arraycopy(o.table, 0, table, 0, table.length);
        System.arraycopy(o.count, 0, count, 0, count.length);
    }

    /** Builds the code of {@code n} lengths; false if they are no code. A single code of one bit may stand alone, as may none at all. */
    boolean build(byte[] lengths, int from, int n, boolean complete) {
        Arrays.fill(count, (short) 0);
        for (int i = 0; i < n; i++) {
            count[lengths[from + i]]++;
        }
        count[0] = 0;
        longest = MAX_LENGTH;
        while (longest > 0 && count[longest] == 0) {
            longest--;
        }
        int left = 1;
        for (int l = 1; l <= MAX_LENGTH; l++) {
            left = (left << 1) - count[l];
            if (left < 0) {
                return false;
            }
        }
        if (left > 0 && longest > 0 && (complete || longest != 1)) {
            return false;
        }
        int[] next = new int[MAX_LENGTH + 2];
        int[] code = new int[MAX_LENGTH + 2];
        for (int l = 1; l <= MAX_LENGTH; l++) {
            next[l + 1] = next[l] + count[l];
            code[l + 1] = code[l] + count[l] << 1;
        }
        Arrays.fill(table, (short) 0);
        for (int i = 0; i < n; i++) {
            int l = lengths[from + i];
            if (l == 0) {
                continue;
            }
            symbols[next[l]++] = (short) i;
            int c = code[l]++;
            if (l <= BITS) {
                short entry = (short) (i << 4 | l);
                for (int r = Integer.reverse(c) >>> 32 - l; r < table.length; r += 1 << l) {
                    table[r] = entry;
                }
            }
        }
        return true;
    }
}
