// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** The text of an int to its value: prefixes, underscores, any base from 2 to 36. CPython: PyLong_FromString, long_from_string_base. */
public final class LongParse {
    private static final int SPLIT = 1200;

    private LongParse() {}

    /** Null if the text is no int; {@code base} is 0 or 2..36. Raises if there are more digits than the interpreter allows. */
    public static PyLong parse(ThreadState ts, CharSequence text, int base) {
        return parse(text, base, IntStrLimit.get(ts));
    }

    /** As above with an explicit limit; 0 means none. */
    public static PyLong parse(CharSequence text, int base, int maxDigits) {
        String s = AsciiDigits.of(text);
        int i = 0;
        int end = s.length();
        while (i < end && AsciiDigits.isAsciiSpace(s.charAt(i))) {
            i++;
        }
        while (end > i && AsciiDigits.isAsciiSpace(s.charAt(end - 1))) {
            end--;
        }
        boolean negative = false;
        if (i < end && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            negative = s.charAt(i++) == '-';
        }
        boolean zeroOnly = false;
        int prefixed = i + 1 < end && s.charAt(i) == '0' ? prefixBase(s.charAt(i + 1)) : 0;
        if (base == 0) {
            zeroOnly = prefixed == 0 && i < end && s.charAt(i) == '0';
            base = prefixed == 0 ? 10 : prefixed;
        }
        if (prefixed != 0 && prefixed == base) {
            i += 2;
            if (i < end && s.charAt(i) == '_') {
                i++;
            }
        }
        String digits = digits(s, i, end, base);
        if (digits == null) {
            return null;
        }
        if ((base & base - 1) != 0 && maxDigits > 0 && digits.length() > maxDigits) {
            throw Raise.valueError(
                    "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit",
                    maxDigits, digits.length());
        }
        PyLong v = value(digits, base);
        if (zeroOnly && v.signum() != 0) {
            return null;
        }
        return negative ? LongMath.negate(v) : v;
    }

    private static int prefixBase(char c) {
        return switch (c) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /** The digits without their underscores, or null if there are none or something else stands among them. */
    private static String digits(String s, int from, int to, int base) {
        if (from == to) {
            return null;
        }
        StringBuilder b = null;
        boolean afterDigit = false;
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c == '_') {
                if (!afterDigit) {
                    return null;
                }
                if (b == null) {
                    b = new StringBuilder(to - from).append(s, from, i);
                }
                afterDigit = false;
            } else if (c < 128 && Character.digit(c, base) >= 0) {
                afterDigit = true;
                if (b != null) {
                    b.append(c);
                }
            } else {
                return null;
            }
        }
        return !afterDigit ? null : b != null ? b.toString() : s.substring(from, to);
    }

    private static PyLong value(String digits, int base) {
        if (digits.length() <= 12 || base <= 10 && digits.length() <= 18) {
            return new PyInt(Long.parseLong(digits, base));
        }
        return PyLong.of(big(digits, 0, digits.length(), base));
    }

    /** Halves long texts, so that the work is that of a few large products. */
    private static BigInteger big(String s, int from, int to, int base) {
        if (to - from <= SPLIT) {
            return new BigInteger(s.substring(from, to), base);
        }
        int low = (to - from) / 2;
        BigInteger high = big(s, from, to - low, base);
        return high.multiply(BigInteger.valueOf(base).pow(low)).add(big(s, to - low, to, base));
    }
}
