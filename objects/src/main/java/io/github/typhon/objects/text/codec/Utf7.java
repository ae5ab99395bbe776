// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.thread.ThreadState;

/** UTF-7 (RFC 2152): runs of UTF-16 units in base 64 between '+' and '-'. <p>Threads: one instance per decoding, confined. */
public final class Utf7 {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final DecodeErrors errors;
    private final boolean last;
    private TextBuilder out = new TextBuilder();
    private boolean shifted;
    private int shiftStart;
    private int lengthAtShift;
    private int surrogate;
    private int bits;
    private long buffer;

    private Utf7(DecodeErrors errors, boolean last) {
        this.errors = errors;
        this.last = last;
    }

    public static UnicodeEscape.Decoded decode(ThreadState ts, byte[] in, String errors, boolean last) {
        try (DecodeErrors e = new DecodeErrors(ts, in, "utf7", errors)) {
            return new Utf7(e, last).run();
        }
    }

    private UnicodeEscape.Decoded run() {
        int i = 0;
        while (true) {
            while (i < errors.in.length) {
                i = shifted ? inShift(i) : direct(i);
            }
            boolean unfinished = surrogate != 0 || bits >= 6 || bits > 0 && buffer != 0;
            if (!shifted || !last) {
                break;
            }
            shifted = false;
            if (!unfinished) {
                break;
            }
            i = errors.fail(shiftStart, errors.in.length, "unterminated shift sequence", out);
            if (i >= errors.in.length) {
                break;
            }
        }
        if (shifted) {
            out.setLength(lengthAtShift);
            return new UnicodeEscape.Decoded(out.toUnicode(), shiftStart);
        }
        return new UnicodeEscape.Decoded(out.toUnicode(), i);
    }

    private int direct(int i) {
        byte[] b = errors.in;
        int c = b[i] & 0xFF;
        if (c == '+') {
            shiftStart = i++;
            if (i < b.length && b[i] == '-') {
                out.append('+');
                return i + 1;
            }
            if (i < b.length && value(b[i]) < 0) {
                return errors.fail(shiftStart, i + 1, "ill-formed sequence", out);
            }
            shifted = true;
            lengthAtShift = out.length();
            surrogate = 0;
            bits = 0;
            buffer = 0;
            return i;
        }
        if (c < 128) {
            out.append(c);
            return i + 1;
        }
        return errors.fail(i, i + 1, "unexpected special character", out);
    }

    private int inShift(int i) {
        int c = errors.in[i];
        int v = value((byte) c);
        if (v >= 0) {
            buffer = buffer << 6 | v;
            bits += 6;
            if (bits >= 16) {
                bits -= 16;
                int unit = (int) (buffer >>> bits) & 0xFFFF;
                buffer &= (1L << bits) - 1;
                unit(unit);
            }
            return i + 1;
        }
        shifted = false;
        if (bits >= 6) {
            return errors.fail(shiftStart, i + 1, "partial character in shift sequence", out);
        }
        if (bits > 0 && buffer != 0) {
            return errors.fail(shiftStart, i + 1, "non-zero padding bits in shift sequence", out);
        }
        if (surrogate != 0 && c >= 0 && c != '+') {
            out.append(surrogate);
        }
        surrogate = 0;
        return c == '-' ? i + 1 : i;
    }

    private void unit(int unit) {
        if (surrogate != 0) {
            int high = surrogate;
            surrogate = 0;
            if ((unit & 0xFC00) == 0xDC00) {
                out.append(0x10000 + ((high & 0x3FF) << 10) + (unit & 0x3FF));
                return;
            }
            out.append(high);
        }
        if ((unit & 0xFC00) == 0xD800) {
            surrogate = unit;
        } else {
            out.append(unit);
        }
    }

    private static int value(byte c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private static boolean isDirect(int c) {
        return c >= ' ' && c < 127 && c != '+' && c != '\\' && c != '~' || c == '\t' || c == '\n' || c == '\r';
    }

    public static PyBytes encode(PyUnicode s) {
        ByteBuilder out = new ByteBuilder(s.length() + 16);
        boolean shifted = false;
        int bits = 0;
        long buffer = 0;
        for (int i = 0, n = s.length(); i < n; i++) {
            int c = s.codePointAt(i);
            if (shifted && isDirect(c)) {
                if (bits > 0) {
                    out.append(BASE64.charAt((int) (buffer << 6 - bits) & 63));
                    bits = 0;
                    buffer = 0;
                }
                shifted = false;
                if (value((byte) c) >= 0 || c == '-') {
                    out.append('-');
                }
                out.append(c);
                continue;
            }
            if (!shifted) {
                if (c == '+') {
                    out.append("+-");
                    continue;
                }
                if (isDirect(c)) {
                    out.append(c);
                    continue;
                }
                out.append('+');
                shifted = true;
            }
            int units = c > 0xFFFF ? 2 : 1;
            for (int k = 0; k < units; k++) {
                int unit = units == 1 ? c : k == 0 ? 0xD800 + (c - 0x10000 >> 10) : 0xDC00 + (c & 0x3FF);
                buffer = buffer << 16 | unit;
                bits += 16;
                while (bits >= 6) {
                    bits -= 6;
                    out.append(BASE64.charAt((int) (buffer >>> bits) & 63));
                }
                buffer &= (1L << bits) - 1;
            }
        }
        if (bits > 0) {
            out.append(BASE64.charAt((int) (buffer << 6 - bits) & 63));
        }
        if (shifted) {
            out.append('-');
        }
        return out.toBytes();
    }
}
