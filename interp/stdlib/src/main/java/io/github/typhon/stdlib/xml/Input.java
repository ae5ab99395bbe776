// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import java.util.Arrays;

/** A document's bytes as UTF-8, as far as they have come and are not done with, and where events lie in the document. What lies before {@link #start}
 *  is done with; up to {@link #CONTEXT} bytes of it are kept. <p>Threads: confined to its parser. */
final class Input {
    static final int CONTEXT = 1024;
    private static final int INITIAL = 1024;
    private static final byte[] NOTHING = {};

    private final Limits limits;
    byte[] buf = NOTHING;
    int start;
    int end;
    /** Null until the first bytes told it; until then the buffer holds bytes as they came. */
    Encoding encoding;
    /** Bytes at the end that are no whole character yet, of encodings that are converted. */
    private byte[] rest = NOTHING;
    /** Where the current event begins and ends; the beginning is -1 before the first. */
    int event = -1;
    int eventEnd;
    private int lastRequest;
    private long waitedWith;
    /** The place up to which lines were counted, and its position. */
    private int counted;
    private long line = 1;
    private long column;
    private long raw;

    Input(Limits limits) {
        this.limits = limits;
    }

    int restLength() {
        return rest.length;
    }

    /** Takes more of the document. */
    void append(byte[] data, int from, int to) {
        if (encoding == null || encoding.isIdentity()) {
            room(to - from);
            System.arraycopy(data, from, buf, end, to - from);
            end += to - from;
            return;
        }
        byte[] all = data;
        int at = from;
        int stop = to;
        if (rest.length > 0) {
            all = Arrays.copyOf(rest, rest.length + to - from);
            System.arraycopy(data, from, all, rest.length, to - from);
            at = 0;
            stop = all.length;
        }
        room(encoding.room(stop - at));
        lastRequest = to - from;
        at += encoding.decode(all, at, stop, this);
        rest = at == stop ? NOTHING : Arrays.copyOfRange(all, at, stop);
    }

    /** From {@code at} on the bytes are in another encoding than thought. */
    void switchEncoding(Encoding e, int at) {
        count(at);
        if (!e.isIdentity()) {
            byte[] later = Arrays.copyOfRange(buf, at, end);
            end = at;
            encoding = e;
            int request = lastRequest;
            append(later, 0, later.length);
            lastRequest = request;
        }
        encoding = e;
    }

    /** Makes room behind the end: by dropping what is done with, or else in a larger array. */
    private void room(int n) {
        lastRequest = n;
        if (n <= buf.length - end) {
            return;
        }
        int keep = Math.min(start, CONTEXT);
        long needed = (long) n + end - start + keep;
        int drop = start - keep;
        byte[] to = buf;
        if (needed > buf.length) {
            long size = Math.max(buf.length, INITIAL);
            do {
                size *= 2;
            } while (size < needed);
            if (size > Integer.MAX_VALUE - 16) {
                throw new XmlFailure(XmlError.NO_MEMORY);
            }
            limits.allocate(size - buf.length);
            to = new byte[(int) size];
        }
        System.arraycopy(buf, drop, to, 0, end - drop);
        buf = to;
        start -= drop;
        end -= drop;
        counted -= drop;
        event = event < drop ? -1 : event - drop;
        eventEnd = Math.max(0, eventEnd - drop);
    }

    /** Whether it is worth while to look at a token again that was incomplete: only when there is much more of it, so that long ones take linear time. */
    boolean isEnough() {
        int free = start - Math.min(start, CONTEXT) + buf.length - end;
        return waiting() >= 2L * waitedWith || lastRequest > free;
    }

    void waited(boolean consumed) {
        waitedWith = consumed ? 0 : waiting();
    }

    /** How much of the document has come and is not done with. */
    private long waiting() {
        return (encoding == null ? end - start : encoding.rawLength(buf, start, end)) + rest.length;
    }

    // ---- positions

    /** Counts lines and columns up to {@code to}. */
    private void count(int to) {
        Encoding e = encoding == null ? Encoding.UTF_8 : encoding;
        byte[] b = buf;
        long lines = line;
        long col = column;
        if (to <= counted) {
            return;
        }
        for (int p = counted; p < to; p++) {
            byte c = b[p];
            if (c >= ' ') {
                col++;
            } else if (c == '\n' || c == '\r') {
                lines++;
                col = 0;
                if (c == '\r' && p + 1 < to && b[p + 1] == '\n') {
                    p++;
                }
            } else if ((c & 0xC0) != 0x80) {
                col++;
            }
        }
        raw += e.rawLength(b, counted, to);
        line = lines;
        column = col;
        counted = to;
    }

    /** Everything before {@link #start} is done with. */
    void settle() {
        count(start);
    }

    long line() {
        count(event);
        return line;
    }

    long column() {
        count(event);
        return column;
    }

    /** The place of the event in the document's own bytes, or -1. */
    long byteIndex() {
        if (event < 0) {
            return -1;
        }
        count(event);
        Encoding e = encoding == null ? Encoding.UTF_8 : encoding;
        return event >= counted ? raw : raw - e.rawLength(buf, event, counted);
    }

    /** The document from the event on as far as it has come, or null. */
    byte[] context() {
        if (event < 0) {
            return null;
        }
        Encoding e = encoding == null ? Encoding.UTF_8 : encoding;
        byte[] b = e.encode(buf, event, end);
        int n = b.length;
        b = Arrays.copyOf(b, n + rest.length);
        System.arraycopy(rest, 0, b, n, rest.length);
        return b;
    }
}
