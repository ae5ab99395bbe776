// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import java.math.BigInteger;

/** The operations that are exact but for the final rounding. Conditions go into the rules' status. <p>Threads: stateless. */
final class Arithmetic {
    private Arithmetic() {}

    /** The NaN that an operation on these gives, or null if neither is one; {@code b} may be null. */
    static Dec nans(Dec a, Dec b, Rules r) {
        if (a.kind < Dec.QNAN && (b == null || b.kind < Dec.QNAN)) {
            return null;
        }
        Dec n = a.kind == Dec.SNAN ? a : b != null && b.kind == Dec.SNAN ? b : null;
        if (n != null) {
            r.status |= Rules.INVALID_OPERATION;
        } else {
            n = a.isNaN() ? a : b;
        }
        return Rounding.fixNaN(n.quiet(), r);
    }

    static Dec plus(Dec a, Rules r) {
        Dec n = nans(a, null, r);
        if (n != null) {
            return n;
        }
        return Rounding.fix(a.isZero() && r.rounding != Rules.FLOOR ? a.withSign(false) : a, r);
    }

    static Dec minus(Dec a, Rules r) {
        Dec n = nans(a, null, r);
        if (n != null) {
            return n;
        }
        return Rounding.fix(a.isZero() && r.rounding != Rules.FLOOR ? a.withSign(false) : a.negated(), r);
    }

    static Dec abs(Dec a, Rules r) {
        return a.negative ? minus(a, r) : plus(a, r);
    }

    static Dec subtract(Dec a, Dec b, Rules r) {
        return b.isNaN() ? add(a, b, r) : add(a, b.negated(), r);
    }

    static Dec add(Dec a, Dec b, Rules r) {
        Dec n = nans(a, b, r);
        if (n != null) {
            return n;
        }
        if (a.isInfinite()) {
            return b.isInfinite() && a.negative != b.negative ? r.invalid(Rules.INVALID_OPERATION) : a;
        }
        if (b.isInfinite()) {
            return b;
        }
        long exp = Math.min(a.exp, b.exp);
        boolean negativeZero = r.rounding == Rules.FLOOR && a.negative != b.negative;
        if (a.isZero() && b.isZero()) {
            return Rounding.fix(Dec.of(a.negative && b.negative || negativeZero, 0, exp), r);
        }
        if (a.isZero()) {
            return Rounding.fix(lowered(b, Math.max(exp, b.exp - r.prec - 1), r), r);
        }
        if (b.isZero()) {
            return Rounding.fix(lowered(a, Math.max(exp, a.exp - r.prec - 1), r), r);
        }
        return Rounding.fix(sum(a, b, negativeZero, r.prec), r);
    }

    private static Dec lowered(Dec d, long exp, Rules r) {
        if (exp >= d.exp) {
            return d;
        }
        return Dec.of(d.negative, d.coefficient().multiply(Powers.ten(d.exp - exp)), exp);
    }

    private static Dec sum(Dec a, Dec b, boolean negativeZero, long prec) {
        if (a.exp != b.exp) {
            boolean swap = a.exp < b.exp;
            Dec high = swap ? b : a;
            Dec low = swap ? a : b;
            int lowDigits = low.digits();
            // Far below the last digit of the result the other number counts only by its sign.
            long floor = high.exp + Math.min(-1, high.digits() - prec - 2);
            if (lowDigits + low.exp - 1 < floor) {
                low = Dec.of(low.negative, 1, floor);
            }
            high = scaled(high, low.exp);
            a = swap ? low : high;
            b = swap ? high : low;
        }
        if (a.big == null && b.big == null) {
            long x = a.negative ? -a.small : a.small;
            long y = b.negative ? -b.small : b.small;
            long s = x + y;
            if (((x ^ s) & (y ^ s)) >= 0 && s != Long.MIN_VALUE) {
                return s == 0 ? Dec.of(negativeZero, 0, a.exp) : Dec.of(s < 0, Math.abs(s), a.exp);
            }
        }
        BigInteger x = a.negative ? a.coefficient().negate() : a.coefficient();
        BigInteger s = b.negative ? x.subtract(b.coefficient()) : x.add(b.coefficient());
        return s.signum() == 0 ? Dec.of(negativeZero, 0, a.exp) : Dec.of(s.signum() < 0, s.abs(), a.exp);
    }

    private static Dec scaled(Dec d, long exp) {
        long by = d.exp - exp;
        if (d.big == null && by < 19) {
            long ten = Powers.smallTen((int) by);
            long low = d.small * ten;
            if (Math.multiplyHigh(d.small, ten) == 0 && low >= 0) {
                return Dec.of(d.negative, low, exp);
            }
        }
        return Dec.of(d.negative, d.coefficient().multiply(Powers.ten(by)), exp);
    }

    static Dec multiply(Dec a, Dec b, Rules r) {
        Dec n = nans(a, b, r);
        if (n != null) {
            return n;
        }
        boolean negative = a.negative != b.negative;
        if (a.isInfinite() || b.isInfinite()) {
            return a.isZero() || b.isZero() ? r.invalid(Rules.INVALID_OPERATION) : Dec.infinity(negative);
        }
        return Rounding.fix(product(a, b, negative), r);
    }

    private static Dec product(Dec a, Dec b, boolean negative) {
        if (a.big == null && b.big == null) {
            long low = a.small * b.small;
            if (Math.multiplyHigh(a.small, b.small) == 0 && low >= 0) {
                return Dec.of(negative, low, a.exp + b.exp);
            }
        }
        return Dec.of(negative, a.coefficient().multiply(b.coefficient()), a.exp + b.exp);
    }

    static Dec fma(Dec a, Dec b, Dec c, Rules r) {
        if (a.isNaN() || b.isNaN()) {
            if (a.kind == Dec.SNAN || b.kind == Dec.SNAN || c.kind != Dec.SNAN) {
                return nans(a, b, r);
            }
            return nans(c, null, r);
        }
        if (a.isInfinite() || b.isInfinite()) {
            if (a.isZero() || b.isZero()) {
                return r.invalid(Rules.INVALID_OPERATION);
            }
            return add(Dec.infinity(a.negative != b.negative), c, r);
        }
        return add(product(a, b, a.negative != b.negative), c, r);
    }

    /** The power if it is exact and fits, computed by multiplication; else null. */
    static Dec exactPower(Dec a, Dec b, Rules r) {
        if (!a.isFinite() || !b.isFinite() || b.negative || b.exp != 0 || b.big != null || b.small > 1 << 20 || b.small == 0 || a.isZero()) {
            return null;
        }
        int n = a.digits();
        // Powers of ten are written with as many digits as the precision has.
        if (n * b.small > r.prec || a.coefficient().equals(Powers.ten(n - 1))) {
            return null;
        }
        return Rounding.fix(Dec.of(a.negative && b.small % 2 != 0, a.coefficient().pow((int) b.small), a.exp * b.small), r);
    }

    static Dec divide(Dec a, Dec b, Rules r) {
        Dec n = nans(a, b, r);
        if (n != null) {
            return n;
        }
        boolean negative = a.negative != b.negative;
        if (a.isInfinite()) {
            return b.isInfinite() ? r.invalid(Rules.INVALID_OPERATION) : Dec.infinity(negative);
        }
        if (b.isInfinite()) {
            r.status |= Rules.CLAMPED;
            return Dec.of(negative, 0, r.etiny());
        }
        if (b.isZero()) {
            if (a.isZero()) {
                return r.invalid(Rules.DIVISION_UNDEFINED);
            }
            r.status |= Rules.DIVISION_BY_ZERO;
            return Dec.infinity(negative);
        }
        if (a.isZero()) {
            return Rounding.fix(Dec.of(negative, 0, a.exp - b.exp), r);
        }
        long shift = b.digits() - a.digits() + r.prec + 1;
        long exp = a.exp - b.exp - shift;
        BigInteger x = a.coefficient();
        BigInteger y = b.coefficient();
        BigInteger[] q = shift >= 0 ? x.multiply(Powers.ten(shift)).divideAndRemainder(y) : x.divideAndRemainder(y.multiply(Powers.ten(-shift)));
        BigInteger c = q[0];
        if (q[1].signum() != 0) {
            // Not exact: the last digit must not look like a half or like nothing.
            if (c.mod(BigInteger.valueOf(5)).signum() == 0) {
                c = c.add(BigInteger.ONE);
            }
        } else {
            long ideal = a.exp - b.exp;
            while (exp < ideal) {
                BigInteger[] d = c.divideAndRemainder(BigInteger.TEN);
                if (d[1].signum() != 0) {
                    break;
                }
                c = d[0];
                exp++;
            }
        }
        return Rounding.fix(Dec.of(negative, c, exp), r);
    }

    /** Integral quotient and remainder of finite numbers, the divisor not zero; null, with the condition met, if the quotient is too long. */
    static Dec[] divideInteger(Dec a, Dec b, Rules r) {
        boolean negative = a.negative != b.negative;
        long ideal = b.isInfinite() ? a.exp : Math.min(a.exp, b.exp);
        long distance = a.isZero() ? -1 : b.isInfinite() ? -3 : a.adjusted() - b.adjusted();
        if (a.isZero() || b.isInfinite() || distance <= -2) {
            return new Dec[] {Dec.of(negative, 0, 0), rescaled(a, ideal)};
        }
        if (distance <= r.prec) {
            BigInteger x = a.coefficient();
            BigInteger y = b.coefficient();
            if (a.exp >= b.exp) {
                x = x.multiply(Powers.ten(a.exp - b.exp));
            } else {
                y = y.multiply(Powers.ten(b.exp - a.exp));
            }
            BigInteger[] q = x.divideAndRemainder(y);
            if (Powers.digits(q[0]) <= r.prec) {
                return new Dec[] {Dec.of(negative, q[0], 0), Dec.of(a.negative, q[1], ideal)};
            }
        }
        r.status |= Rules.DIVISION_IMPOSSIBLE;
        return null;
    }

    private static Dec rescaled(Dec d, long exp) {
        return d.isZero() ? Dec.of(d.negative, 0, exp) : exp < d.exp ? Dec.of(d.negative, d.coefficient().multiply(Powers.ten(d.exp - exp)), exp) : d;
    }

    static Dec divideInt(Dec a, Dec b, Rules r) {
        Dec n = nans(a, b, r);
        if (n != null) {
            return n;
        }
        boolean negative = a.negative != b.negative;
        if (a.isInfinite()) {
            return b.isInfinite() ? r.invalid(Rules.INVALID_OPERATION) : Dec.infinity(negative);
        }
        if (b.isZero()) {
            if (a.isZero()) {
                return r.invalid(Rules.DIVISION_UNDEFINED);
            }
            r.status |= Rules.DIVISION_BY_ZERO;
            return Dec.infinity(negative);
        }
        Dec[] q = divideInteger(a, b, r);
        return q == null ? Dec.NAN : Rounding.fix(q[0], r);
    }

    static Dec remainder(Dec a, Dec b, Rules r) {
        Dec n = nans(a, b, r);
        if (n != null) {
            return n;
        }
        if (a.isInfinite()) {
            return r.invalid(Rules.INVALID_OPERATION);
        }
        if (b.isZero()) {
            return r.invalid(a.isZero() ? Rules.DIVISION_UNDEFINED : Rules.INVALID_OPERATION);
        }
        Dec[] q = divideInteger(a, b, r);
        return q == null ? Dec.NAN : Rounding.fix(q[1], r);
    }

    static Dec[] divmod(Dec a, Dec b, Rules r) {
        Dec n = nans(a, b, r);
        if (n != null) {
            return new Dec[] {n, n};
        }
        boolean negative = a.negative != b.negative;
        if (a.isInfinite()) {
            if (b.isInfinite()) {
                Dec x = r.invalid(Rules.INVALID_OPERATION);
                return new Dec[] {x, x};
            }
            return new Dec[] {Dec.infinity(negative), r.invalid(Rules.INVALID_OPERATION)};
        }
        if (b.isZero()) {
            if (a.isZero()) {
                Dec x = r.invalid(Rules.DIVISION_UNDEFINED);
                return new Dec[] {x, x};
            }
            r.status |= Rules.DIVISION_BY_ZERO | Rules.INVALID_OPERATION;
            return new Dec[] {Dec.infinity(negative), Dec.NAN};
        }
        Dec[] q = divideInteger(a, b, r);
        return q == null ? new Dec[] {Dec.NAN, Dec.NAN} : new Dec[] {Rounding.fix(q[0], r), Rounding.fix(q[1], r)};
    }

    /** Three-way comparison of numbers, none a NaN. */
    static int compare(Dec a, Dec b) {
        if (a.isInfinite() || b.isInfinite()) {
            int x = a.isInfinite() ? a.negative ? -1 : 1 : 0;
            int y = b.isInfinite() ? b.negative ? -1 : 1 : 0;
            return Integer.compare(x, y);
        }
        if (a.signum() != b.signum()) {
            return Integer.compare(a.signum(), b.signum());
        }
        if (a.signum() == 0) {
            return 0;
        }
        long x = a.adjusted();
        long y = b.adjusted();
        int c;
        if (x != y) {
            c = Long.compare(x, y);
        } else if (a.exp == b.exp && a.big == null && b.big == null) {
            c = Long.compare(a.small, b.small);
        } else {
            BigInteger p = a.coefficient();
            BigInteger q = b.coefficient();
            c = a.exp >= b.exp ? p.multiply(Powers.ten(a.exp - b.exp)).compareTo(q) : p.compareTo(q.multiply(Powers.ten(b.exp - a.exp)));
        }
        return a.negative ? -c : c;
    }

    /** The number with the exponent of another. */
    static Dec quantize(Dec a, Dec b, Rules r) {
        Dec n = nans(a, b, r);
        if (n != null) {
            return n;
        }
        if (a.isInfinite() || b.isInfinite()) {
            return a.isInfinite() && b.isInfinite() ? a : r.invalid(Rules.INVALID_OPERATION);
        }
        if (b.exp < r.etiny() || b.exp > r.emax) {
            return r.invalid(Rules.INVALID_OPERATION);
        }
        if (a.isZero()) {
            return Rounding.fix(Dec.of(a.negative, 0, b.exp), r);
        }
        long adjusted = a.adjusted();
        if (adjusted > r.emax || adjusted - b.exp + 1 > r.prec) {
            return r.invalid(Rules.INVALID_OPERATION);
        }
        Dec q = Rounding.rescale(a, b.exp, r, r.rounding);
        boolean changed = (r.status & Rounding.EXACT_MARK) == 0;
        r.status &= ~Rounding.EXACT_MARK;
        if (q.adjusted() > r.emax || q.digits() > r.prec) {
            return r.invalid(Rules.INVALID_OPERATION);
        }
        if (!q.isZero() && q.adjusted() < r.emin) {
            r.status |= Rules.SUBNORMAL;
        }
        if (q.exp > a.exp) {
            r.status |= changed ? Rules.ROUNDED | Rules.INEXACT : Rules.ROUNDED;
        }
        return Rounding.fix(q, r);
    }

    /** Rounded to an integer; conditions only if {@code exact}. */
    static Dec toIntegral(Dec a, Rules r, boolean exact) {
        Dec n = nans(a, null, r);
        if (n != null) {
            return n;
        }
        if (a.isInfinite() || a.exp >= 0) {
            return a;
        }
        if (a.isZero()) {
            return Dec.of(a.negative, 0, 0);
        }
        Dec q = Rounding.rescale(a, 0, r, r.rounding);
        boolean changed = (r.status & Rounding.EXACT_MARK) == 0;
        r.status &= ~Rounding.EXACT_MARK;
        if (exact) {
            r.status |= changed ? Rules.ROUNDED | Rules.INEXACT : Rules.ROUNDED;
        }
        return q;
    }

    /** Without trailing zeros. */
    static Dec normalize(Dec a, Rules r) {
        Dec n = nans(a, null, r);
        if (n != null) {
            return n;
        }
        Dec d = Rounding.fix(a, r);
        if (!d.isFinite()) {
            return d;
        }
        if (d.isZero()) {
            return Dec.of(d.negative, 0, 0);
        }
        long most = r.clamp ? r.etop() : r.emax;
        BigInteger c = d.coefficient();
        long e = d.exp;
        while (e < most) {
            BigInteger[] q = c.divideAndRemainder(BigInteger.TEN);
            if (q[1].signum() != 0) {
                break;
            }
            c = q[0];
            e++;
        }
        return Dec.of(d.negative, c, e);
    }

    static Dec sqrt(Dec a, Rules r) {
        Dec n = nans(a, null, r);
        if (n != null) {
            return n;
        }
        if (a.isZero()) {
            return Rounding.fix(Dec.of(a.negative, 0, Math.floorDiv(a.exp, 2L)), r);
        }
        if (a.negative) {
            return r.invalid(Rules.INVALID_OPERATION);
        }
        if (a.isInfinite()) {
            return a;
        }
        long prec = r.prec + 1;
        long e = Math.floorDiv(a.exp, 2L);
        BigInteger c = a.coefficient();
        boolean odd = Math.floorMod(a.exp, 2L) == 1;
        if (odd) {
            c = c.multiply(BigInteger.TEN);
        }
        int half = odd ? (a.digits() >> 1) + 1 : a.digits() + 1 >> 1;
        long shift = prec - half;
        boolean exact = true;
        if (shift >= 0) {
            c = c.multiply(Powers.ten(2 * shift));
        } else {
            BigInteger[] q = c.divideAndRemainder(Powers.ten(-2 * shift));
            c = q[0];
            exact = q[1].signum() == 0;
        }
        e -= shift;
        BigInteger root = c.sqrt();
        exact = exact && root.multiply(root).equals(c);
        if (exact) {
            if (shift >= 0) {
                root = root.divide(Powers.ten(shift));
            } else {
                root = root.multiply(Powers.ten(-shift));
            }
            e += shift;
        } else if (root.mod(BigInteger.valueOf(5)).signum() == 0) {
            root = root.add(BigInteger.ONE);
        }
        int rounding = r.rounding;
        r.rounding = Rules.HALF_EVEN;
        try {
            return Rounding.fix(Dec.of(false, root, e), r);
        } finally {
            r.rounding = rounding;
        }
    }
}
