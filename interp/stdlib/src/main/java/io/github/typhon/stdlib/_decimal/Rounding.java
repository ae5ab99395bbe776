// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import java.math.BigInteger;

/** Fits exact results into a context. <p>Threads: stateless. */
final class Rounding {
    private Rounding() {}

    /** A finite number rounded to the context's precision and range. */
    static Dec fix(Dec d, Rules r) {
        if (!d.isFinite()) {
            return d.isNaN() ? fixNaN(d, r) : d;
        }
        if (d.isZero()) {
            long most = r.clamp ? r.etop() : r.emax;
            long e = Math.min(Math.max(d.exp, r.etiny()), most);
            if (e == d.exp) {
                return d;
            }
            r.status |= Rules.CLAMPED;
            return Dec.of(d.negative, 0, e);
        }
        int n = d.digits();
        long least = d.exp + n - r.prec;
        if (least > r.etop()) {
            return overflow(d.negative, r);
        }
        boolean subnormal = least < r.etiny();
        if (subnormal) {
            least = r.etiny();
        }
        if (d.exp < least) {
            return shorten(d, n, least, subnormal, r);
        }
        if (subnormal) {
            r.status |= Rules.SUBNORMAL;
        }
        if (r.clamp && d.exp > r.etop()) {
            r.status |= Rules.CLAMPED;
            return Dec.of(d.negative, d.coefficient().multiply(Powers.ten(d.exp - r.etop())), r.etop());
        }
        return d;
    }

    private static Dec shorten(Dec d, int n, long exp, boolean subnormal, Rules r) {
        Dec s = rescale(d, exp, r, r.rounding);
        boolean changed = (r.status & EXACT_MARK) == 0;
        r.status &= ~EXACT_MARK;
        if (s.digits() > r.prec) {
            s = Dec.of(s.negative, s.coefficient().divide(BigInteger.TEN), s.exp + 1);
        }
        if (s.exp > r.etop()) {
            return overflow(d.negative, r);
        }
        if (changed) {
            r.status |= subnormal ? Rules.INEXACT | Rules.UNDERFLOW : Rules.INEXACT;
        }
        r.status |= subnormal ? Rules.ROUNDED | Rules.SUBNORMAL : Rules.ROUNDED;
        if (s.isZero()) {
            r.status |= Rules.CLAMPED;
        }
        return s;
    }

    /** Set in the status by {@link #rescale} while nothing but zeros was cut off. */
    static final int EXACT_MARK = 1 << 30;

    /** A finite number with another exponent, rounded as told; the mark tells whether it kept its value. */
    static Dec rescale(Dec d, long exp, Rules r, int rounding) {
        r.status |= EXACT_MARK;
        if (d.isZero()) {
            return Dec.of(d.negative, 0, exp);
        }
        if (exp <= d.exp) {
            return Dec.of(d.negative, d.coefficient().multiply(Powers.ten(d.exp - exp)), exp);
        }
        long cut = exp - d.exp;
        if (d.big == null && cut < 19) {
            long ten = Powers.smallTen((int) cut);
            long q = d.small / ten;
            long rest = d.small % ten;
            if (rest == 0) {
                return Dec.of(d.negative, q, exp);
            }
            r.status &= ~EXACT_MARK;
            int half = Long.compareUnsigned(rest * 2, ten);
            return Dec.of(d.negative, q + (isUp(d.negative, (int) (q % 10), half, rounding) ? 1 : 0), exp);
        }
        if (cut > d.digits()) {
            r.status &= ~EXACT_MARK;
            return Dec.of(d.negative, isUp(d.negative, 0, -1, rounding) ? 1 : 0, exp);
        }
        BigInteger ten = Powers.ten(cut);
        BigInteger[] q = d.coefficient().divideAndRemainder(ten);
        if (q[1].signum() == 0) {
            return Dec.of(d.negative, q[0], exp);
        }
        r.status &= ~EXACT_MARK;
        int last = q[0].mod(BigInteger.TEN).intValue();
        boolean up = isUp(d.negative, last, q[1].shiftLeft(1).compareTo(ten), rounding);
        return Dec.of(d.negative, up ? q[0].add(BigInteger.ONE) : q[0], exp);
    }

    /** Whether to round away from zero; {@code half} compares what is cut off, which is not zero, with one half. */
    static boolean isUp(boolean negative, int last, int half, int rounding) {
        return switch (rounding) {
            case Rules.UP -> true;
            case Rules.DOWN -> false;
            case Rules.CEILING -> !negative;
            case Rules.FLOOR -> negative;
            case Rules.HALF_UP -> half >= 0;
            case Rules.HALF_DOWN -> half > 0;
            case Rules.HALF_EVEN -> half > 0 || half == 0 && last % 2 != 0;
            default -> last == 0 || last == 5;
        };
    }

    static Dec overflow(boolean negative, Rules r) {
        r.status |= Rules.OVERFLOW | Rules.INEXACT | Rules.ROUNDED;
        boolean infinite = switch (r.rounding) {
            case Rules.CEILING -> !negative;
            case Rules.FLOOR -> negative;
            case Rules.DOWN, Rules.UP_05 -> false;
            default -> true;
        };
        return infinite ? Dec.infinity(negative) : Dec.of(negative, Powers.ten(r.prec).subtract(BigInteger.ONE), r.etop());
    }

    /** A NaN whose payload has no more digits than fit. */
    static Dec fixNaN(Dec d, Rules r) {
        long most = r.prec - (r.clamp ? 1 : 0);
        if (d.big == null && d.small == 0 || d.digits() <= most) {
            return d;
        }
        return Dec.nan(d.negative, d.kind == Dec.SNAN, d.coefficient().mod(Powers.ten(most)));
    }
}
