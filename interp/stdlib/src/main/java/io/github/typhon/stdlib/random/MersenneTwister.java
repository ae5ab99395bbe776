// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.random;

/** MT19937 of Matsumoto and Nishimura with its seeding by an array. Not safe for threads by itself. */
final class MersenneTwister {
    static final int N = 624;
    private static final int M = 397;
    private static final int MATRIX = 0x9908b0df;

    private final int[] state = new int[N];
    private int index = N + 1;

    private void seed(int s) {
        state[0] = s;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
        index = N;
    }

    void seed(int[] key) {
        seed(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1664525) + key[j] + j;
            if (++i == N) {
                state[0] = state[N - 1];
                i = 1;
            }
            if (++j == key.length) {
                j = 0;
            }
        }
        for (int k = N - 1; k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1566083941) - i;
            if (++i == N) {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x80000000;
    }

    private void refill() {
        for (int k = 0; k < N; k++) {
            int y = state[k] & 0x80000000 | state[(k + 1) % N] & 0x7fffffff;
            state[k] = state[(k + M) % N] ^ y >>> 1 ^ ((y & 1) != 0 ? MATRIX : 0);
        }
        index = 0;
    }

    /** 32 random bits. */
    int next() {
        if (index >= N) {
            refill();
        }
        int y = state[index++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    /** 53 random bits as a number in [0, 1). */
    double nextDouble() {
        long a = next() >>> 5;
        long b = next() >>> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    int word(int i) {
        return state[i];
    }

    int index() {
        return index;
    }

    void restore(int[] words, int index) {
        System.arraycopy(words, 0, state, 0, N);
        this.index = index;
    }
}
