// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import java.util.Arrays;

/** A deflate stream in one of three containers that can be copied. No deflater in reach can be copied right, so a copy begins a block: the stream is flushed to a byte
 *  boundary, and the copy's own deflater gets the window as its dictionary. What it writes differs from zlib by an empty block of five bytes.
 *  <p>Threads: confined by its owner. */
final class DeflateStream {
    private static final int WINDOW = 1 << 15;

    private final int level;
    private final int wbits;
    private final int memLevel;
    private final int strategy;
    private final RawDeflater deflater;
    /** Output that is not given out yet: the header, and what a copy flushed. */
    private byte[] ready;
    private int check;
    private int length;
    /** The end of the input so far, the dictionary included; at least a window of it, if there was so much. */
    private byte[] history = {};
    private int nhistory;

    /** Arguments are valid already; an empty dictionary is none. */
    DeflateStream(int level, int wbits, int memLevel, int strategy, byte[] dictionary) {
        byte[] dict = dictionary != null && dictionary.length > 0 ? dictionary : null;
        this.level = level;
        this.wbits = wbits;
        this.memLevel = memLevel;
        this.strategy = strategy;
        deflater = RawDeflater.of(level, window(), memLevel, strategy, dict);
        if (dict != null) {
            remember(dict);
        }
        ready = wbits > 15 ? gzipHeader() : wbits > 0 ? zlibHeader(dict) : new byte[0];
        check = wbits > 15 ? 0 : 1;
    }

    private DeflateStream(DeflateStream o) {
        level = o.level;
        wbits = o.wbits;
        memLevel = o.memLevel;
        strategy = o.strategy;
        byte[] window = Arrays.copyOfRange(o.history, Math.max(0, o.nhistory - WINDOW), o.nhistory);
        deflater = RawDeflater.of(level, window(), memLevel, strategy, window.length == 0 ? null : window);
        remember(window);
        ready = o.ready;
        check = o.check;
        length = o.length;
    }

    private int window() {
        return Math.max(9, wbits < 0 ? -wbits : wbits & 15);
    }

    private byte[] gzipHeader() {
        return new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, (byte) (level == 9 ? 2 : level == 1 || strategy >= 2 ? 4 : 0), 3};
    }

    private byte[] zlibHeader(byte[] dict) {
        int speed = strategy >= 2 || level >= 0 && level < 2 ? 0 : level >= 0 && level < 6 ? 1 : level == 6 || level == -1 ? 2 : 3;
        int h = (window() - 8 << 4 | 8) << 8 | speed << 6 | (dict != null ? 0x20 : 0);
        h += 31 - h % 31;
        byte[] b = dict == null ? new byte[2] : new byte[6];
        b[0] = (byte) (h >> 8);
        b[1] = (byte) h;
        if (dict != null) {
            word(b, 2, Integer.reverseBytes(Checksums.adler32(1, dict, 0, dict.length)));
        }
        return b;
    }

    private static void word(byte[] b, int at, int v) {
        for (int i = 0; i < 4; i++) {
            b[at + i] = (byte) (v >>> 8 * i);
        }
    }

    private void remember(byte[] in) {
        if (in.length >= WINDOW) {
            history = Arrays.copyOfRange(in, in.length - WINDOW, in.length);
            nhistory = WINDOW;
            return;
        }
        if (nhistory + in.length > history.length) {
            int keep = Math.min(nhistory, WINDOW);
            byte[] h = new byte[Math.min(4 * WINDOW, Math.max(64, 2 * (keep + in.length)))];
            System.arraycopy(history, nhistory - keep, h, 0, keep);
            history = h;
            nhistory = keep;
        }
        System.arraycopy(in, 0, history, nhistory, in.length);
        nhistory += in.length;
    }

    DeflateStream copy() {
        ready = deflater.run(ready, new byte[0], RawDeflater.SYNC_FLUSH);
        return new DeflateStream(this);
    }

    boolean isFinished() {
        return deflater.isFinished();
    }

    void end() {
        deflater.end();
    }

    /** Compresses all of the input, then flushes as zlib's mode says. */
    byte[] deflate(byte[] in, int mode) {
        if (wbits > 0) {
            check = wbits > 15 ? Checksums.crc32(check, in, 0, in.length) : Checksums.adler32(check, in, 0, in.length);
        }
        length += in.length;
        remember(in);
        byte[] out = deflater.run(ready, in, mode);
        ready = new byte[0];
        if (!isFinished()) {
            return out;
        }
        deflater.end();
        int n = out.length;
        if (wbits > 15) {
            out = Arrays.copyOf(out, n + 8);
            word(out, n, check);
            word(out, n + 4, length);
        } else if (wbits > 0) {
            out = Arrays.copyOf(out, n + 4);
            word(out, n, Integer.reverseBytes(check));
        }
        return out;
    }
}
