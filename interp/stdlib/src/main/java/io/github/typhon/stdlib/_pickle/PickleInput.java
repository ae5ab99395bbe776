// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.buffer.PyByteArray;
import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The bytes of a pickle, from memory or from a file, whose position is kept where the pickle ends.
 *  <p>Threads: confined to one load. <p>Re-entry: reading calls the file's methods. */
final class PickleInput {
    private static final int PREFETCH = 128 * 1024;
    private static final int WHOLE_LINE = -1;
    /** More than this is read in pieces, so that a wrong length does not take all memory. */
    private static final int PIECE = 1 << 20;

    ThreadState ts;
    /** The file's methods; null when reading from memory, and the last two where the file has none. */
    @Borrowed PyObject read;
    @Borrowed PyObject readline;
    @Borrowed PyObject peek;
    @Borrowed PyObject readinto;
    byte[] data = {};
    private int pos;
    private int limit;
    /** What lies beyond this was only peeked at: the file does not know yet that it was used. */
    private int prefetched;
    /** One beyond the end of the last line, newline included. */
    int lineEnd;

    void reset() {
        data = new byte[0];
        pos = limit = prefetched = 0;
    }

    void setMemory(byte[] b) {
        data = b;
        pos = 0;
        limit = b.length;
        prefetched = limit;
    }

    PyException truncated() {
        return PickleState.UNPICKLING_ERROR.error(ts, "pickle data was truncated");
    }

    /** The next opcode; EOFError at the end. */
    int opcode() {
        if (pos < limit) {
            return data[pos++];
        }
        if (read == null || fill(1) < 1) {
            throw PyException.of(Exc.EOFError, "Ran out of input");
        }
        pos = 1;
        return data[0];
    }

    /** Uses up {@code n} bytes and answers where in {@link #data} they are. */
    int take(long n) {
        if (n <= limit - pos) {
            int at = pos;
            pos += (int) n;
            return at;
        }
        if (read == null || fill(n) < n) {
            throw truncated();
        }
        pos = (int) n;
        return 0;
    }

    int take1() {
        int at = take(1);
        return data[at] & 0xFF;
    }

    /** A little-endian number of {@code n} bytes without sign; eight bytes may come out negative. */
    long number(int n) {
        int at = take(n);
        long v = 0;
        for (int i = n - 1; i >= 0; i--) {
            v = v << 8 | data[at + i] & 0xFF;
        }
        return v;
    }

    /** Reads a frame as a whole, so that its opcodes need no more calls. */
    void frame(long n) {
        if (n > limit - pos) {
            take(n);
            pos = 0;
        }
    }

    /** Uses up a line and answers where it begins; it ends at {@link #lineEnd}. */
    int line() {
        for (int i = pos; i < limit; i++) {
            if (data[i] == '\n') {
                int at = pos;
                pos = i + 1;
                lineEnd = pos;
                return at;
            }
        }
        if (read == null) {
            throw truncated();
        }
        int n = (int) fill(WHOLE_LINE);
        if (n == 0 || data[n - 1] != '\n') {
            throw truncated();
        }
        pos = n;
        lineEnd = n;
        return 0;
    }

    /** A fresh array of the next {@code n} bytes. */
    byte[] bytes(long n) {
        int have = limit - pos;
        if (n <= have) {
            int at = take(n);
            return Arrays.copyOfRange(data, at, at + (int) n);
        }
        if (read == null) {
            throw truncated();
        }
        if (n > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError();
        }
        byte[] b = Arrays.copyOfRange(data, pos, limit);
        pos = limit;
        skipConsumed();
        while (b.length < n) {
            b = more(b, (int) Math.min(n - b.length, Math.max(PIECE, b.length)));
        }
        return b;
    }

    private byte[] more(byte[] b, int n) {
        byte[] out = Arrays.copyOf(b, b.length + n);
        if (readinto != null) {
            PyByteArray piece = PyByteArray.of(ts, new byte[n]);
            PyMemoryView view = null;
            try {
                view = PyMemoryView.of(ts, piece);
                PyObject got = Calls.call1(ts, readinto, view);
                long size = Numbers.asSsize(ts, got, Exc.OverflowError);
                Refs.decref(ts, got);
                if (size < 0) {
                    throw Raise.valueError("readinto() returned negative size");
                }
                if (size < n) {
                    throw truncated();
                }
                System.arraycopy(piece.toByteArray(ts), 0, out, b.length, n);
            } finally {
                Refs.xdecref(ts, view);
                Refs.decref(ts, piece);
            }
            return out;
        }
        PyObject r = Calls.call1(ts, read, PyLong.of(n));
        try {
            PyBytes got = PyBytes.unwrapOrNull(r);
            if (got == null) {
                throw Raise.valueError("read() returned non-bytes object (%s)", Objects.reprText(ts, r));
            }
            if (got.length() < n) {
                throw truncated();
            }
            System.arraycopy(got.shared(), 0, out, b.length, n);
        } finally {
            Refs.decref(ts, r);
        }
        return out;
    }

    // ---- the file

    /** Moves the file to where the pickle ends. */
    void skipConsumed() {
        int consumed = pos - prefetched;
        if (consumed > 0) {
            Refs.decref(ts, Calls.call1(ts, read, PyLong.of(consumed)));
            prefetched = pos;
        }
    }

    private long fill(long n) {
        skipConsumed();
        if (n == WHOLE_LINE) {
            return setInput(Calls.call0(ts, readline));
        }
        if (peek != null && n < PREFETCH) {
            PyObject r = null;
            try {
                r = Calls.call1(ts, peek, PyLong.of(PREFETCH));
            } catch (PyException e) {
                if (!e.matches(Exc.NotImplementedError)) {
                    throw e;
                }
                e.discard(ts);
                peek = null;
            }
            if (r != null) {
                long got = setInput(r);
                prefetched = 0;
                if (n <= got) {
                    return n;
                }
            }
        }
        return setInput(Calls.call1(ts, read, PyLong.of(n)));
    }

    private long setInput(@Stolen PyObject o) {
        try {
            setMemory(Buffers.bytes(ts, o));
        } finally {
            Refs.decref(ts, o);
        }
        return limit;
    }
}
