// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

/** What an operation goes by: precision, limits, rounding; and the conditions it met. Bits are those of libmpdec.
 *  <p>Threads: confined to one operation. */
final class Rules {
    static final int CLAMPED = 0x1;
    static final int CONVERSION_SYNTAX = 0x2;
    static final int DIVISION_BY_ZERO = 0x4;
    static final int DIVISION_IMPOSSIBLE = 0x8;
    static final int DIVISION_UNDEFINED = 0x10;
    static final int INEXACT = 0x40;
    static final int INVALID_CONTEXT = 0x80;
    static final int INVALID_OPERATION = 0x100;
    static final int OVERFLOW = 0x800;
    static final int ROUNDED = 0x1000;
    static final int SUBNORMAL = 0x2000;
    static final int UNDERFLOW = 0x4000;
    static final int FLOAT_OPERATION = 0x8000;
    /** All that count as InvalidOperation. */
    static final int INVALID = CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT | INVALID_OPERATION;
    static final long MAX_PREC = 999_999_999_999_999_999L;
    static final long MAX_EMAX = 999_999_999_999_999_999L;
    static final long MIN_EMIN = -MAX_EMAX;
    static final long MIN_ETINY = MIN_EMIN - (MAX_PREC - 1);
    static final String[] ROUNDINGS = {"ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"};
    static final int UP = 0;
    static final int DOWN = 1;
    static final int CEILING = 2;
    static final int FLOOR = 3;
    static final int HALF_UP = 4;
    static final int HALF_DOWN = 5;
    static final int HALF_EVEN = 6;
    static final int UP_05 = 7;

    final long prec;
    final long emin;
    final long emax;
    final boolean clamp;
    int rounding;
    int status;

    Rules(long prec, long emin, long emax, int rounding, boolean clamp) {
        this.prec = prec;
        this.emin = emin;
        this.emax = emax;
        this.rounding = rounding;
        this.clamp = clamp;
    }

    /** So wide that everything is exact. */
    static Rules widest() {
        return new Rules(MAX_PREC, MIN_EMIN, MAX_EMAX, HALF_EVEN, false);
    }

    long etiny() {
        return emin - (prec - 1);
    }

    long etop() {
        return emax - (prec - 1);
    }

    Dec invalid(int condition) {
        status |= condition;
        return Dec.NAN;
    }
}
