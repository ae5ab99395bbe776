// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.binascii;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.refcount.thread.ThreadState;

/** One line of uuencoded data. <p>Threads: stateless. */
final class UuCode {
    private static final int MAX_LINE = 45;

    private UuCode() {}

    static PyBytes encode(ThreadState ts, byte[] in, boolean backtick) {
        if (in.length > MAX_LINE) {
            throw BinasciiModule.ERROR.error(ts, "At most 45 bytes at once");
        }
        ByteBuilder out = new ByteBuilder(64);
        put(out, in.length, backtick);
        int bits = 0;
        int left = 0;
        for (int i = 0; i < in.length || bits != 0; i++) {
            left = left << 8 | (i < in.length ? in[i] & 0xFF : 0);
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                put(out, left >> bits & 0x3F, backtick);
            }
        }
        return out.append('\n').toBytes();
    }

    private static void put(ByteBuilder out, int v, boolean backtick) {
        out.append(backtick && v == 0 ? '`' : v + ' ');
    }

    static PyBytes decode(ThreadState ts, byte[] in) {
        int n = in.length > 0 ? (in[0] & 0xFF) - ' ' & 0x3F : -' ' & 0x3F;
        ByteBuilder out = new ByteBuilder(n);
        int bits = 0;
        int left = 0;
        int i = 1;
        for (; out.length() < n; i++) {
            int c = i < in.length ? in[i] & 0xFF : '\n';
            int v = 0;
            if (c != '\n' && c != '\r') {
                if (c < ' ' || c > ' ' + 64) {
                    throw BinasciiModule.ERROR.error(ts, "Illegal char");
                }
                v = c - ' ' & 0x3F;
            }
            left = left << 6 | v;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out.append(left >> bits);
                left &= (1 << bits) - 1;
            }
        }
        for (; i < in.length; i++) {
            int c = in[i];
            if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
                throw BinasciiModule.ERROR.error(ts, "Trailing garbage");
            }
        }
        return out.toBytes();
    }
}
