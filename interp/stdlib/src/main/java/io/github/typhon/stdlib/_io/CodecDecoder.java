// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** An incremental decoder of module {@code codecs}. Ownership: owns it. Re-entry: all of it is Python. */
final class CodecDecoder extends TextDecoder {
    @Owned private final PyObject[] held = new PyObject[1];

    CodecDecoder(@Stolen PyObject decoder) {
        held[0] = decoder;
    }

    private PyObject call(ThreadState ts, String method, PyObject... args) {
        PyObject d = HeldRef.fetch(ts, held);
        try {
            return Calls.callMethod(ts, d, method, args);
        } finally {
            Refs.decref(ts, d);
        }
    }

    @Override
    PyUnicode decode(ThreadState ts, PyObject input, boolean last) {
        PyObject r = call(ts, "decode", input, PyBool.of(last));
        PyUnicode s = PyUnicode.unwrapOrNull(r);
        if (s == null) {
            String type = PyType.of(r).name();
            Refs.decref(ts, r);
            throw Raise.typeError("decoder should return a string result, not '%s'", type);
        }
        return s;
    }

    @Override
    State state(ThreadState ts) {
        PyObject r = call(ts, "getstate");
        try {
            if (!(r instanceof PyTuple t) || t.size() != 2) {
                throw Raise.typeError("illegal decoder state");
            }
            PyBytes b = PyBytes.unwrapOrNull(t.get(0));
            if (b == null) {
                throw Raise.typeError("illegal decoder state: the first item should be a bytes object, not '%s'", PyType.of(t.get(0)).name());
            }
            return new State(b.shared(), Numbers.asInt(ts, t.get(1)));
        } finally {
            Refs.decref(ts, r);
        }
    }

    @Override
    void setState(ThreadState ts, State s) {
        PyObject state = PyTuple.of(ts, PyBytes.of(s.input(), 0, s.input().length), PyLong.of(s.flags()));
        try {
            Refs.decref(ts, call(ts, "setstate", state));
        } finally {
            Refs.decref(ts, state);
        }
    }

    @Override
    void reset(ThreadState ts) {
        Refs.decref(ts, call(ts, "reset"));
    }

    @Override
    PyObject newlines(ThreadState ts) {
        PyObject d = HeldRef.fetch(ts, held);
        try {
            PyObject n = Objects.lookupAttr(ts, d, "newlines");
            return n == null ? PyNone.NONE : n;
        } finally {
            Refs.decref(ts, d);
        }
    }

    @Override
    void traverse(Visitor v) {
        if (held[0] != null) {
            v.visit(held[0]);
        }
    }

    @Override
    void release(ThreadState ts) {
        HeldRef.drop(ts, held, 0);
    }
}
