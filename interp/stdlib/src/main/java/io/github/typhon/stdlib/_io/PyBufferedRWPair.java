// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _io.BufferedRWPair}: a reader and a writer as one object. <p>Threads: as its two halves. Ownership: owns them. */
@PyClass(name = "BufferedRWPair", signature = "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)", module = "_io", flags = {PyType.GENERIC_NEW, PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "A buffered reader and writer object together.")
public class PyBufferedRWPair extends PyBufferedIOBase {
    public static final PyType TYPE = PyType.builtin(new PyBufferedRWPairExposed());

    @Owned private final PyObject[] halves = new PyObject[2];

    public PyBufferedRWPair(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(halves[0]);
        v.visit(halves[1]);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        HeldRef.drop(ts, halves, 0);
        HeldRef.drop(ts, halves, 1);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyBufferedRWPairExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyBufferedRWPair self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("BufferedRWPair() takes no keyword arguments");
        }
        if (args.length < 2 || args.length > 3) {
            throw Raise.typeError("BufferedRWPair expected at %s, got %d", args.length < 2 ? "least 2 arguments" : "most 3 arguments", args.length);
        }
        PyObject size = args.length == 3 ? args[2] : PyLong.of(IoModule.DEFAULT_BUFFER_SIZE);
        Refs.xdecref(ts, RefSlots.getAndSet(self.halves, 0, Calls.call2(ts, PyBufferedReader.TYPE, args[0], size)));
        Refs.xdecref(ts, RefSlots.getAndSet(self.halves, 1, Calls.call2(ts, PyBufferedWriter.TYPE, args[1], size)));
    }

    private PyObject half(ThreadState ts, int i, String method, PyObject... args) {
        PyObject h = HeldRef.fetch(ts, halves, i);
        if (h == null) {
            throw Raise.valueError("I/O operation on uninitialized object");
        }
        try {
            return Calls.callMethod(ts, h, method, args);
        } finally {
            Refs.decref(ts, h);
        }
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject size) {
        return size == null ? half(ts, 0, "read") : half(ts, 0, "read", size);
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read1(ThreadState ts, PyObject size) {
        return size == null ? half(ts, 0, "read1") : half(ts, 0, "read1", size);
    }

    @PyMethod("($self, size=0, /)")
    PyObject peek(ThreadState ts, PyObject size) {
        return half(ts, 0, "peek");
    }

    @PyMethod("($self, b, /)")
    PyObject write(ThreadState ts, PyObject b) {
        return half(ts, 1, "write", b);
    }

    @Override
    @PyMethod("($self, /)")
    PyObject flush(ThreadState ts) {
        return half(ts, 1, "flush");
    }

    @PyMethod("($self, /)")
    PyObject readable(ThreadState ts) {
        return half(ts, 0, "readable");
    }

    @PyMethod("($self, /)")
    PyObject writable(ThreadState ts) {
        return half(ts, 1, "writable");
    }

    @Override
    @PyMethod("($self, /)")
    PyObject isatty(ThreadState ts) {
        PyObject w = half(ts, 1, "isatty");
        if (w != PyBool.FALSE) {
            return w;
        }
        return half(ts, 0, "isatty");
    }

    @Override
    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        PyObject reader = HeldRef.fetch(ts, halves, 0);
        PyObject writer = HeldRef.fetch(ts, halves, 1);
        try {
            if (reader == null || writer == null) {
                throw Raise.valueError("I/O operation on uninitialized object");
            }
            callBoth(ts, writer, "close", reader, "close");
        } finally {
            Refs.xdecref(ts, reader);
            Refs.xdecref(ts, writer);
        }
        return PyNone.NONE;
    }

    @Override
    @PyGetter("closed")
    PyObject closed(ThreadState ts) {
        PyObject w = HeldRef.fetch(ts, halves, 1);
        if (w == null) {
            return PyBool.TRUE;
        }
        try {
            return PyBool.of(isClosed(ts, w));
        } finally {
            Refs.decref(ts, w);
        }
    }
}
