// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

/** repr() and ascii() of text. <p>Threads: stateless. */
public final class StrRepr {
    private static final String HEX = "0123456789abcdef";

    private StrRepr() {}

    /** A str literal that evaluates to the text; characters that do not print are escaped. */
    public static PyUnicode repr(PyUnicode s) {
        int n = s.length();
        boolean plain = true;
        boolean single = false;
        boolean dbl = false;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            single |= c == '\'';
            dbl |= c == '"';
            plain &= c != '\'' && c != '\\' && UnicodeData.isPrintable(c);
        }
        char quote = single && !dbl ? '"' : '\'';
        TextBuilder b = new TextBuilder(n + 2).append(quote);
        if (plain || single && !dbl && isPlainButQuote(s)) {
            return b.append(s).append(quote).toUnicode();
        }
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == quote || c == '\\') {
                b.append('\\').append(c);
            } else if (UnicodeData.isPrintable(c)) {
                b.append(c);
            } else {
                appendEscape(b, c);
            }
        }
        return b.append(quote).toUnicode();
    }

    private static boolean isPlainButQuote(PyUnicode s) {
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (c == '\\' || !UnicodeData.isPrintable(c)) {
                return false;
            }
        }
        return true;
    }

    /** The text with every non-ASCII character escaped (applied to a repr by ascii()). */
    public static PyUnicode ascii(PyUnicode s) {
        if (s.isAscii()) {
            return s;
        }
        TextBuilder b = new TextBuilder(s.length() + 16);
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (c < 128) {
                b.append(c);
            } else {
                appendHex(b, c);
            }
        }
        return b.toUnicode();
    }

    private static void appendEscape(TextBuilder b, int c) {
        switch (c) {
            case '\t' -> b.append('\\').append('t');
            case '\n' -> b.append('\\').append('n');
            case '\r' -> b.append('\\').append('r');
            default -> appendHex(b, c);
        }
    }

    /** {@code \xNN}, {@code \}{@code uNNNN} or {@code \UNNNNNNNN}, the shortest that fits. */
    public static void appendHex(TextBuilder b, int c) {
        int digits;
        b.append('\\');
        if (c < 0x100) {
            b.append('x');
            digits = 2;
        } else if (c < 0x10000) {
            b.append('u');
            digits = 4;
        } else {
            b.append('U');
            digits = 8;
        }
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            b.append(HEX.charAt(c >>> shift & 15));
        }
    }
}
