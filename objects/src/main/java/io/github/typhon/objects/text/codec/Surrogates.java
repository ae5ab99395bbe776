// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import java.util.Locale;

/** How 'surrogatepass' writes and reads a lone surrogate in each UTF encoding. <p>Threads: stateless. */
final class Surrogates {
    private Surrogates() {}

    static boolean isSurrogate(int c) {
        return (c & 0xFFFFF800) == 0xD800;
    }

    /** Bytes per surrogate in this encoding, 0 if it is not a UTF. */
    static int width(String encoding) {
        String e = squeeze(encoding);
        return e.equals("utf8") || e.equals("cp65001") ? 3 : e.startsWith("utf16") ? 2 : e.startsWith("utf32") ? 4 : 0;
    }

    private static String squeeze(String encoding) {
        String e = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
        return e.startsWith("utf-") ? "utf" + e.substring(4) : e;
    }

    private static boolean isBigEndian(String encoding) {
        String e = squeeze(encoding);
        return e.endsWith("be");
    }

    /** The surrogate at {@code at}, or -1 if there is none. */
    static int decode(byte[] in, int at, String encoding) {
        int w = width(encoding);
        if (w == 0 || in.length - at < w) {
            return -1;
        }
        int c;
        if (w == 3) {
            if ((in[at] & 0xF0) != 0xE0 || (in[at + 1] & 0xC0) != 0x80 || (in[at + 2] & 0xC0) != 0x80) {
                return -1;
            }
            c = (in[at] & 0x0F) << 12 | (in[at + 1] & 0x3F) << 6 | in[at + 2] & 0x3F;
        } else {
            boolean big = isBigEndian(encoding);
            c = 0;
            for (int i = 0; i < w; i++) {
                c |= (in[at + i] & 0xFF) << 8 * (big ? w - 1 - i : i);
            }
        }
        return isSurrogate(c) ? c : -1;
    }

    static byte[] encode(int c, String encoding) {
        int w = width(encoding);
        if (w == 3) {
            return new byte[] {(byte) (0xE0 | c >> 12), (byte) (0x80 | c >> 6 & 0x3F), (byte) (0x80 | c & 0x3F)};
        }
        byte[] b = new byte[w];
        boolean big = isBigEndian(encoding);
        for (int i = 0; i < w; i++) {
            b[i] = (byte) (c >> 8 * (big ? w - 1 - i : i));
        }
        return b;
    }
}
