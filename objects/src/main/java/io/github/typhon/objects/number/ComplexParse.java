// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

/** The text of a complex number to its value. CPython: complex_from_string_inner. */
public final class ComplexParse {
    private ComplexParse() {}

    /** Null if the text is malformed. */
    public static PyComplex parse(CharSequence text) {
        String s = strip(AsciiDigits.of(text));
        if (s.startsWith("(")) {
            if (!s.endsWith(")")) {
                return null;
            }
            s = strip(s.substring(1, s.length() - 1));
        }
        s = FloatParse.withoutUnderscores(s);
        if (s == null || s.isEmpty()) {
            return null;
        }
        double re = 0;
        double im = 0;
        boolean imaginary = true;
        int i = FloatParse.scan(s, 0);
        if (i < 0) {
            im = s.charAt(0) == '-' ? -1 : 1;
            i = s.charAt(0) == '+' || s.charAt(0) == '-' ? 1 : 0;
        } else {
            double first = FloatParse.value(s.substring(0, i));
            if (i < s.length() && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
                re = first;
                int end = FloatParse.scan(s, i);
                im = end >= 0 ? FloatParse.value(s.substring(i, end)) : s.charAt(i) == '-' ? -1 : 1;
                i = end >= 0 ? end : i + 1;
            } else if (i < s.length()) {
                im = first;
            } else {
                re = first;
                imaginary = false;
            }
        }
        if (imaginary) {
            if (i >= s.length() || s.charAt(i) != 'j' && s.charAt(i) != 'J') {
                return null;
            }
            i++;
        }
        return i == s.length() ? new PyComplex(re, im) : null;
    }

    /** Whether the text fails for a misplaced underscore, which Python reports in other words. */
    public static boolean isUnderscoreMisplaced(CharSequence text) {
        return FloatParse.withoutUnderscores(AsciiDigits.of(text)) == null;
    }

    private static String strip(String s) {
        int from = 0;
        int to = s.length();
        while (from < to && AsciiDigits.isAsciiSpace(s.charAt(from))) {
            from++;
        }
        while (to > from && AsciiDigits.isAsciiSpace(s.charAt(to - 1))) {
            to--;
        }
        return s.substring(from, to);
    }
}
