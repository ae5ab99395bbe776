// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

/** Prepares the text of a number: other scripts' decimal digits and spaces become ASCII ones, anything else beyond ASCII ends it with a '?'.
 *  CPython: _PyUnicode_TransformDecimalAndSpaceToASCII. */
final class AsciiDigits {
    private AsciiDigits() {}

    static String of(CharSequence s) {
        int n = s.length();
        int i = 0;
        while (i < n && s.charAt(i) < 128) {
            i++;
        }
        if (i == n) {
            return s.toString();
        }
        StringBuilder b = new StringBuilder(n);
        for (i = 0; i < n; ) {
            int cp = Character.codePointAt(s, i);
            i += Character.charCount(cp);
            int d = cp < 128 ? -1 : decimal(cp);
            if (cp < 128) {
                b.append((char) cp);
            } else if (isSpace(cp)) {
                b.append(' ');
            } else if (d >= 0) {
                b.append((char) ('0' + d));
            } else {
                return b.append('?').toString();
            }
        }
        return b.toString();
    }

    /** The value of a decimal digit of any script, or -1. */
    static int decimal(int cp) {
        if (cp < 128) {
            return cp >= '0' && cp <= '9' ? cp - '0' : -1;
        }
        return Character.getType(cp) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(cp, 10) : -1;
    }

    private static boolean isSpace(int cp) {
        return cp == 0x85 || cp == 0xa0 || cp == 0x202f || cp == 0x2007 || cp >= 128 && Character.isWhitespace(cp);
    }

    /** C's isspace. */
    static boolean isAsciiSpace(char c) {
        return c == ' ' || c >= 9 && c <= 13;
    }
}
