// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

/** The text of a float to its value, by CPython's grammar. CPython: PyFloat_FromString, PyOS_string_to_double. */
public final class FloatParse {
    private FloatParse() {}

    /** The value of a whole text, surrounded by any white space, with underscores between digits; null if it is no float. */
    public static Double parse(CharSequence text) {
        String s = AsciiDigits.of(text);
        int from = 0;
        int to = s.length();
        while (from < to && AsciiDigits.isAsciiSpace(s.charAt(from))) {
            from++;
        }
        while (to > from && AsciiDigits.isAsciiSpace(s.charAt(to - 1))) {
            to--;
        }
        s = withoutUnderscores(s.substring(from, to));
        if (s == null || s.isEmpty()) {
            return null;
        }
        int end = scan(s, 0);
        return end == s.length() ? value(s) : null;
    }

    /** The text without underscores; null if one stands anywhere but between digits. */
    static String withoutUnderscores(String s) {
        if (s.indexOf('_') < 0) {
            return s;
        }
        StringBuilder b = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c != '_') {
                b.append(c);
            } else if (i == 0 || i + 1 == s.length() || !isDigit(s.charAt(i - 1)) || !isDigit(s.charAt(i + 1))) {
                return null;
            }
        }
        return b.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where the longest float that begins at {@code from} ends, or -1: sign, then digits with a point and exponent, or inf, infinity, nan. */
    static int scan(String s, int from) {
        int i = from;
        int n = s.length();
        if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            i++;
        }
        if (s.regionMatches(true, i, "inf", 0, 3)) {
            return s.regionMatches(true, i, "infinity", 0, 8) ? i + 8 : i + 3;
        }
        if (s.regionMatches(true, i, "nan", 0, 3)) {
            return i + 3;
        }
        int start = i;
        i = digits(s, i);
        int count = i - start;
        if (i < n && s.charAt(i) == '.') {
            int fraction = digits(s, i + 1);
            count += fraction - i - 1;
            i = fraction;
        }
        if (count == 0) {
            return -1;
        }
        if (i < n && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
            int e = i + 1;
            if (e < n && (s.charAt(e) == '+' || s.charAt(e) == '-')) {
                e++;
            }
            int end = digits(s, e);
            if (end > e) {
                i = end;
            }
        }
        return i;
    }

    private static int digits(String s, int i) {
        while (i < s.length() && isDigit(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The value of text that {@link #scan} accepted. */
    static double value(String s) {
        int i = s.charAt(0) == '+' || s.charAt(0) == '-' ? 1 : 0;
        char c = s.charAt(i);
        double v = c == 'i' || c == 'I' ? Double.POSITIVE_INFINITY : c == 'n' || c == 'N' ? Double.NaN : Double.parseDouble(s.substring(i));
        return i == 1 && s.charAt(0) == '-' ? -v : v;
    }
}
