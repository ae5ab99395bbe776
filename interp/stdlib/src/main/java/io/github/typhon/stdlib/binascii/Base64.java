// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.binascii;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** Base 64, lenient as binascii is. <p>Threads: stateless. */
final class Base64 {
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
    }

    private Base64() {}

    static PyBytes encode(byte[] data, boolean newline) {
        byte[] out = java.util.Base64.getEncoder().encode(data);
        if (newline) {
            out = Arrays.copyOf(out, out.length + 1);
            out[out.length - 1] = '\n';
        }
        return PyBytes.ofOwned(out);
    }

    static PyBytes decode(ThreadState ts, byte[] in, boolean strict) {
        ByteBuilder out = new ByteBuilder(in.length * 3 / 4 + 3);
        int quad = 0;
        int left = 0;
        int pads = 0;
        boolean padding = false;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '=') {
                padding = true;
                if (strict && quad == 0) {
                    throw BinasciiModule.ERROR.error(ts, i == 0 ? "Leading padding not allowed" : "Excess padding not allowed");
                }
                if (quad >= 2 && quad + ++pads >= 4) {
                    if (strict && i + 1 < in.length) {
                        throw BinasciiModule.ERROR.error(ts, "Excess data after padding");
                    }
                    return out.toBytes();
                }
                continue;
            }
            int v = VALUES[in[i] & 0xFF];
            if (v < 0) {
                if (strict) {
                    throw BinasciiModule.ERROR.error(ts, "Only base64 data is allowed");
                }
                continue;
            }
            if (strict && padding) {
                throw BinasciiModule.ERROR.error(ts, "Discontinuous padding not allowed");
            }
            pads = 0;
            switch (quad) {
                case 0 -> left = v;
                case 1 -> {
                    out.append(left << 2 | v >> 4);
                    left = v & 0x0F;
                }
                case 2 -> {
                    out.append(left << 4 | v >> 2);
                    left = v & 3;
                }
                default -> out.append(left << 6 | v);
            }
            quad = quad + 1 & 3;
        }
        if (quad == 1) {
            throw BinasciiModule.ERROR.error(ts, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4",
                    out.length() / 3 * 4 + 1);
        }
        if (quad != 0) {
            throw BinasciiModule.ERROR.error(ts, "Incorrect padding");
        }
        return out.toBytes();
    }
}
