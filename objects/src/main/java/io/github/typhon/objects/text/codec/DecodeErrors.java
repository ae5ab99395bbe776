// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.StrRepr;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** One decoding operation's input and its way with malformed bytes. A decoder reads {@link #in}, calls {@link #fail} for each bad range
 *  and goes on at the position that gives; a registered handler may exchange the input, so {@code in} is read anew after each call.
 *  <p>Threads: confined. Ownership: {@link #close} releases the exception object that custom handlers see. */
public final class DecodeErrors implements AutoCloseable {
    final ThreadState ts;
    final String encoding;
    final ErrorKind kind;
    byte[] in;
    /** The first escape of a literal codec that means nothing, for its warning; -1 if there is none. */
    int firstInvalidEscape = -1;
    private final String errors;
    private PyObject handler;
    private PyObject exception;

    public DecodeErrors(ThreadState ts, byte[] in, String encoding, String errors) {
        this.ts = ts;
        this.in = in;
        this.encoding = encoding;
        this.errors = errors;
        this.kind = ErrorKind.of(errors);
    }

    /** The error this range would raise under 'strict'. */
    PyException error(int start, int end, String reason) {
        return PyException.ofArgs(Exc.UnicodeDecodeError, PyUnicode.of(encoding), PyBytes.of(in), PyLong.of(start), PyLong.of(end), PyUnicode.of(reason));
    }

    public byte[] input() {
        return in;
    }

    /** {@link #fail} for codecs of other modules. */
    public int handle(int start, int end, String reason, TextBuilder out) {
        return fail(start, end, reason, out);
    }

    /** Handles the bad bytes {@code [start, end)}: appends their replacement and answers where to go on. */
    int fail(int start, int end, String reason, TextBuilder out) {
        switch (kind) {
            case IGNORE -> {
                return end;
            }
            case REPLACE -> {
                out.append(0xFFFD);
                return end;
            }
            case BACKSLASHREPLACE -> {
                for (int i = start; i < end; i++) {
                    StrRepr.appendHex(out, in[i] & 0xFF);
                }
                return end;
            }
            case SURROGATEESCAPE -> {
                int i = start;
                while (i < end && i < start + 4 && in[i] < 0) {
                    out.append(0xDC00 | in[i++] & 0xFF);
                }
                if (i > start) {
                    return i;
                }
                throw error(start, end, reason);
            }
            case SURROGATEPASS -> {
                int c = Surrogates.decode(in, start, encoding);
                if (c < 0) {
                    throw error(start, end, reason);
                }
                out.append(c);
                return start + Surrogates.width(encoding);
            }
            case XMLCHARREFREPLACE, NAMEREPLACE -> throw Raise.typeError("don't know how to handle UnicodeDecodeError in error callback");
            case CUSTOM -> {
                return call(start, end, reason, out);
            }
            default -> throw error(start, end, reason);
        }
    }

    private int call(int start, int end, String reason, TextBuilder out) {
        if (handler == null) {
            handler = CodecRegistry.of(ts).lookupError(ts, errors);
        }
        if (exception == null) {
            exception = error(start, end, reason).takeValue(ts);
        } else {
            Objects.setAttr(ts, exception, "start", PyLong.of(start));
            Objects.setAttr(ts, exception, "end", PyLong.of(end));
            Objects.setAttr(ts, exception, "reason", PyUnicode.of(reason));
        }
        PyObject result = Calls.call1(ts, handler, exception);
        try {
            if (!(result instanceof PyTuple t) || t.size() != 2 || PyUnicode.unwrapOrNull(t.get(0)) == null || PyLong.unwrapOrNull(t.get(1)) == null) {
                throw Raise.typeError("decoding error handler must return (str, int) tuple");
            }
            PyObject object = Objects.getAttr(ts, exception, "object");
            try {
                if (!(PyBytes.unwrapOrNull(object) instanceof PyBytes b)) {
                    throw Raise.typeError("exception attribute object must be bytes");
                }
                in = b.shared();
            } finally {
                Refs.xdecref(ts, object);
            }
            int next = position(ts, t.get(1), in.length);
            out.append(PyUnicode.unwrapOrNull(t.get(0)));
            return next;
        } finally {
            Refs.xdecref(ts, result);
        }
    }

    /** A handler's position: negative ones count from the end. */
    static int position(ThreadState ts, PyObject value, int length) {
        long p = Numbers.asSsize(ts, value, Exc.IndexError);
        long q = p < 0 ? p + length : p;
        if (q < 0 || q > length) {
            throw Raise.indexError("position %d from error handler out of bounds", q);
        }
        return (int) q;
    }

    @Override
    public void close() {
        PyObject h = handler;
        PyObject e = exception;
        handler = null;
        exception = null;
        Refs.xdecref(ts, h);
        Refs.xdecref(ts, e);
    }
}
