// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** Decoding piece by piece. Threads: methods hold the monitor. */
@PyClass(name = "MultibyteIncrementalDecoder", module = "_multibytecodec", flags = {PyType.BASETYPE})
public class PyMultibyteIncrementalDecoder extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMultibyteIncrementalDecoderExposed());

    private final MultibyteDecoder decoder;
    private volatile String errors;

    protected PyMultibyteIncrementalDecoder(ThreadState ts, Multibyte codec, String errors) {
        super(ts);
        this.decoder = new MultibyteDecoder(codec);
        this.errors = errors;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("IncrementalDecoder", args, kwnames, "errors");
        String errors = NewArgs.text("IncrementalDecoder", "errors", a[0]);
        return PyMultibyteIncrementalDecoderExposed.newInstance(ts, type, PyMultibyteCodec.of(ts, type), errors == null ? "strict" : errors);
    }

    static void tp_init(ThreadState ts, PyMultibyteIncrementalDecoder self, PyObject[] args, PyUnicode[] kwnames) {
    }

    @PyMethod("($self, /, input, final=False)")
    synchronized PyObject decode(ThreadState ts, PyObject input, boolean last) {
        byte[] b = Buffers.bytes(ts, input);
        TextBuilder out = new TextBuilder(b.length);
        decoder.decode(ts, b, errors, last, out);
        return out.toUnicode();
    }

    @PyMethod("($self, /)")
    synchronized void reset() {
        decoder.reset();
    }

    @PyMethod("($self, /)")
    synchronized PyObject getstate(ThreadState ts) {
        return PyTuple.of(ts, PyBytes.of(decoder.pending()), PyLong.of(0));
    }

    @PyMethod("($self, state, /)")
    synchronized void setstate(ThreadState ts, PyTuple state) {
        PyBytes b = state.size() == 2 ? PyBytes.unwrapOrNull(state.get(0)) : null;
        if (b == null) {
            throw Raise.typeError("setstate(): illegal state argument");
        }
        decoder.reset();
        decoder.setPending(b.toByteArray());
    }

    @PyGetter("errors")
    PyObject errors() {
        return PyUnicode.of(errors);
    }

    @PySetter("errors")
    void setErrors(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.attributeError("cannot delete attribute");
        }
        PyUnicode u = PyUnicode.unwrapOrNull(value);
        if (u == null) {
            throw Raise.typeError("errors must be a string");
        }
        errors = u.toString();
    }
}
