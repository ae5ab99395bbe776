// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@code _codecs_jp.getcodec} and its kin return. Threads: immutable. */
@PyClass(name = "MultibyteCodec", module = "_multibytecodec", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyMultibyteCodec extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMultibyteCodecExposed());

    final Multibyte codec;

    PyMultibyteCodec(ThreadState ts, Multibyte codec) {
        super(ts);
        this.codec = codec;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The {@code codec} attribute of an incremental class or stream. */
    static Multibyte of(ThreadState ts, PyType type) {
        PyObject c = Objects.getAttr(ts, type, "codec");
        try {
            if (!(c instanceof PyMultibyteCodec m)) {
                throw Raise.typeError("codec is unexpected type");
            }
            return m.codec;
        } finally {
            Refs.decref(ts, c);
        }
    }

    @PyMethod("($self, /, input, errors=None)")
    PyObject encode(ThreadState ts, PyObject input, String errors) {
        PyUnicode s = PyUnicode.unwrapOrNull(input);
        if (s == null) {
            throw Raise.typeError("couldn't convert the object to str.");
        }
        ByteBuilder out = new ByteBuilder(s.length() * 2);
        new MultibyteEncoder(codec).encode(ts, s, errors, true, out);
        return PyTuple.of(ts, out.toBytes(), PyLong.of(s.length()));
    }

    @PyMethod("($self, /, input, errors=None)")
    PyObject decode(ThreadState ts, PyObject input, String errors) {
        byte[] b = Buffers.bytes(ts, input);
        TextBuilder out = new TextBuilder(b.length);
        new MultibyteDecoder(codec).decode(ts, b, errors, true, out);
        return PyTuple.of(ts, out.toUnicode(), PyLong.of(b.length));
    }
}
