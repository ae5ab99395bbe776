// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.StrRepr;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** One encoding operation's way with characters its encoding lacks. {@link #fail} leaves the replacement in {@link #text} or
 *  {@link #bytes} (the other is null) and answers where to go on; the encoder decides whether the text can be written.
 *  <p>Threads: confined. Ownership: {@link #close} releases the exception object that custom handlers see. */
public final class EncodeErrors implements AutoCloseable {
    final ThreadState ts;
    final PyUnicode in;
    final String encoding;
    final ErrorKind kind;
    PyUnicode text;
    byte[] bytes;
    private final String errors;
    private PyObject handler;
    private PyObject exception;

    public EncodeErrors(ThreadState ts, PyUnicode in, String encoding, String errors) {
        this.ts = ts;
        this.in = in;
        this.encoding = encoding;
        this.errors = errors;
        this.kind = ErrorKind.of(errors);
    }

    PyException error(int start, int end, String reason) {
        return PyException.ofArgs(Exc.UnicodeEncodeError, PyUnicode.of(encoding), in, PyLong.of(start), PyLong.of(end), PyUnicode.of(reason));
    }

    /** {@link #fail} for codecs of other modules. */
    public int handle(int start, int end, String reason) {
        return fail(start, end, reason);
    }

    public PyUnicode replacementText() {
        return text;
    }

    public byte[] replacementBytes() {
        return bytes;
    }

    /** The error this range would raise under strict. */
    public PyException strict(int start, int end, String reason) {
        return error(start, end, reason);
    }

    /** Handles the characters {@code [start, end)}. */
    int fail(int start, int end, String reason) {
        text = null;
        bytes = null;
        TextBuilder b = new TextBuilder();
        int next = end;
        switch (kind) {
            case IGNORE -> { }
            case REPLACE -> b.repeat('?', end - start);
            case BACKSLASHREPLACE -> {
                for (int i = start; i < end; i++) {
                    StrRepr.appendHex(b, in.codePointAt(i));
                }
            }
            case XMLCHARREFREPLACE -> {
                for (int i = start; i < end; i++) {
                    b.append("&#").append(Integer.toString(in.codePointAt(i))).append(';');
                }
            }
            case NAMEREPLACE -> {
                for (int i = start; i < end; i++) {
                    appendName(b, in.codePointAt(i));
                }
            }
            case SURROGATEESCAPE -> {
                ByteBuilder raw = new ByteBuilder(end - start);
                for (int i = start; i < end; i++) {
                    int c = in.codePointAt(i);
                    if (c < 0xDC80 || c > 0xDCFF) {
                        throw error(encoding.equals("charmap") ? start : i, end, reason);
                    }
                    raw.append(c - 0xDC00);
                }
                bytes = raw.toByteArray();
                return end;
            }
            case SURROGATEPASS -> {
                ByteBuilder raw = new ByteBuilder((end - start) * 3);
                for (int i = start; i < end; i++) {
                    int c = in.codePointAt(i);
                    if (Surrogates.width(encoding) == 0 || !Surrogates.isSurrogate(c)) {
                        throw error(start, end, reason);
                    }
                    raw.append(Surrogates.encode(c, encoding));
                }
                bytes = raw.toByteArray();
                return end;
            }
            case CUSTOM -> {
                return call(start, end, reason);
            }
            default -> throw error(start, end, reason);
        }
        text = b.toUnicode();
        return next;
    }

    /** {@code \N{...}} for a named character, else a backslash escape. */
    static void appendName(TextBuilder b, int c) {
        String name = CharacterNames.nameOf(c);
        if (name != null) {
            b.append("\\N{").append(name).append('}');
        } else {
            StrRepr.appendHex(b, c);
        }
    }

    private int call(int start, int end, String reason) {
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
            if (!(result instanceof PyTuple t) || t.size() != 2 || PyLong.unwrapOrNull(t.get(1)) == null) {
                throw Raise.typeError("encoding error handler must return (str/bytes, int) tuple");
            }
            PyUnicode s = PyUnicode.unwrapOrNull(t.get(0));
            PyBytes raw = PyBytes.unwrapOrNull(t.get(0));
            if (s == null && raw == null) {
                throw Raise.typeError("encoding error handler must return (str/bytes, int) tuple");
            }
            int next = DecodeErrors.position(ts, t.get(1), in.length());
            text = s;
            bytes = raw == null ? null : raw.shared();
            return next;
        } finally {
            Refs.xdecref(ts, result);
        }
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
