// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._hashlib;

import java.security.MessageDigest;
import java.util.Arrays;

/** RFC 2104 over any hash of the platform, and what is built on it. <p>Threads: confined to its owner. */
final class Hmac {
    private static final int INNER = 0x36;
    private static final int OUTER = 0x5C;

    final Algorithm algorithm;
    private final MessageDigest inner;
    private final MessageDigest outer;

    Hmac(Algorithm algorithm, byte[] key) {
        this.algorithm = algorithm;
        byte[] k = Arrays.copyOf(key.length > algorithm.blockSize ? algorithm.create().digest(key) : key, algorithm.blockSize);
        inner = keyed(algorithm, k, INNER);
        outer = keyed(algorithm, k, OUTER);
    }

    private Hmac(Hmac o) {
        algorithm = o.algorithm;
        inner = copy(o.inner);
        outer = copy(o.outer);
    }

    private static MessageDigest keyed(Algorithm a, byte[] key, int pad) {
        byte[] k = key.clone();
        for (int i = 0; i < k.length; i++) {
            k[i] ^= (byte) pad;
        }
        MessageDigest d = a.create();
        d.update(k);
        return d;
    }

    static MessageDigest copy(MessageDigest d) {
        try {
            return (MessageDigest) d.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    Hmac copy() {
        return new Hmac(this);
    }

    void update(byte[] data) {
        inner.update(data);
    }

    /** The code of what came so far; more may follow. */
    byte[] digest() {
        byte[] first = copy(inner).digest();
        MessageDigest o = copy(outer);
        o.update(first);
        return o.digest();
    }

    /** The code of what came so far and of more. */
    private byte[] digest(byte[] more) {
        MessageDigest i = copy(inner);
        i.update(more);
        MessageDigest o = copy(outer);
        o.update(i.digest());
        return o.digest();
    }

    /** RFC 8018. {@code poll} is run now and then. */
    byte[] pbkdf2(byte[] salt, long iterations, int length, Runnable poll) {
        byte[] out = new byte[length];
        for (int block = 1, at = 0; at < length; block++) {
            byte[] s = Arrays.copyOf(salt, salt.length + 4);
            for (int i = 0; i < 4; i++) {
                s[salt.length + i] = (byte) (block >>> 24 - 8 * i);
            }
            byte[] u = digest(s);
            byte[] t = u.clone();
            for (long n = 1; n < iterations; n++) {
                u = digest(u);
                for (int i = 0; i < t.length; i++) {
                    t[i] ^= u[i];
                }
                if ((n & 0xFFF) == 0) {
                    poll.run();
                }
            }
            int n = Math.min(t.length, length - at);
            System.arraycopy(t, 0, out, at, n);
            at += n;
        }
        return out;
    }
}
