// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
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
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _io.IncrementalNewlineDecoder}. <p>Threads: the object's monitor around its own state. Ownership: owns the wrapped decoder. */
@PyClass(name = "IncrementalNewlineDecoder", signature = "(decoder, translate, errors='strict')", module = "_io", flags = {PyType.GENERIC_NEW, PyType.BASETYPE},
        doc = "Codec used when reading a file in universal newlines mode.\n\nIt wraps another incremental decoder, translating \\r\\n and \\r into \\n.")
public class PyNewlineDecoder extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyNewlineDecoderExposed());

    @Owned private final PyObject[] decoder = new PyObject[1];
    private Newlines newlines = new Newlines("");
    private boolean pendingCr;

    public PyNewlineDecoder(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(decoder[0]);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        HeldRef.drop(ts, decoder, 0);
    }

    /** One over a decoder, which it takes over. */
    static @Owned PyNewlineDecoder over(ThreadState ts, @Stolen PyObject decoder, boolean translate) {
        PyNewlineDecoder d = new PyNewlineDecoder(ts);
        d.newlines = new Newlines(translate ? null : "");
        d.decoder[0] = decoder;
        return d;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyNewlineDecoderExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyNewlineDecoder self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("IncrementalNewlineDecoder", args, kwnames, "decoder", "translate", "errors");
        if (a[0] == null || a[1] == null) {
            throw Raise.typeError("IncrementalNewlineDecoder() missing required argument '%s' (pos %d)", a[0] == null ? "decoder" : "translate", a[0] == null ? 1 : 2);
        }
        self.newlines = new Newlines(Objects.isTrue(ts, a[1]) ? null : "");
        Refs.xdecref(ts, RefSlots.getAndSet(self.decoder, 0, a[0] == PyNone.NONE ? null : Refs.newRef(ts, a[0])));
    }

    @PyMethod("($self, /, input, final=False)")
    PyObject decode(ThreadState ts, PyObject input, boolean last) {
        PyObject d = HeldRef.fetch(ts, decoder);
        PyObject r;
        try {
            r = d == null ? Refs.newRef(ts, input) : Calls.callMethod(ts, d, "decode", input, PyBool.of(last));
        } finally {
            Refs.xdecref(ts, d);
        }
        PyUnicode s = PyUnicode.unwrapOrNull(r);
        if (s == null) {
            String type = PyType.of(r).name();
            Refs.decref(ts, r);
            throw Raise.typeError("decoder should return a string result, not '%s'", type);
        }
        synchronized (this) {
            if (pendingCr && (last || !s.isEmpty())) {
                s = PyUnicode.of("\r").concat(s);
                pendingCr = false;
            }
            if (!last && !s.isEmpty() && s.codePointAt(s.length() - 1) == '\r') {
                s = s.substring(0, s.length() - 1);
                pendingCr = true;
            }
            return newlines.read(s);
        }
    }

    @PyMethod("($self, /)")
    PyObject getstate(ThreadState ts) {
        PyObject buffered = PyBytes.EMPTY;
        long flag = 0;
        PyObject d = HeldRef.fetch(ts, decoder);
        if (d != null) {
            PyObject state = null;
            try {
                state = Calls.callMethod(ts, d, "getstate");
                if (!(state instanceof PyTuple t) || t.size() != 2) {
                    throw Raise.typeError("illegal decoder state");
                }
                buffered = Refs.newRef(ts, t.get(0));
                flag = Numbers.asLong(ts, t.get(1)) << 1;
            } finally {
                Refs.xdecref(ts, state);
                Refs.decref(ts, d);
            }
        }
        return PyTuple.of(ts, buffered, PyLong.of(flag | (pendingCr ? 1 : 0)));
    }

    @PyMethod("($self, state, /)")
    void setstate(ThreadState ts, PyObject state) {
        if (!(state instanceof PyTuple t) || t.size() != 2) {
            throw Raise.typeError("state argument must be a tuple");
        }
        long flag = Numbers.asLong(ts, t.get(1));
        pendingCr = (flag & 1) != 0;
        PyObject d = HeldRef.fetch(ts, decoder);
        if (d != null) {
            PyTuple inner = PyTuple.of(ts, Refs.newRef(ts, t.get(0)), PyLong.of(flag >> 1));
            try {
                Refs.decref(ts, Calls.callMethod(ts, d, "setstate", inner));
            } finally {
                Refs.decref(ts, inner);
                Refs.decref(ts, d);
            }
        }
    }

    @PyMethod("($self, /)")
    void reset(ThreadState ts) {
        synchronized (this) {
            newlines.seen = 0;
            pendingCr = false;
        }
        PyObject d = HeldRef.fetch(ts, decoder);
        if (d != null) {
            try {
                Refs.decref(ts, Calls.callMethod(ts, d, "reset"));
            } finally {
                Refs.decref(ts, d);
            }
        }
    }

    @PyGetter("newlines")
    synchronized PyObject newlines(ThreadState ts) {
        return newlines.seen(ts);
    }
}
