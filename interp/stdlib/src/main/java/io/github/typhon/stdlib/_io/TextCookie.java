// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** A position in text, packed into one int: where in the bytes to start and with which state of the decoder, how many bytes to feed to it and how
 *  many of the characters to drop. CPython: cookie_type, and its layout.
 *  <pre>bits 0-63 start | 64-95 flags | 96-127 feed | 128-159 skip | 160 eof</pre> */
record TextCookie(long start, int flags, int feed, int skip, boolean eof) {
    static TextCookie of(ThreadState ts, PyObject packed) {
        BigInteger b = Numbers.index(ts, packed).bigValue();
        return new TextCookie(b.longValue(), b.shiftRight(64).intValue(), b.shiftRight(96).intValue(), b.shiftRight(128).intValue(), b.testBit(160));
    }

    PyLong pack() {
        if (flags == 0 && feed == 0 && skip == 0 && !eof) {
            return PyLong.of(start);
        }
        BigInteger b = eof ? BigInteger.ONE : BigInteger.ZERO;
        b = b.shiftLeft(32).or(unsigned(skip)).shiftLeft(32).or(unsigned(feed)).shiftLeft(32).or(unsigned(flags));
        return PyLong.of(b.shiftLeft(64).or(BigInteger.valueOf(start)));
    }

    private static BigInteger unsigned(int n) {
        return BigInteger.valueOf(n & 0xFFFF_FFFFL);
    }
}
