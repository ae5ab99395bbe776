// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/** UTF-8. Well-formed input goes through the JDK; the rest byte by byte with CPython's error ranges. <p>Threads: stateless. */
public final class Utf8 {
    private static final String ENCODING = "utf-8";

    private Utf8() {}

    public static PyUnicode decode(ThreadState ts, byte[] in, int from, int to, String errors) {
        PyUnicode fast = decodeFast(in, from, to);
        if (fast != null) {
            return fast;
        }
        byte[] copy = from == 0 && to == in.length ? in : java.util.Arrays.copyOfRange(in, from, to);
        TextBuilder out = new TextBuilder(copy.length);
        try (DecodeErrors e = new DecodeErrors(ts, copy, ENCODING, errors)) {
            decode(e, true, out);
        }
        return out.toUnicode();
    }

    /** The text, or null if the bytes are malformed or hold U+FFFD, which the JDK also uses for what is malformed. */
    public static PyUnicode decodeFast(byte[] in, int from, int to) {
        String s = new String(in, from, to - from, StandardCharsets.UTF_8);
        if (s.indexOf('\uFFFD') >= 0) {
            return null;
        }
        // As many characters as bytes: ASCII.
        return s.length() == to - from ? PyUnicode.ofNarrow(s) : PyUnicode.of(s);
    }

    /** Decodes {@code e.in}; answers how many bytes were used (all if {@code last}). */
    public static int decode(DecodeErrors e, boolean last, TextBuilder out) {
        int i = 0;
        while (i < e.in.length) {
            byte[] b = e.in;
            int n = b.length;
            int c = b[i];
            if (c >= 0) {
                int start = i++;
                while (i < n && b[i] >= 0) {
                    i++;
                }
                out.appendLatin1(b, start, i);
                continue;
            }
            c &= 0xFF;
            int need = c < 0xC2 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : c < 0xF5 ? 3 : 0;
            if (need == 0) {
                i = e.fail(i, i + 1, "invalid start byte", out);
                continue;
            }
            int good = continuation(b, i, need, c);
            if (good == need) {
                out.append(combine(b, i, need, c));
                i += need + 1;
            } else if (i + 1 + good >= n || !last && isTruncatedSurrogate(b, i)) {
                if (!last) {
                    return i;
                }
                i = e.fail(i, n, "unexpected end of data", out);
            } else {
                i = e.fail(i, i + 1 + good, "invalid continuation byte", out);
            }
        }
        return i;
    }

    /** The first two bytes of a surrogate, which surrogatepass may want once the third is there. */
    private static boolean isTruncatedSurrogate(byte[] b, int at) {
        return b.length - at == 2 && (b[at] & 0xFF) == 0xED && (b[at + 1] & 0xE0) == 0xA0;
    }

    /** How many of the continuation bytes are present and allowed. */
    private static int continuation(byte[] b, int at, int need, int lead) {
        for (int k = 1; k <= need; k++) {
            if (at + k >= b.length) {
                return k - 1;
            }
            int x = b[at + k] & 0xFF;
            boolean ok = (x & 0xC0) == 0x80;
            if (k == 1) {
                ok &= switch (lead) {
                    case 0xE0 -> x >= 0xA0;
                    case 0xED -> x < 0xA0;
                    case 0xF0 -> x >= 0x90;
                    case 0xF4 -> x < 0x90;
                    default -> true;
                };
            }
            if (!ok) {
                return k - 1;
            }
        }
        return need;
    }

    private static int combine(byte[] b, int at, int need, int lead) {
        int c = lead & (0x3F >> need);
        for (int k = 1; k <= need; k++) {
            c = c << 6 | b[at + k] & 0x3F;
        }
        return c;
    }

    public static PyBytes encode(ThreadState ts, PyUnicode s, String errors) {
        if (s.isNarrow()) {
            return PyBytes.ofOwned(s.narrow().getBytes(StandardCharsets.UTF_8));
        }
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n * 4);
        try (EncodeErrors e = new EncodeErrors(ts, s, ENCODING, errors)) {
            int i = 0;
            while (i < n) {
                int c = s.codePointAt(i);
                if (Surrogates.isSurrogate(c)) {
                    int end = i + 1;
                    while (end < n && Surrogates.isSurrogate(s.codePointAt(end))) {
                        end++;
                    }
                    int start = i;
                    i = e.fail(start, end, "surrogates not allowed");
                    if (e.bytes != null) {
                        out.append(e.bytes);
                    } else if (e.text.isAscii()) {
                        out.append(e.text.narrow());
                    } else {
                        throw e.error(start, end, "surrogates not allowed");
                    }
                } else {
                    append(out, c);
                    i++;
                }
            }
        }
        return out.toBytes();
    }

    static void append(ByteBuilder out, int c) {
        if (c < 0x80) {
            out.append(c);
        } else if (c < 0x800) {
            out.append(0xC0 | c >> 6).append(0x80 | c & 0x3F);
        } else if (c < 0x10000) {
            out.append(0xE0 | c >> 12).append(0x80 | c >> 6 & 0x3F).append(0x80 | c & 0x3F);
        } else {
            out.append(0xF0 | c >> 18).append(0x80 | c >> 12 & 0x3F).append(0x80 | c >> 6 & 0x3F).append(0x80 | c & 0x3F);
        }
    }
}
