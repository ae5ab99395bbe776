// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import java.math.BigInteger;

/** A decimal number: sign, coefficient, exponent; or an infinity; or a NaN, whose payload is the coefficient. <p>Threads: immutable. */
final class Dec {
    static final byte FINITE = 0;
    static final byte INFINITY = 1;
    static final byte QNAN = 2;
    static final byte SNAN = 3;
    static final Dec ZERO = of(false, 0, 0);
    static final Dec ONE = of(false, 1, 0);
    static final Dec NAN = new Dec(false, QNAN, 0, null, 0);
    private static final Dec PLUS_INFINITY = new Dec(false, INFINITY, 0, null, 0);
    private static final Dec MINUS_INFINITY = new Dec(true, INFINITY, 0, null, 0);

    final boolean negative;
    final byte kind;
    /** The coefficient, unless {@link #big} holds it. */
    final long small;
    final BigInteger big;
    final long exp;

    private Dec(boolean negative, byte kind, long small, BigInteger big, long exp) {
        this.negative = negative;
        this.kind = kind;
        this.small = small;
        this.big = big;
        this.exp = exp;
    }

    static Dec of(boolean negative, long coefficient, long exp) {
        return new Dec(negative, FINITE, coefficient, null, exp);
    }

    static Dec of(boolean negative, BigInteger coefficient, long exp) {
        return coefficient.bitLength() < 63 ? of(negative, coefficient.longValue(), exp) : new Dec(negative, FINITE, 0, coefficient, exp);
    }

    static Dec infinity(boolean negative) {
        return negative ? MINUS_INFINITY : PLUS_INFINITY;
    }

    static Dec nan(boolean negative, boolean signaling, BigInteger payload) {
        byte k = signaling ? SNAN : QNAN;
        return payload.bitLength() < 63 ? new Dec(negative, k, payload.longValue(), null, 0) : new Dec(negative, k, 0, payload, 0);
    }

    boolean isFinite() {
        return kind == FINITE;
    }

    boolean isInfinite() {
        return kind == INFINITY;
    }

    boolean isNaN() {
        return kind >= QNAN;
    }

    boolean isZero() {
        return kind == FINITE && big == null && small == 0;
    }

    BigInteger coefficient() {
        return big != null ? big : BigInteger.valueOf(small);
    }

    int digits() {
        return big != null ? Powers.digits(big) : Powers.digits(small);
    }

    /** The exponent of the first digit. */
    long adjusted() {
        return exp + digits() - 1;
    }

    Dec withSign(boolean minus) {
        return minus == negative ? this : kind == INFINITY ? infinity(minus) : new Dec(minus, kind, small, big, exp);
    }

    Dec negated() {
        return withSign(!negative);
    }

    Dec quiet() {
        return kind == SNAN ? new Dec(negative, QNAN, small, big, 0) : this;
    }

    /** -1, 0 or 1, as the number is below, at or above zero. */
    int signum() {
        return isZero() ? 0 : negative ? -1 : 1;
    }

    /** The value as an integer, its fraction cut off; finite numbers only. */
    BigInteger toInteger() {
        BigInteger c = coefficient();
        if (exp >= 0) {
            c = c.multiply(Powers.ten(exp));
        } else if (-exp >= digits()) {
            c = BigInteger.ZERO;
        } else {
            c = c.divide(Powers.ten(-exp));
        }
        return negative ? c.negate() : c;
    }

    /** The digits, scientifically: with an exponent if it is positive or the number is very small. */
    String toText(boolean engineering, boolean capitals) {
        String sign = negative ? "-" : "";
        if (kind != FINITE) {
            String payload = big == null && small == 0 ? "" : coefficient().toString();
            return sign + (kind == INFINITY ? "Infinity" : (kind == SNAN ? "sNaN" : "NaN") + payload);
        }
        String d = big != null ? big.toString() : Long.toString(small);
        int n = d.length();
        long left = exp + n;
        if (exp == 0) {
            return sign + d;
        }
        long point;
        if (exp <= 0 && left > -6) {
            point = left;
        } else if (!engineering) {
            point = 1;
        } else if (isZero()) {
            point = Math.floorMod(left + 1, 3L) - 1;
        } else {
            point = Math.floorMod(left - 1, 3L) + 1;
        }
        StringBuilder b = new StringBuilder(n + 16).append(sign);
        if (point <= 0) {
            b.append("0.").repeat('0', (int) -point).append(d);
        } else if (point >= n) {
            b.append(d).repeat('0', (int) (point - n));
        } else {
            b.append(d, 0, (int) point).append('.').append(d, (int) point, n);
        }
        if (left != point) {
            b.append(capitals ? 'E' : 'e').append(left - point < 0 ? "" : "+").append(left - point);
        }
        return b.toString();
    }
}
