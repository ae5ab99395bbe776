// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

/** Knuth, Morris and Pratt: after a mismatch the longest border of what matched is still matched. Linear whatever the needle looks like,
 *  but slower than trying each place where short needles are concerned. <p>Threads: stateless. */
final class LinearSearch {
    /** From this length on a needle is worth its table. */
    private static final int LONG = 256;

    private LinearSearch() {}

    static boolean suits(int needle, int range) {
        return needle >= LONG && range >= 4 * LONG;
    }

    /** The lowest index in {@code s[from:to]} at which {@code sub[subFrom:subTo]}, which is not empty, stands, or -1. */
    static int find(byte[] s, int from, int to, byte[] sub, int subFrom, int subTo) {
        int m = subTo - subFrom;
        int[] border = new int[m];
        for (int i = 1, k = 0; i < m; i++) {
            byte c = sub[subFrom + i];
            while (k > 0 && sub[subFrom + k] != c) {
                k = border[k - 1];
            }
            border[i] = sub[subFrom + k] == c ? ++k : k;
        }
        for (int i = from, k = 0; i < to; i++) {
            byte c = s[i];
            while (k > 0 && sub[subFrom + k] != c) {
                k = border[k - 1];
            }
            if (sub[subFrom + k] == c && ++k == m) {
                return i - m + 1;
            }
        }
        return -1;
    }
}
