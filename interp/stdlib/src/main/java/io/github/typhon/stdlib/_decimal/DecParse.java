// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._decimal;

import io.github.typhon.objects.text.PyUnicode;
import java.math.BigInteger;

/** Text to numbers. <p>Threads: stateless. */
final class DecParse {
    /** An exponent beyond every limit, with room to add others. */
    static final long FAR = 4_000_000_000_000_000_000L;

    private DecParse() {}

    /** The exact number that a text denotes, or null. Underscores and spaces around are allowed if {@code lenient}. */
    static Dec parse(PyUnicode u, boolean lenient) {
        String s = ascii(u, lenient);
        if (s == null || s.isEmpty()) {
            return null;
        }
        boolean negative = s.charAt(0) == '-';
        int i = negative || s.charAt(0) == '+' ? 1 : 0;
        String rest = s.substring(i).toLowerCase(java.util.Locale.ROOT);
        if (rest.equals("inf") || rest.equals("infinity")) {
            return Dec.infinity(negative);
        }
        boolean signaling = rest.startsWith("snan");
        if (signaling || rest.startsWith("nan")) {
            String payload = rest.substring(signaling ? 4 : 3);
            return isDigits(payload) ? Dec.nan(negative, signaling, payload.isEmpty() ? BigInteger.ZERO : new BigInteger(payload)) : null;
        }
        return number(rest, negative);
    }

    private static Dec number(String s, boolean negative) {
        int e = s.indexOf('e');
        String mantissa = e < 0 ? s : s.substring(0, e);
        long exp = 0;
        if (e >= 0) {
            String x = s.substring(e + 1);
            boolean minus = x.startsWith("-");
            String digits = minus || x.startsWith("+") ? x.substring(1) : x;
            if (digits.isEmpty() || !isDigits(digits)) {
                return null;
            }
            digits = digits.replaceFirst("^0+(?=.)", "");
            exp = digits.length() > 18 && (digits.length() > 19 || digits.charAt(0) > '3') ? FAR : Long.parseLong(digits);
            exp = minus ? -exp : exp;
        }
        int dot = mantissa.indexOf('.');
        String digits = dot < 0 ? mantissa : mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        if (digits.isEmpty() || !isDigits(digits)) {
            return null;
        }
        exp -= dot < 0 ? 0 : mantissa.length() - dot - 1;
        return digits.length() <= 18 ? Dec.of(negative, Long.parseLong(digits), exp) : Dec.of(negative, new BigInteger(digits), exp);
    }

    private static boolean isDigits(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** ASCII for every decimal digit; null if there is anything that no number contains. */
    private static String ascii(PyUnicode u, boolean lenient) {
        int from = 0;
        int to = u.length();
        if (lenient) {
            while (from < to && isSpace(u.codePointAt(from))) {
                from++;
            }
            while (to > from && isSpace(u.codePointAt(to - 1))) {
                to--;
            }
        }
        StringBuilder b = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            int c = u.codePointAt(i);
            if (c == '_' && lenient) {
                continue;
            }
            int d = c < 128 ? -1 : Character.digit(c, 10);
            if (c >= 128 && (d < 0 || Character.getType(c) != Character.DECIMAL_DIGIT_NUMBER)) {
                return null;
            }
            b.append(d >= 0 ? (char) ('0' + d) : (char) c);
        }
        return b.toString();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c >= 0x1c && c <= 0x1f || c == 0x85;
    }
}
