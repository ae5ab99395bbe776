// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;
import java.math.BigInteger;

/** {@code float.hex} and {@code float.fromhex}. CPython: float_hex_impl, float_fromhex_impl. */
final class FloatHex {
    private FloatHex() {}

    static String hex(double v) {
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            return FloatText.repr(v);
        }
        long bits = Double.doubleToRawLongBits(v);
        int e = (int) (bits >>> 52) & 0x7ff;
        long m = bits & (1L << 52) - 1;
        String sign = bits < 0 ? "-" : "";
        if (e == 0 && m == 0) {
            return sign + "0x0.0p+0";
        }
        int exponent = e == 0 ? -1022 : e - 1023;
        return sign + (e == 0 ? "0x0." : "0x1.") + String.format("%013x", m) + "p" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    static double parse(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && AsciiDigits.isAsciiSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && AsciiDigits.isAsciiSpace(text.charAt(to - 1))) {
            to--;
        }
        String s = text.substring(from, to);
        boolean negative = s.startsWith("-");
        int i = negative || s.startsWith("+") ? 1 : 0;
        String body = s.substring(i);
        if (body.equalsIgnoreCase("inf") || body.equalsIgnoreCase("infinity")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (body.equalsIgnoreCase("nan")) {
            return negative ? -Double.NaN : Double.NaN;
        }
        double v = magnitude(body.regionMatches(true, 0, "0x", 0, 2) ? body.substring(2) : body);
        return negative ? -v : v;
    }

    private static double magnitude(String s) {
        int i = 0;
        int point = -1;
        StringBuilder digits = new StringBuilder();
        for (; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '.' && point < 0) {
                point = digits.length();
            } else if (c < 128 && Character.digit(c, 16) >= 0) {
                digits.append(c);
            } else {
                break;
            }
        }
        if (digits.isEmpty()) {
            throw invalid();
        }
        int fraction = point < 0 ? 0 : digits.length() - point;
        long exponent = 0;
        if (i < s.length()) {
            if (s.charAt(i) != 'p' && s.charAt(i) != 'P') {
                throw invalid();
            }
            exponent = exponent(s, i + 1);
        }
        BigInteger m = new BigInteger(digits.toString(), 16);
        if (m.signum() == 0) {
            return 0;
        }
        exponent -= 4L * fraction;
        long top = m.bitLength() + exponent;
        if (top > 1024) {
            throw tooLarge();
        }
        if (top < -1080) {
            return 0;
        }
        double v = LongMath.scaleRounded(m, (int) exponent);
        if (Double.isInfinite(v)) {
            throw tooLarge();
        }
        return v;
    }

    private static long exponent(String s, int from) {
        int i = from;
        if (i < s.length() && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            i++;
        }
        if (i == s.length()) {
            throw invalid();
        }
        long e = 0;
        for (int k = i; k < s.length(); k++) {
            char c = s.charAt(k);
            if (c < '0' || c > '9') {
                throw invalid();
            }
            e = Math.min(e * 10 + (c - '0'), Long.MAX_VALUE / 20);
        }
        return s.charAt(from) == '-' ? -e : e;
    }

    private static RuntimeException invalid() {
        return Raise.valueError("invalid hexadecimal floating-point string");
    }

    private static RuntimeException tooLarge() {
        return Raise.overflowError("hexadecimal value too large to represent as a float");
    }
}
