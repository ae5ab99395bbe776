// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.thread.ThreadState;

/** UTF-16 and UTF-32 in both byte orders; byte order -1 little, 1 big, 0 by the byte order mark (little if there is none).
 *  <p>Threads: stateless. */
public final class Utf16 {
    private Utf16() {}

    /** What a decoder used, and the byte order it ended up with. */
    public record Decoded(PyUnicode text, int consumed, int byteOrder) {}

    public static Decoded decode16(ThreadState ts, byte[] in, int order, String errors, boolean last) {
        int i = 0;
        int found = order;
        if (order == 0 && in.length >= 2) {
            int bom = (in[0] & 0xFF) << 8 | in[1] & 0xFF;
            if (bom == 0xFFFE || bom == 0xFEFF) {
                found = bom == 0xFEFF ? 1 : -1;
                i = 2;
            }
        }
        boolean big = found > 0;
        TextBuilder out = new TextBuilder(in.length / 2);
        try (DecodeErrors e = new DecodeErrors(ts, in, big ? "utf-16-be" : "utf-16-le", errors)) {
            i = decode16(e, i, big, last, out);
        }
        return new Decoded(out.toUnicode(), i, found);
    }

    private static int unit(byte[] b, int i, boolean big) {
        return big ? (b[i] & 0xFF) << 8 | b[i + 1] & 0xFF : (b[i + 1] & 0xFF) << 8 | b[i] & 0xFF;
    }

    private static int decode16(DecodeErrors e, int i, boolean big, boolean last, TextBuilder out) {
        while (i < e.in.length) {
            byte[] b = e.in;
            int n = b.length;
            if (n - i == 1) {
                if (!last) {
                    return i;
                }
                i = e.fail(i, n, "truncated data", out);
                continue;
            }
            int c = unit(b, i, big);
            if (!Surrogates.isSurrogate(c)) {
                out.append(c);
                i += 2;
            } else if (c >= 0xDC00) {
                i = e.fail(i, i + 2, "illegal encoding", out);
            } else if (n - i < 4) {
                if (!last) {
                    return i;
                }
                i = e.fail(i, n, "unexpected end of data", out);
            } else {
                int d = unit(b, i + 2, big);
                if ((d & 0xFC00) == 0xDC00) {
                    out.append(0x10000 + ((c & 0x3FF) << 10) + (d & 0x3FF));
                    i += 4;
                } else {
                    i = e.fail(i, i + 2, "illegal UTF-16 surrogate", out);
                }
            }
        }
        return i;
    }

    public static Decoded decode32(ThreadState ts, byte[] in, int order, String errors, boolean last) {
        int i = 0;
        int found = order;
        if (order == 0 && in.length >= 4) {
            int bom = word(in, 0, false);
            if (bom == 0xFEFF || bom == 0xFFFE0000) {
                found = bom == 0xFEFF ? -1 : 1;
                i = 4;
            }
        }
        boolean big = found > 0;
        TextBuilder out = new TextBuilder(in.length / 4);
        try (DecodeErrors e = new DecodeErrors(ts, in, big ? "utf-32-be" : "utf-32-le", errors)) {
            while (i < e.in.length) {
                int n = e.in.length;
                if (n - i < 4) {
                    if (!last) {
                        break;
                    }
                    i = e.fail(i, n, "truncated data", out);
                    continue;
                }
                int c = word(e.in, i, big);
                if (Surrogates.isSurrogate(c)) {
                    i = e.fail(i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)", out);
                } else if (c < 0 || c > 0x10FFFF) {
                    i = e.fail(i, i + 4, "code point not in range(0x110000)", out);
                } else {
                    out.append(c);
                    i += 4;
                }
            }
        }
        return new Decoded(out.toUnicode(), i, found);
    }

    private static int word(byte[] b, int i, boolean big) {
        int w = (b[i] & 0xFF) << 24 | (b[i + 1] & 0xFF) << 16 | (b[i + 2] & 0xFF) << 8 | b[i + 3] & 0xFF;
        return big ? w : Integer.reverseBytes(w);
    }

    /** {@code width} is 2 or 4; byte order 0 writes a mark first. */
    public static PyBytes encode(ThreadState ts, PyUnicode s, int width, int order, String errors) {
        boolean big = order > 0;
        String encoding = "utf-" + width * 8 + (order == 0 ? "" : big ? "-be" : "-le");
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n * width + width);
        if (order == 0) {
            put(out, 0xFEFF, width, big);
        }
        try (EncodeErrors e = new EncodeErrors(ts, s, encoding, errors)) {
            int i = 0;
            while (i < n) {
                int c = s.codePointAt(i);
                if (!Surrogates.isSurrogate(c)) {
                    put(out, c, width, big);
                    i++;
                    continue;
                }
                int start = i;
                i = e.fail(start, start + 1, "surrogates not allowed");
                if (e.bytes != null && e.bytes.length % width == 0) {
                    out.append(e.bytes);
                } else if (e.bytes == null && e.text.isAscii()) {
                    for (int k = 0; k < e.text.length(); k++) {
                        put(out, e.text.codePointAt(k), width, big);
                    }
                } else {
                    throw e.error(start, start + 1, "surrogates not allowed");
                }
            }
        }
        return out.toBytes();
    }

    private static void put(ByteBuilder out, int c, int width, boolean big) {
        if (width == 4) {
            int w = big ? c : Integer.reverseBytes(c);
            out.append(w >> 24).append(w >> 16).append(w >> 8).append(w);
        } else if (c > 0xFFFF) {
            put(out, 0xD800 + (c - 0x10000 >> 10), 2, big);
            put(out, 0xDC00 + (c & 0x3FF), 2, big);
        } else if (big) {
            out.append(c >> 8).append(c);
        } else {
            out.append(c).append(c >> 8);
        }
    }
}
