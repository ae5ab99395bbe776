// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._hashlib;

/** RFC 7914. <p>Threads: pure. */
final class Scrypt {
    private Scrypt() {}

    /** {@code poll} is run now and then. */
    static byte[] derive(byte[] password, byte[] salt, int n, int r, int p, int length, Runnable poll) {
        Hmac h = new Hmac(Algorithm.SHA256, password);
        int words = 32 * r;
        byte[] b = h.pbkdf2(salt, 1, 128 * r * p, poll);
        int[] x = new int[words];
        for (int i = 0; i < p; i++) {
            int from = 128 * r * i;
            for (int k = 0; k < words; k++) {
                int at = from + 4 * k;
                x[k] = b[at] & 0xFF | (b[at + 1] & 0xFF) << 8 | (b[at + 2] & 0xFF) << 16 | b[at + 3] << 24;
            }
            mix(x, n, r, poll);
            for (int k = 0; k < words; k++) {
                for (int j = 0; j < 4; j++) {
                    b[from + 4 * k + j] = (byte) (x[k] >>> 8 * j);
                }
            }
        }
        return h.pbkdf2(b, 1, length, poll);
    }

    private static void mix(int[] x, int n, int r, Runnable poll) {
        int[][] v = new int[n][];
        int[] y = new int[x.length];
        for (int i = 0; i < n; i++) {
            v[i] = x.clone();
            blocks(x, y, r);
            poll(i, poll);
        }
        for (int i = 0; i < n; i++) {
            int[] w = v[x[16 * (2 * r - 1)] & n - 1];
            for (int k = 0; k < x.length; k++) {
                x[k] ^= w[k];
            }
            blocks(x, y, r);
            poll(i, poll);
        }
    }

    private static void poll(int i, Runnable poll) {
        if ((i & 0xFFF) == 0xFFF) {
            poll.run();
        }
    }

    private static void blocks(int[] x, int[] y, int r) {
        int[] t = new int[16];
        System.arraycopy(x, 16 * (2 * r - 1), t, 0, 16);
        for (int i = 0; i < 2 * r; i++) {
            for (int k = 0; k < 16; k++) {
                t[k] ^= x[16 * i + k];
            }
            salsa(t);
            System.arraycopy(t, 0, y, 16 * (i / 2 + (i & 1) * r), 16);
        }
        System.arraycopy(y, 0, x, 0, x.length);
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }

    /** Salsa20/8. */
    private static void salsa(int[] t) {
        int[] x = t.clone();
        for (int i = 0; i < 4; i++) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int i = 0; i < 16; i++) {
            t[i] += x[i];
        }
    }
}
