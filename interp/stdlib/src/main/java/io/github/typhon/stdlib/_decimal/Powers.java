// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.core.Raise;
import java.math.BigInteger;

/** Powers of ten and numbers of digits. <p>Threads: constants. */
final class Powers {
    private static final int CACHED = 128;
    private static final int MOST = 600_000_000;
    private static final BigInteger[] BIG = new BigInteger[CACHED];
    private static final long[] SMALL = new long[19];

    static {
        BIG[0] = BigInteger.ONE;
        for (int i = 1; i < CACHED; i++) {
            BIG[i] = BIG[i - 1].multiply(BigInteger.TEN);
        }
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = BIG[i].longValue();
        }
    }

    private Powers() {}

    /** MemoryError for what has more digits than a BigInteger. */
    static BigInteger ten(long n) {
        if (n > MOST) {
            throw Raise.memoryError();
        }
        return n < CACHED ? BIG[(int) n] : BigInteger.TEN.pow((int) n);
    }

    /** For n below 19. */
    static long smallTen(int n) {
        return SMALL[n];
    }

    static int digits(long v) {
        int n = 1;
        while (n < 19 && v >= SMALL[n]) {
            n++;
        }
        return n;
    }

    static int digits(BigInteger v) {
        if (v.bitLength() < 63) {
            return digits(v.longValue());
        }
        int n = (int) ((v.bitLength() - 1) * 0.30102999566398119521) + 1;
        return v.compareTo(ten(n)) >= 0 ? n + 1 : n;
    }
}
