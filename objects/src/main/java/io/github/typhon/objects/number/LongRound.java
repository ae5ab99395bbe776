// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import java.math.BigInteger;

/** {@code round(int, ndigits)}: to a multiple of a power of ten, half to even. CPython: int___round___impl. */
final class LongRound {
    private LongRound() {}

    static PyLong round(PyLong a, PyLong ndigits) {
        if (ndigits.signum() >= 0) {
            return a.plain();
        }
        // With more digits than the number has, and one to spare, everything rounds to zero.
        long digits = (long) (a.bitLength() * 0.30103) + 2;
        if (!ndigits.fitsLong() || -ndigits.longValue() > digits) {
            return new PyInt(0);
        }
        BigInteger v = a.bigValue();
        BigInteger unit = BigInteger.TEN.pow((int) -ndigits.longValue());
        BigInteger[] qr = LongMath.floorDivMod(v, unit);
        int cmp = qr[1].shiftLeft(1).compareTo(unit);
        BigInteger q = cmp > 0 || cmp == 0 && qr[0].testBit(0) ? qr[0].add(BigInteger.ONE) : qr[0];
        return PyLong.of(q.multiply(unit));
    }
}
