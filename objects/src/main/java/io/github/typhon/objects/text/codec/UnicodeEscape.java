// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.thread.ThreadState;

/** unicode_escape and raw_unicode_escape: Latin-1 text in which backslash sequences stand for characters. <p>Threads: stateless. */
public final class UnicodeEscape {
    private static final String HEX = "0123456789abcdef";
    private static final int INCOMPLETE = -1;

    private UnicodeEscape() {}

    /** Text and the number of bytes used; {@code consumed} is short only if not {@code last}. */
    public record Decoded(PyUnicode text, int consumed) {}

    public static Decoded decode(ThreadState ts, byte[] in, String errors, boolean last) {
        TextBuilder out = new TextBuilder(in.length);
        try (DecodeErrors e = new DecodeErrors(ts, in, "unicodeescape", errors)) {
            int i = 0;
            while (i < e.in.length) {
                if (e.in[i] != '\\') {
                    out.append(e.in[i++] & 0xFF);
                    continue;
                }
                int next = escape(e, i, last, out);
                if (next == INCOMPLETE) {
                    return new Decoded(out.toUnicode(), i);
                }
                i = next;
            }
            warn(ts, e.firstInvalidEscape, "\"");
            // A handler may have put other input in place.
            return new Decoded(out.toUnicode(), in.length);
        }
    }

    /** Deprecates an escape, if there is one: a character, or an octal number above 0377. */
    static void warn(ThreadState ts, int escape, String open) {
        if (escape >= 0) {
            boolean octal = escape > 0xFF;
            Warnings.deprecated(ts, open + "\\" + (octal ? Integer.toOctalString(escape) : String.valueOf((char) escape)) + "\" is an invalid "
                    + (octal ? "octal " : "") + "escape sequence. Such sequences will not work in the future. ");
        }
    }

    private static int escape(DecodeErrors e, int at, boolean last, TextBuilder out) {
        byte[] b = e.in;
        int i = at + 1;
        if (i >= b.length) {
            return last ? e.fail(at, i, "\\ at end of string", out) : INCOMPLETE;
        }
        int c = b[i++] & 0xFF;
        int simple = simple(c);
        if (simple >= 0) {
            out.append(simple);
            return i;
        }
        switch (c) {
            case '\n':
                return i;
            case 'x':
                return hex(e, at, 2, "truncated \\xXX escape", "illegal Unicode character", last, out);
            case 'u':
                return hex(e, at, 4, "truncated \\uXXXX escape", "illegal Unicode character", last, out);
            case 'U':
                return hex(e, at, 8, "truncated \\UXXXXXXXX escape", "illegal Unicode character", last, out);
            case 'N':
                return named(e, at, last, out);
            default:
        }
        if (c >= '0' && c <= '7') {
            int v = c - '0';
            for (int k = 0; k < 2 && i < b.length && b[i] >= '0' && b[i] <= '7'; k++) {
                v = v * 8 + b[i++] - '0';
            }
            if (v > 0xFF) {
                noteInvalid(e, v);
            }
            out.append(v);
            return i;
        }
        noteInvalid(e, c);
        out.append('\\').append(c);
        return i;
    }

    private static void noteInvalid(DecodeErrors e, int escape) {
        if (e.firstInvalidEscape < 0) {
            e.firstInvalidEscape = escape;
        }
    }

    /** What a one-letter escape stands for, or -1. */
    static int simple(int c) {
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            default -> -1;
        };
    }

    private static int hex(DecodeErrors e, int at, int digits, String truncated, String illegal, boolean last, TextBuilder out) {
        byte[] b = e.in;
        int i = at + 2;
        long v = 0;
        int have = 0;
        for (; have < digits && i < b.length; have++, i++) {
            int d = Character.digit(b[i], 16);
            if (b[i] < 0 || d < 0) {
                break;
            }
            v = v << 4 | d;
        }
        if (have < digits) {
            return i >= b.length && !last ? INCOMPLETE : e.fail(at, i, truncated, out);
        }
        if (v > 0x10FFFF) {
            return e.fail(at, i, illegal, out);
        }
        out.append((int) v);
        return i;
    }

    private static int named(DecodeErrors e, int at, boolean last, TextBuilder out) {
        byte[] b = e.in;
        int i = at + 2;
        if (i >= b.length) {
            return last ? e.fail(at, i, "malformed \\N character escape", out) : INCOMPLETE;
        }
        if (b[i] != '{') {
            return e.fail(at, i, "malformed \\N character escape", out);
        }
        int start = ++i;
        while (i < b.length && b[i] != '}') {
            i++;
        }
        if (i >= b.length) {
            return last ? e.fail(at, i, "malformed \\N character escape", out) : INCOMPLETE;
        }
        if (i == start) {
            return e.fail(at, i, "malformed \\N character escape", out);
        }
        int c = CharacterNames.lookup(new String(b, start, i - start, java.nio.charset.StandardCharsets.ISO_8859_1));
        i++;
        if (c < 0) {
            return e.fail(at, i, "unknown Unicode character name", out);
        }
        out.append(c);
        return i;
    }

    public static Decoded decodeRaw(ThreadState ts, byte[] in, String errors, boolean last) {
        TextBuilder out = new TextBuilder(in.length);
        try (DecodeErrors e = new DecodeErrors(ts, in, "rawunicodeescape", errors)) {
            int i = 0;
            while (i < e.in.length) {
                byte[] b = e.in;
                if (b[i] != '\\') {
                    out.append(b[i++] & 0xFF);
                    continue;
                }
                if (i + 1 >= b.length) {
                    if (!last) {
                        break;
                    }
                    out.append('\\');
                    i++;
                    continue;
                }
                int c = b[i + 1] & 0xFF;
                if (c != 'u' && c != 'U') {
                    out.append('\\').append(c);
                    i += 2;
                    continue;
                }
                int next = c == 'u' ? hex(e, i, 4, "truncated \\uXXXX escape", "", last, out)
                        : hex(e, i, 8, "truncated \\UXXXXXXXX escape", "\\Uxxxxxxxx out of range", last, out);
                if (next == INCOMPLETE) {
                    break;
                }
                i = next;
            }
            return new Decoded(out.toUnicode(), i);
        }
    }

    public static PyBytes encode(PyUnicode s) {
        ByteBuilder out = new ByteBuilder(s.length() + 16);
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (c >= ' ' && c < 127) {
                if (c == '\\') {
                    out.append('\\');
                }
                out.append(c);
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c < 256) {
                append(out, 'x', 2, c);
            } else {
                appendLong(out, c);
            }
        }
        return out.toBytes();
    }

    public static PyBytes encodeRaw(PyUnicode s) {
        ByteBuilder out = new ByteBuilder(s.length() + 16);
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (c < 256) {
                out.append(c);
            } else {
                appendLong(out, c);
            }
        }
        return out.toBytes();
    }

    private static void appendLong(ByteBuilder out, int c) {
        if (c > 0xFFFF) {
            append(out, 'U', 8, c);
        } else {
            append(out, 'u', 4, c);
        }
    }

    private static void append(ByteBuilder out, char kind, int digits, int c) {
        out.append('\\').append(kind);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >>> shift & 15));
        }
    }
}
