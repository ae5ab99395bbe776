// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.StrConst;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of string literals: escapes in str and bytes. Works on the bytes between the quotes. The first escape that Python
 * does not know is remembered ({@code invalidEscape}), since it earns a warning.
 */
final class StringLiterals {

    /** An escape that cannot be decoded; the message is the whole of Python's, {@code (unicode error) ...}. */
    static final class EscapeException extends Exception {
        private static final long serialVersionUID = 1L;

        EscapeException(String message) {
            super(message, null, false, false);
        }
    }

    private final byte[] s;
    private final int from;
    private final int to;

    private int[] points;
    private int size;
    /** How much longer the text would be with every non-ASCII character written as an escape: Python counts positions so. */
    private int shift;

    /** Offset of the character behind the first invalid escape's backslash, -1 when all are known. */
    int invalidEscape = -1;
    /** That offset counted as Python does. */
    int invalidEscapeColumn;

    StringLiterals(byte[] s, int from, int to) {
        this.s = s;
        this.from = from;
        this.to = to;
    }

    static boolean hasBackslash(byte[] s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    static StrConst raw(byte[] s, int from, int to) {
        return StrConst.of(new String(s, from, to - from, StandardCharsets.UTF_8));
    }

    private void put(int c) {
        if (size == points.length) {
            points = Arrays.copyOf(points, size * 2);
        }
        points[size++] = c;
    }

    StrConst decode() throws EscapeException {
        points = new int[Math.max(16, to - from)];
        int i = from;
        while (i < to) {
            int c = s[i];
            if (c != '\\') {
                i = character(i);
                continue;
            }
            if (i + 1 >= to || s[i + 1] < 0) {
                put('\\');
                shift += 5;
                i++;
                continue;
            }
            i = escape(i);
        }
        return StrConst.ofCodePoints(Arrays.copyOf(points, size));
    }

    private int character(int i) {
        int c = s[i];
        if (c >= 0) {
            put(c);
            return i + 1;
        }
        c &= 0xFF;
        int width = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        int value = width == 2 ? c & 0x1F : width == 3 ? c & 0x0F : c & 0x07;
        for (int k = 1; k < width; k++) {
            value = value << 6 | s[i + k] & 0x3F;
        }
        put(value);
        shift += 10 - width;
        return i + width;
    }

    private int escape(int i) throws EscapeException {
        int c = s[i + 1];
        int simple = simpleEscape(c);
        if (simple >= 0) {
            put(simple);
            return i + 2;
        }
        switch (c) {
            case '\n':
                return i + 2;
            case '0', '1', '2', '3', '4', '5', '6', '7': {
                int end = octalEnd(i + 1);
                int value = octal(i + 1, end);
                if (value > 0xFF) {
                    invalid(i + 1);
                }
                put(value);
                return end;
            }
            case 'x':
                return hex(i, 2, "truncated \\xXX escape");
            case 'u':
                return hex(i, 4, "truncated \\uXXXX escape");
            case 'U':
                return hex(i, 8, "truncated \\UXXXXXXXX escape");
            case 'N':
                return named(i);
            default:
                invalid(i + 1);
                put('\\');
                put(c);
                return i + 2;
        }
    }

    private static int simpleEscape(int c) {
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            default -> -1;
        };
    }

    private int octalEnd(int i) {
        int end = i + 1;
        while (end < to && end < i + 3 && s[end] >= '0' && s[end] <= '7') {
            end++;
        }
        return end;
    }

    private int octal(int i, int end) {
        int value = 0;
        for (int k = i; k < end; k++) {
            value = value * 8 + s[k] - '0';
        }
        return value;
    }

    private void invalid(int i) {
        if (invalidEscape == -1) {
            invalidEscape = i;
            invalidEscapeColumn = i - from + shift;
        }
    }

    private int hex(int i, int digits, String message) throws EscapeException {
        int value = 0;
        int k = i + 2;
        for (; k < i + 2 + digits; k++) {
            int digit = k < to ? hexDigit(s[k]) : -1;
            if (digit < 0) {
                throw unicodeError(i, k, message);
            }
            value = value << 4 | digit;
        }
        if (value < 0 || value > 0x10FFFF) {
            throw unicodeError(i, k, "illegal Unicode character");
        }
        put(value);
        return k;
    }

    private static int hexDigit(int c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    private int named(int i) throws EscapeException {
        String malformed = "malformed \\N character escape";
        int k = i + 2;
        if (k >= to || s[k] != '{') {
            throw unicodeError(i, k, malformed);
        }
        int start = ++k;
        while (k < to && s[k] != '}') {
            k++;
        }
        if (k >= to || k == start) {
            throw unicodeError(i, k, malformed);
        }
        int c = CharacterNames.lookup(new String(s, start, k - start, StandardCharsets.UTF_8));
        if (c < 0) {
            throw unicodeError(i, k + 1, "unknown Unicode character name");
        }
        put(c);
        return k + 1;
    }

    private EscapeException unicodeError(int start, int end, String message) {
        int a = start - from + shift;
        int b = end - from + shift;
        for (int i = start; i < end; i++) {
            if (s[i] < 0 && (s[i] & 0xC0) == 0xC0) {
                int c = s[i] & 0xFF;
                b += 10 - (c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4);
            }
        }
        String place = b - a == 1 ? String.format("byte 0x%02x in position %d", s[start], a)
                : String.format("bytes in position %d-%d", a, b - 1);
        return new EscapeException("(unicode error) 'unicodeescape' codec can't decode " + place + ": " + message);
    }

    /** The value of a bytes literal that is all ASCII. */
    BytesConst decodeBytes() throws EscapeException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            int c = s[i];
            if (c != '\\') {
                out.write(c);
                i++;
                continue;
            }
            c = s[i + 1];
            int simple = simpleEscape(c);
            if (simple >= 0) {
                out.write(simple);
                i += 2;
            } else if (c == '\n') {
                i += 2;
            } else if (c >= '0' && c <= '7') {
                int end = octalEnd(i + 1);
                int value = octal(i + 1, end);
                if (value > 0xFF) {
                    invalid(i + 1);
                }
                out.write(value);
                i = end;
            } else if (c == 'x') {
                int high = i + 2 < to ? hexDigit(s[i + 2]) : -1;
                int low = i + 3 < to ? hexDigit(s[i + 3]) : -1;
                if (high < 0 || low < 0) {
                    throw new EscapeException("(value error) invalid \\x escape at position " + (i - from));
                }
                out.write(high << 4 | low);
                i += 4;
            } else {
                invalid(i + 1);
                out.write('\\');
                out.write(c);
                i += 2;
            }
        }
        return new BytesConst(out.toByteArray());
    }
}
