// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import java.util.Locale;

/** A double as text, as printf would write it but correctly rounded everywhere. CPython: PyOS_double_to_string, format_float_short. */
public final class FloatText {
    /** Write a sign even for positive numbers. */
    public static final int SIGN = 1;
    /** At least one digit after a point, so that the text reads back as a float. */
    public static final int ADD_DOT_0 = 2;
    /** Keep the point and, for g, trailing zeros. */
    public static final int ALTERNATE = 4;
    /** No sign before a zero. */
    public static final int NO_NEGATIVE_ZERO = 8;

    private FloatText() {}

    public static String repr(double v) {
        return format(v, 'r', 0, ADD_DOT_0);
    }

    /** @param code one of e E f F g G, or r for the shortest text that reads back as the same double
     *  @param flags the constants of this class, combined */
    public static String format(double v, char code, int precision, int flags) {
        String s = lower(v, Character.toLowerCase(code), precision, flags);
        return code >= 'A' && code <= 'Z' ? s.toUpperCase(Locale.ROOT) : s;
    }

    private static String lower(double v, char code, int precision, int flags) {
        if (Double.isNaN(v)) {
            return (flags & SIGN) != 0 ? "+nan" : "nan";
        }
        boolean negative = Double.doubleToRawLongBits(v) < 0;
        if (Double.isInfinite(v)) {
            return negative ? "-inf" : (flags & SIGN) != 0 ? "+inf" : "inf";
        }
        double a = Math.abs(v);
        if (code == 'g' && precision == 0) {
            precision = 1;
        }
        FloatDigits d = switch (code) {
            case 'e' -> FloatDigits.significant(a, precision == Integer.MAX_VALUE ? precision : precision + 1);
            case 'f' -> FloatDigits.fixed(a, precision);
            case 'g' -> FloatDigits.significant(a, precision);
            default -> FloatDigits.shortest(a);
        };
        if (negative && (flags & NO_NEGATIVE_ZERO) != 0 && (d.digits().isEmpty() || d.digits().equals("0"))) {
            negative = false;
        }
        StringBuilder b = new StringBuilder(24);
        if (negative) {
            b.append('-');
        } else if ((flags & SIGN) != 0) {
            b.append('+');
        }
        write(b, d, code, precision, flags);
        return b.toString();
    }

    private static void write(StringBuilder b, FloatDigits d, char code, int precision, int flags) {
        boolean alternate = (flags & ALTERNATE) != 0;
        boolean dotZero = (flags & ADD_DOT_0) != 0;
        int point = d.point();
        boolean exponent = switch (code) {
            case 'e' -> true;
            case 'g' -> point <= -4 || point > precision - (dotZero ? 1 : 0);
            case 'r' -> point <= -4 || point > 16;
            default -> false;
        };
        // Digits run, as positions relative to the first one, from a start that may be negative to an end that may lie past the last one.
        long end = switch (code) {
            case 'e' -> precision + 1L;
            case 'f' -> (long) point + precision;
            case 'g' -> alternate ? precision : d.digits().length();
            default -> d.digits().length();
        };
        int exp = point - 1;
        if (exponent) {
            point = 1;
        }
        end = Math.max(end, !exponent && dotZero ? point + 1L : point);
        if (end > Integer.MAX_VALUE - 64) {
            throw LongMath.tooLarge();
        }
        String digits = d.digits();
        for (int i = Math.min(point - 1, 0); i < point; i++) {
            b.append(i < 0 || i >= digits.length() ? '0' : digits.charAt(i));
        }
        if (end > point || alternate) {
            b.append('.');
            if (point < 0) {
                b.repeat('0', (int) Math.min(-point, end - point));
            }
            int from = Math.max(point, 0);
            int to = (int) Math.min(end, digits.length());
            if (from < to) {
                b.append(digits, from, to);
            }
            long zeros = end - Math.max(from, to);
            if (zeros > 0) {
                b.repeat('0', (int) zeros);
            }
        }
        if (exponent) {
            b.append('e').append(exp < 0 ? '-' : '+');
            int abs = Math.abs(exp);
            if (abs < 10) {
                b.append('0');
            }
            b.append(abs);
        }
    }
}
