// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The text that a stream has decoded and not handed out, and how more of it comes.
 *  <p>Invariant: {@code snapshot}, if there is one, is the state of the decoder before it was fed the bytes that {@code text} came from, and
 *  those bytes; so the position in the bytes can be found again.
 *  <p>Threads: guarded by the stream. CPython: textiowrapper_read_chunk and its neighbours. */
final class TextReader {
    static final int CHUNK = 8192;

    final TextDecoder decoder;
    final Newlines newlines;
    private final boolean hasRead1;
    /** Null after all was read at once, or before anything was. */
    private PyUnicode text;
    private int used;
    TextDecoder.State snapshot;
    long chunkSize = CHUNK;
    /** Bytes per character, of the last chunk. */
    double ratio;

    TextReader(TextDecoder decoder, Newlines newlines, boolean hasRead1) {
        this.decoder = decoder;
        this.newlines = newlines;
        this.hasRead1 = hasRead1;
    }

    boolean hasText() {
        return text != null;
    }

    /** How many characters of the snapshot's bytes were handed out. */
    int used() {
        return used;
    }

    void setText(PyUnicode t, int usedChars) {
        text = t;
        used = usedChars;
    }

    /** Forgets text and snapshot. */
    void drop() {
        text = null;
        used = 0;
        snapshot = null;
    }

    private PyUnicode take(int n) {
        if (text == null) {
            return PyUnicode.EMPTY;
        }
        int end = n < 0 ? text.length() : Math.min(text.length(), used + n);
        PyUnicode s = used == 0 && end == text.length() ? text : text.substring(used, end);
        used = end;
        return s;
    }

    /** Decodes one more chunk of about {@code hint} characters; false at the end. */
    @MayRunPython
    private boolean readChunk(ThreadState ts, PyObject buffer, boolean telling, long hint) {
        TextDecoder.State before = telling ? decoder.state(ts) : null;
        long size = Math.max(chunkSize, hint > 0 ? (long) (Math.max(ratio, 1) * hint) : 0);
        String method = hasRead1 ? "read1" : "read";
        PyObject chunk = Calls.callMethod(ts, buffer, method, PyLong.of(size));
        try {
            if (!Buffers.check(chunk)) {
                throw Raise.typeError("underlying %s() should have returned a bytes-like object, not '%s'", method, PyType.of(chunk).name());
            }
            byte[] input = Buffers.bytes(ts, chunk);
            PyUnicode s = decoder.decode(ts, chunk, input.length == 0);
            setText(s, 0);
            ratio = s.isEmpty() ? 0 : (double) input.length / s.length();
            if (before != null) {
                snapshot = new TextDecoder.State(joined(before.input(), input), before.flags());
            }
            return input.length > 0 || !s.isEmpty();
        } finally {
            Refs.decref(ts, chunk);
        }
    }

    private static byte[] joined(byte[] a, byte[] b) {
        if (a.length == 0) {
            return b;
        }
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /** All the rest. */
    @MayRunPython
    PyUnicode readAll(ThreadState ts, PyObject input) {
        PyUnicode s = decoder.decode(ts, input, true);
        PyUnicode first = take(-1);
        drop();
        return first.isEmpty() ? s : first.concat(s);
    }

    @MayRunPython
    PyUnicode read(ThreadState ts, PyObject buffer, boolean telling, long n) {
        PyUnicode first = take((int) Math.min(n, Integer.MAX_VALUE));
        long left = n - first.length();
        if (left == 0) {
            return first;
        }
        TextBuilder out = null;
        while (left > 0 && readChunk(ts, buffer, telling, left)) {
            PyUnicode more = take((int) Math.min(left, Integer.MAX_VALUE));
            left -= more.length();
            if (first.isEmpty() && out == null) {
                first = more;
                continue;
            }
            if (out == null) {
                out = new TextBuilder(first.length() + more.length());
                out.append(first);
            }
            out.append(more);
            ts.poll();
        }
        return out == null ? first : out.toUnicode();
    }

    /** A line with its end, of at most {@code limit} characters unless that is negative. */
    @MayRunPython
    PyUnicode line(ThreadState ts, PyObject buffer, boolean telling, long limit) {
        TextBuilder done = null;
        // The beginning of a line end that may go on in the next chunk.
        PyUnicode half = null;
        for (;;) {
            while (text == null || text.isEmpty()) {
                if (!readChunk(ts, buffer, telling, 0)) {
                    drop();
                    return finish(done, half == null ? PyUnicode.EMPTY : half);
                }
            }
            PyUnicode line = half == null ? text : half.concat(text);
            int start = half == null ? used : 0;
            int offset = half == null ? 0 : half.length();
            half = null;
            int before = done == null ? 0 : done.length();
            int end = newlines.lineEnd(line, start);
            boolean whole = end >= 0;
            if (!whole) {
                end = newlines.mayEndIn(line) ? line.length() - 1 : line.length();
                end = Math.max(end, start);
            }
            if (limit >= 0 && end - start + before >= limit) {
                end = (int) (start + limit - before);
                whole = true;
            }
            if (whole) {
                used = end - offset;
                return finish(done, start == 0 && end == line.length() ? line : line.substring(start, end));
            }
            if (end > start) {
                done = done != null ? done : new TextBuilder(2 * (end - start));
                done.append(line.substring(start, end));
            }
            half = end < line.length() ? line.substring(end, line.length()) : null;
            setText(null, 0);
        }
    }

    private static PyUnicode finish(TextBuilder done, PyUnicode last) {
        if (done == null) {
            return last;
        }
        done.append(last);
        return done.toUnicode();
    }

    /** Where in the bytes the next character to be handed out begins; {@code position} is where the buffer stands. */
    @MayRunPython
    TextCookie position(ThreadState ts, long position) {
        return new TextPosition(ts, decoder, snapshot, position, used, ratio).find();
    }

    /** Goes to a place; the buffer is there already. */
    @MayRunPython
    void restore(ThreadState ts, PyObject buffer, TextCookie cookie) {
        drop();
        TextPosition.start(ts, decoder, cookie.start(), cookie.flags());
        if (cookie.skip() == 0) {
            snapshot = new TextDecoder.State(TextDecoder.State.NONE, cookie.flags());
            return;
        }
        PyObject r = Calls.callMethod(ts, buffer, "read", PyLong.of(cookie.feed()));
        try {
            PyBytes input = PyBytes.unwrapOrNull(r);
            if (input == null) {
                throw Raise.typeError("underlying read() should have returned a bytes object, not '%s'", PyType.of(r).name());
            }
            snapshot = new TextDecoder.State(input.shared(), cookie.flags());
            PyUnicode s = decoder.decode(ts, r, cookie.eof());
            setText(s, 0);
            if (s.length() < cookie.skip()) {
                throw TextPosition.lost("can't restore logical file position");
            }
            used = cookie.skip();
        } finally {
            Refs.decref(ts, r);
        }
    }

    static boolean hasRead1(ThreadState ts, PyObject buffer) {
        @Owned PyObject m = Objects.lookupAttr(ts, buffer, "read1");
        Refs.xdecref(ts, m);
        return m != null;
    }
}
