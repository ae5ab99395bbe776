// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Reads text from a byte stream. Ownership: owns the stream. Threads: as the stream. */
@PyClass(name = "MultibyteStreamReader", module = "_multibytecodec", flags = {PyType.BASETYPE})
public class PyMultibyteStreamReader extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMultibyteStreamReaderExposed());

    private final MultibyteDecoder decoder;
    private final PyObject stream;
    private final String errors;

    protected PyMultibyteStreamReader(ThreadState ts, Multibyte codec, PyObject stream, String errors) {
        super(ts);
        this.decoder = new MultibyteDecoder(codec);
        this.stream = Refs.newRef(ts, stream);
        this.errors = errors;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(stream);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, stream);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("StreamReader", args, kwnames, "stream", "errors");
        if (a[0] == null) {
            throw Raise.typeError("StreamReader() missing required argument 'stream' (pos 1)");
        }
        String errors = NewArgs.text("StreamReader", "errors", a[1]);
        return PyMultibyteStreamReaderExposed.newInstance(ts, type, PyMultibyteCodec.of(ts, type), a[0], errors == null ? "strict" : errors);
    }

    static void tp_init(ThreadState ts, PyMultibyteStreamReader self, PyObject[] args, PyUnicode[] kwnames) {
    }

    private PyUnicode read(ThreadState ts, String method, PyObject size) {
        long n = size == PyNone.NONE ? -1 : Numbers.asSsize(ts, size, Exc.OverflowError);
        TextBuilder out = new TextBuilder();
        if (n == 0) {
            return out.toUnicode();
        }
        while (true) {
            PyObject data = n < 0 ? Calls.callMethod(ts, stream, method) : Calls.callMethod(ts, stream, method, PyLong.of(n));
            PyBytes b = PyBytes.unwrapOrNull(data);
            if (b == null) {
                PyException e = Raise.typeError("stream function returned a non-bytes object (%s)", PyType.of(data).name());
                Refs.decref(ts, data);
                throw e;
            }
            boolean last = n < 0 || b.length() == 0;
            synchronized (this) {
                decoder.decode(ts, b.shared(), errors, last, out);
            }
            if (last || !out.isEmpty()) {
                return out.toUnicode();
            }
            // Only part of a character so far: one byte more at a time.
            n = 1;
        }
    }

    @PyMethod("($self, sizeobj=None, /)")
    PyObject read(ThreadState ts, PyObject size) {
        return read(ts, "read", size);
    }

    @PyMethod("($self, sizeobj=None, /)")
    PyObject readline(ThreadState ts, PyObject size) {
        return read(ts, "readline", size);
    }

    @PyMethod("($self, sizehintobj=None, /)")
    PyObject readlines(ThreadState ts, PyObject size) {
        return Calls.callMethod(ts, read(ts, "read", size), "splitlines", io.github.typhon.objects.number.PyBool.TRUE);
    }

    @PyMethod("($self, /)")
    synchronized void reset() {
        decoder.reset();
    }

    @PyGetter("stream")
    PyObject stream(ThreadState ts) {
        return Refs.newRef(ts, stream);
    }

    @PyGetter("errors")
    PyObject errors() {
        return PyUnicode.of(errors);
    }
}
