// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Writes text to a byte stream. Ownership: owns the stream. Threads: as the stream. */
@PyClass(name = "MultibyteStreamWriter", module = "_multibytecodec", flags = {PyType.BASETYPE})
public class PyMultibyteStreamWriter extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMultibyteStreamWriterExposed());

    private final MultibyteEncoder encoder;
    private final PyObject stream;
    private final String errors;

    protected PyMultibyteStreamWriter(ThreadState ts, Multibyte codec, PyObject stream, String errors) {
        super(ts);
        this.encoder = new MultibyteEncoder(codec);
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
        PyObject[] a = NewArgs.bind("StreamWriter", args, kwnames, "stream", "errors");
        if (a[0] == null) {
            throw Raise.typeError("StreamWriter() missing required argument 'stream' (pos 1)");
        }
        String errors = NewArgs.text("StreamWriter", "errors", a[1]);
        return PyMultibyteStreamWriterExposed.newInstance(ts, type, PyMultibyteCodec.of(ts, type), a[0], errors == null ? "strict" : errors);
    }

    static void tp_init(ThreadState ts, PyMultibyteStreamWriter self, PyObject[] args, PyUnicode[] kwnames) {
    }

    @PyMethod("($self, strobj, /)")
    void write(ThreadState ts, PyObject strobj) {
        PyUnicode s = PyUnicode.unwrapOrNull(strobj);
        if (s == null) {
            throw Raise.typeError("couldn't convert the object to str.");
        }
        ByteBuilder out = new ByteBuilder(s.length() * 2);
        synchronized (this) {
            encoder.encode(ts, s, errors, false, out);
        }
        send(ts, out.toBytes());
    }

    private void send(ThreadState ts, PyBytes b) {
        Refs.xdecref(ts, Calls.callMethod(ts, stream, "write", b));
    }

    @PyMethod("($self, lines, /)")
    void writelines(ThreadState ts, PyObject lines) {
        PyObject[] items = Sequences.toArray(ts, lines);
        try {
            for (PyObject i : items) {
                write(ts, i);
            }
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    @PyMethod("($self, /)")
    void reset(ThreadState ts) {
        ByteBuilder out = new ByteBuilder(8);
        synchronized (this) {
            encoder.encode(ts, PyUnicode.EMPTY, errors, true, out);
        }
        if (out.length() > 0) {
            send(ts, out.toBytes());
        }
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
