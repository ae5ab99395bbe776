// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.text.UnicodeData;

/** Membership in a set as the compiler encodes it; a bitmap answers for the first 256 characters. <p>Threads: immutable. */
final class CharSet {
    private final int[] code;
    private final int start;
    private final long b0;
    private final long b1;
    private final long b2;
    private final long b3;

    /** The set that begins at {@code code[start]} and ends with FAILURE. */
    CharSet(int[] code, int start) {
        this.code = code;
        this.start = start;
        long[] bits = new long[4];
        for (int c = 0; c < 256; c++) {
            if (slow(c)) {
                bits[c >> 6] |= 1L << c;
            }
        }
        b0 = bits[0];
        b1 = bits[1];
        b2 = bits[2];
        b3 = bits[3];
    }

    boolean has(int c) {
        if (c < 128) {
            return ((c < 64 ? b0 : b1) >>> c & 1) != 0;
        }
        if (c < 256) {
            return ((c < 192 ? b2 : b3) >>> c & 1) != 0;
        }
        return slow(c);
    }

    private boolean slow(int c) {
        boolean ok = true;
        int i = start;
        while (true) {
            switch (code[i++]) {
                case Op.FAILURE -> {
                    return !ok;
                }
                case Op.LITERAL -> {
                    if (c == code[i++]) {
                        return ok;
                    }
                }
                case Op.CATEGORY -> {
                    if (category(code[i++], c)) {
                        return ok;
                    }
                }
                case Op.CHARSET -> {
                    if (c < 256 && (code[i + (c >> 5)] >>> c & 1) != 0) {
                        return ok;
                    }
                    i += 8;
                }
                case Op.RANGE -> {
                    if (code[i] <= c && c <= code[i + 1]) {
                        return ok;
                    }
                    i += 2;
                }
                case Op.RANGE_UNI_IGNORE -> {
                    int u = upperUnicode(c);
                    if (code[i] <= c && c <= code[i + 1] || code[i] <= u && u <= code[i + 1]) {
                        return ok;
                    }
                    i += 2;
                }
                case Op.NEGATE -> ok = !ok;
                case Op.BIGCHARSET -> {
                    int blocks = code[i++];
                    if (c < 0x10000) {
                        int block = code[i + (c >> 10)] >>> 8 * (c >> 8 & 3) & 0xFF;
                        if ((code[i + 64 + block * 8 + (c >> 5 & 7)] >>> c & 1) != 0) {
                            return ok;
                        }
                    }
                    i += 64 + blocks * 8;
                }
                default -> {
                    return false;
                }
            }
        }
    }

    static boolean isWordAscii(int c) {
        return c < 128 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
    }

    static boolean isWord(int c) {
        return c < 128 ? isWordAscii(c) : UnicodeData.isAlnum(c);
    }

    static boolean category(int category, int c) {
        return switch (category) {
            case 0 -> c >= '0' && c <= '9';
            case 1 -> c < '0' || c > '9';
            case 2 -> c == ' ' || c >= 9 && c <= 13;
            case 3 -> c != ' ' && (c < 9 || c > 13);
            case 4, 8 -> isWordAscii(c);
            case 5, 9 -> !isWordAscii(c);
            case 6 -> c == '\n';
            case 7 -> c != '\n';
            case 10 -> UnicodeData.isDecimal(c);
            case 11 -> !UnicodeData.isDecimal(c);
            case 12 -> UnicodeData.isSpace(c);
            case 13 -> !UnicodeData.isSpace(c);
            case 14 -> isWord(c);
            case 15 -> !isWord(c);
            case 16 -> UnicodeData.isLineBreak(c);
            case 17 -> !UnicodeData.isLineBreak(c);
            default -> false;
        };
    }

    static int lowerAscii(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    static int upperAscii(int c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }

    /** Where the upper case is several characters, the first of them. CPython: sre_upper_unicode. */
    static int upperUnicode(int c) {
        int u = Character.toUpperCase(c);
        if (u != c || c < 128 || !Character.isLowerCase(c) && !Character.isTitleCase(c)) {
            return u;
        }
        return Character.toString(c).toUpperCase(java.util.Locale.ROOT).codePointAt(0);
    }

    static int lowerUnicode(int c) {
        return c < 128 ? lowerAscii(c) : Character.toLowerCase(c);
    }
}
