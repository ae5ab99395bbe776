// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.JZlib;
import java.util.Arrays;

/** A deflate stream that can be copied, in one of the three containers. jzlib makes the zlib container itself; a gzip container is made here, around a raw stream, and
 *  a raw stream with a dictionary is a zlib stream without its ends.
 *  <p>Threads: confined by its owner. */
final class DeflateStream {
    private static final int FINISH = 4;
    private static final int PARTIAL_FLUSH = 1;
    private static final int BLOCK = 5;
    private static final int CHUNK = 1 << 14;

    private final Deflater deflater = new Deflater();
    private final boolean gzip;
    private final boolean strip;
    private int toSkip;
    private byte[] head = {};
    private int crc;
    private int length;
    private boolean finished;

    /** Arguments are valid already. */
    DeflateStream(int level, int wbits, int memLevel, int strategy, byte[] dict) {
        gzip = wbits > 15;
        strip = wbits < 0 && dict != null;
        int window = Math.max(9, wbits < 0 ? -wbits : wbits & 15);
        JZlib.WrapperType wrapper = gzip || wbits < 0 && !strip ? JZlib.W_NONE : JZlib.W_ZLIB;
        check(deflater.init(level, window, memLevel, wrapper));
        // jzlib knows no run-length and fixed-code strategies: the standard one and Huffman codes alone come closest.
        int known = strategy > 2 ? 0 : strategy;
        if (known != 0) {
            deflater.setOutput(new byte[0]);
            check(deflater.params(level, known));
        }
        if (dict != null) {
            check(deflater.setDictionary(dict, dict.length));
            toSkip = strip ? 6 : 0;
        }
        if (gzip) {
            head = new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, (byte) (level == 9 ? 2 : level == 1 || strategy >= 2 ? 4 : 0), 3};
        }
    }

    private DeflateStream(DeflateStream o) {
        gzip = o.gzip;
        strip = o.strip;
        toSkip = o.toSkip;
        head = o.head;
        crc = o.crc;
        length = o.length;
        finished = o.finished;
        check(deflater.copy(o.deflater));
    }

    private static void check(int status) {
        if (status != JZlib.Z_OK) {
            throw new IllegalStateException("jzlib: " + status);
        }
    }

    DeflateStream copy() {
        return new DeflateStream(this);
    }

    boolean isFinished() {
        return finished;
    }

    /** Compresses all of the input, then flushes as zlib's mode says. */
    byte[] deflate(byte[] in, int mode) {
        if (gzip) {
            crc = Checksums.crc32(crc, in, 0, in.length);
            length += in.length;
        }
        int flush = mode == BLOCK ? PARTIAL_FLUSH : mode;
        byte[] out = Arrays.copyOf(head, Math.max(head.length + 64, Math.min(CHUNK, in.length / 2)));
        int n = head.length;
        head = new byte[0];
        deflater.setInput(in, 0, in.length, false);
        int status;
        do {
            if (out.length - n < 64) {
                out = Arrays.copyOf(out, Math.max(out.length * 2, n + 64));
            }
            deflater.setOutput(out, n, out.length - n);
            status = deflater.deflate(flush);
            n = deflater.getNextOutIndex();
            if (status != JZlib.Z_OK && status != JZlib.Z_STREAM_END && status != JZlib.Z_BUF_ERROR) {
                throw new IllegalStateException("jzlib: " + status + " " + deflater.getMessage());
            }
        } while (deflater.getAvailOut() == 0 && status != JZlib.Z_STREAM_END || flush == FINISH && status == JZlib.Z_OK);
        finished = status == JZlib.Z_STREAM_END;
        return ends(out, n);
    }

    private byte[] ends(byte[] out, int n) {
        if (finished && strip) {
            n -= 4;
        }
        if (finished && gzip) {
            out = Arrays.copyOf(out, n + 8);
            for (int i = 0; i < 4; i++) {
                out[n + i] = (byte) (crc >>> 8 * i);
                out[n + 4 + i] = (byte) (length >>> 8 * i);
            }
            n += 8;
        }
        int skip = Math.min(toSkip, n);
        toSkip -= skip;
        return Arrays.copyOfRange(out, skip, n);
    }
}
