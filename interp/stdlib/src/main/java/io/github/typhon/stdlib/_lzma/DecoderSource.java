// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lzma;

import io.github.typhon.stdlib.streams.PullBridge;
import io.github.typhon.stdlib.streams.StreamFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.tukaani.xz.CorruptedInputException;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.XZFormatException;

/** Opens the xz library's decoder for a container format. <p>Threads: open runs in the bridge's worker; {@link #check} is volatile. */
final class DecoderSource implements PullBridge.Source {
    private static final int XZ_MAGIC = 0xFD;
    private static final int XZ_HEADER = 12;
    private static final long MAX_ALONE = 1L << 38;

    private final int format;
    private final long memoryLimit;
    private final List<Filters.Filter> filters;
    private volatile int check;

    DecoderSource(int format, long memoryLimit, List<Filters.Filter> filters) {
        this.format = format;
        this.memoryLimit = memoryLimit;
        this.filters = filters;
        check = format == LzmaModule.FORMAT_RAW || format == LzmaModule.FORMAT_ALONE ? LzmaModule.CHECK_NONE : LzmaModule.CHECK_UNKNOWN;
    }

    int check() {
        return check;
    }

    @Override
    public StreamFailure failure(IOException e) {
        return LzmaErrors.failure(e);
    }

    @Override
    public InputStream open(InputStream raw) throws IOException {
        if (format == LzmaModule.FORMAT_RAW) {
            return chain(raw);
        }
        int first = raw.read();
        if (format == LzmaModule.FORMAT_ALONE || format == LzmaModule.FORMAT_AUTO && first != XZ_MAGIC) {
            check = LzmaModule.CHECK_NONE;
            return alone(first, raw);
        }
        if (first != XZ_MAGIC) {
            // The header is judged as a whole.
            for (int i = 1; i < XZ_HEADER; i++) {
                raw.read();
            }
            throw new XZFormatException();
        }
        int kib = memoryLimit < 0 ? -1 : (int) Math.min(Integer.MAX_VALUE, memoryLimit / 1024);
        SingleXZInputStream s = new SingleXZInputStream(new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), raw), kib);
        check = s.getCheckType();
        return s;
    }

    private InputStream chain(InputStream raw) throws IOException {
        InputStream s = raw;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filters.Filter f = filters.get(i);
            s = f.id() == Filters.LZMA1
                    ? new LZMAInputStream(s, -1, f.lzma().getLc(), f.lzma().getLp(), f.lzma().getPb(), f.lzma().getDictSize(), null) : f.options().getInputStream(s);
        }
        return s;
    }

    private InputStream alone(int first, InputStream raw) throws IOException {
        byte[] h = new byte[13];
        h[0] = (byte) first;
        if (!areProperties(first)) {
            throw new XZFormatException();
        }
        for (int i = 1; i < h.length; i++) {
            h[i] = (byte) raw.read();
            if (i == 4 && !isDictionarySize(Filters.word(h, 1))) {
                throw new XZFormatException();
            }
        }
        long size = Filters.word(h, 5) | Filters.word(h, 9) << 32;
        if (size != -1 && (size < 0 || size >= MAX_ALONE)) {
            throw new XZFormatException();
        }
        long dict = Filters.word(h, 1);
        if (dict > LZMAInputStream.DICT_SIZE_MAX) {
            throw new MemoryLimitException(Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
        int need = LZMAInputStream.getMemoryUsage((int) dict, h[0]);
        if (memoryLimit >= 0 && need > memoryLimit / 1024) {
            throw new MemoryLimitException(need, (int) (memoryLimit / 1024));
        }
        try {
            return new LZMAInputStream(raw, size, h[0], (int) dict);
        } catch (CorruptedInputException e) {
            throw new XZFormatException();
        }
    }

    /** lc, lp and pb in one byte; liblzma knows no more than four of the first two. */
    private static boolean areProperties(int b) {
        return b < 225 && b % 9 + b / 9 % 5 <= 4;
    }

    /** As liblzma judges a header: powers of two, or one and a half of them. */
    private static boolean isDictionarySize(long d) {
        if (d == 0xFFFF_FFFFL) {
            return true;
        }
        long v = d - 1;
        v |= v >> 2;
        v |= v >> 3;
        v |= v >> 4;
        v |= v >> 8;
        v |= v >> 16;
        return v + 1 == d;
    }
}
