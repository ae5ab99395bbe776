// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** Encoding piece by piece. Threads: methods hold the monitor. */
@PyClass(name = "MultibyteIncrementalEncoder", module = "_multibytecodec", flags = {PyType.BASETYPE})
public class PyMultibyteIncrementalEncoder extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMultibyteIncrementalEncoderExposed());

    private final MultibyteEncoder encoder;
    private volatile String errors;

    protected PyMultibyteIncrementalEncoder(ThreadState ts, Multibyte codec, String errors) {
        super(ts);
        this.encoder = new MultibyteEncoder(codec);
        this.errors = errors;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("IncrementalEncoder", args, kwnames, "errors");
        String errors = NewArgs.text("IncrementalEncoder", "errors", a[0]);
        return PyMultibyteIncrementalEncoderExposed.newInstance(ts, type, PyMultibyteCodec.of(ts, type), errors == null ? "strict" : errors);
    }

    static void tp_init(ThreadState ts, PyMultibyteIncrementalEncoder self, PyObject[] args, PyUnicode[] kwnames) {
    }

    @PyMethod("($self, /, input, final=False)")
    synchronized PyObject encode(ThreadState ts, PyObject input, boolean last) {
        PyUnicode s = PyUnicode.unwrapOrNull(input);
        if (s == null) {
            throw Raise.typeError("couldn't convert the object to str.");
        }
        ByteBuilder out = new ByteBuilder(s.length() * 2);
        encoder.encode(ts, s, errors, last, out);
        return out.toBytes();
    }

    @PyMethod("($self, /)")
    synchronized void reset() {
        encoder.reset();
    }

    @PyMethod("($self, /)")
    PyObject getstate() {
        return PyLong.of(0);
    }

    @PyMethod("($self, state, /)")
    synchronized void setstate(PyLong state) {
        encoder.reset();
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
