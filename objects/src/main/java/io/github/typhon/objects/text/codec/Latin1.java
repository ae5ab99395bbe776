// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/** Latin-1 and ASCII. <p>Threads: stateless. */
public final class Latin1 {
    private Latin1() {}

    public static PyUnicode decodeAscii(ThreadState ts, byte[] in, int from, int to, String errors) {
        int bad = from;
        while (bad < to && in[bad] >= 0) {
            bad++;
        }
        if (bad == to) {
            return PyUnicode.ofLatin1(in, from, to);
        }
        byte[] copy = from == 0 && to == in.length ? in : java.util.Arrays.copyOfRange(in, from, to);
        TextBuilder out = new TextBuilder(copy.length);
        try (DecodeErrors e = new DecodeErrors(ts, copy, "ascii", errors)) {
            int i = 0;
            while (i < e.in.length) {
                int start = i;
                while (i < e.in.length && e.in[i] >= 0) {
                    i++;
                }
                out.appendLatin1(e.in, start, i);
                if (i < e.in.length) {
                    i = e.fail(i, i + 1, "ordinal not in range(128)", out);
                }
            }
        }
        return out.toUnicode();
    }

    public static PyBytes encodeAscii(ThreadState ts, PyUnicode s, String errors) {
        return encode(ts, s, errors, 128, "ascii", "ordinal not in range(128)");
    }

    public static PyBytes encodeLatin1(ThreadState ts, PyUnicode s, String errors) {
        return encode(ts, s, errors, 256, "latin-1", "ordinal not in range(256)");
    }

    private static PyBytes encode(ThreadState ts, PyUnicode s, String errors, int limit, String encoding, String reason) {
        if (s.maxCodePoint() < limit) {
            return PyBytes.ofOwned(s.narrow().getBytes(StandardCharsets.ISO_8859_1));
        }
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n);
        try (EncodeErrors e = new EncodeErrors(ts, s, encoding, errors)) {
            int i = 0;
            while (i < n) {
                int c = s.codePointAt(i);
                if (c < limit) {
                    out.append(c);
                    i++;
                    continue;
                }
                int start = i;
                int end = i + 1;
                while (end < n && s.codePointAt(end) >= limit) {
                    end++;
                }
                i = e.fail(start, end, reason);
                if (e.bytes != null) {
                    out.append(e.bytes);
                } else if (e.text.maxCodePoint() < limit) {
                    out.append(e.text.narrow());
                } else {
                    throw e.error(start, end, reason);
                }
            }
        }
        return out.toBytes();
    }
}
