// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.thread.ThreadState;

/** The escapes of bytes literals ({@code codecs.escape_decode} and {@code escape_encode}). <p>Threads: stateless. */
public final class BytesEscape {
    private static final String HEX = "0123456789abcdef";

    private BytesEscape() {}

    public static PyBytes decode(ThreadState ts, byte[] b, String errors) {
        int invalid = -1;
        ByteBuilder out = new ByteBuilder(b.length);
        int i = 0;
        while (i < b.length) {
            byte c = b[i++];
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (i == b.length) {
                throw Raise.valueError("Trailing \\ in string");
            }
            int e = b[i++] & 0xFF;
            int simple = UnicodeEscape.simple(e);
            if (simple >= 0) {
                out.append(simple);
            } else if (e >= '0' && e <= '7') {
                int v = e - '0';
                for (int k = 0; k < 2 && i < b.length && b[i] >= '0' && b[i] <= '7'; k++) {
                    v = v * 8 + b[i++] - '0';
                }
                if (v > 0xFF && invalid < 0) {
                    invalid = v;
                }
                out.append(v);
            } else if (e == 'x') {
                int hi = i < b.length ? Character.digit(b[i] & 0xFF, 16) : -1;
                int lo = hi >= 0 && i + 1 < b.length ? Character.digit(b[i + 1] & 0xFF, 16) : -1;
                if (lo >= 0) {
                    out.append(hi << 4 | lo);
                    i += 2;
                } else {
                    invalidHex(errors, i - 2, out);
                    i += hi >= 0 ? 1 : 0;
                }
            } else if (e != '\n') {
                invalid = invalid < 0 ? e : invalid;
                out.append('\\').append(e);
            }
        }
        UnicodeEscape.warn(ts, invalid, "b\"");
        return out.toBytes();
    }

    private static void invalidHex(String errors, int at, ByteBuilder out) {
        switch (errors == null ? "strict" : errors) {
            case "strict" -> throw Raise.valueError("invalid \\x escape at position %d", at);
            case "replace" -> out.append('?');
            case "ignore" -> { }
            default -> throw Raise.valueError("decoding error; unknown error handling code: %s", errors);
        }
    }

    public static PyBytes encode(byte[] b) {
        ByteBuilder out = new ByteBuilder(b.length + 8);
        for (byte x : b) {
            int c = x & 0xFF;
            switch (c) {
                case '\'', '\\' -> out.append('\\').append(c);
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c >= 0x7F) {
                        out.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toBytes();
    }
}
