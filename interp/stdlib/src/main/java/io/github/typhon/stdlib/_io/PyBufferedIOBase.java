// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _io._BufferedIOBase}. <p>Threads: stateless. */
@PyClass(name = "_BufferedIOBase", module = "_io", flags = {PyType.GENERIC_NEW, PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Base class for buffered IO objects.")
public class PyBufferedIOBase extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(new PyBufferedIOBaseExposed());

    protected PyBufferedIOBase(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyBufferedIOBaseExposed.newInstance(ts, type);
    }

    @PyMethod(value = "($self, /)", name = "detach")
    PyObject cannotDetach(ThreadState ts) {
        throw unsupported(ts, "detach");
    }

    @PyMethod(value = "($self, size=-1, /)", name = "read")
    PyObject cannotRead(ThreadState ts, PyObject size) {
        throw unsupported(ts, "read");
    }

    @PyMethod(value = "($self, size=-1, /)", name = "read1")
    PyObject cannotRead1(ThreadState ts, PyObject size) {
        throw unsupported(ts, "read1");
    }

    @PyMethod(value = "($self, b, /)", name = "write")
    PyObject cannotWrite(ThreadState ts, PyObject b) {
        throw unsupported(ts, "write");
    }

    @PyMethod("($self, buffer, /)")
    PyObject readinto(ThreadState ts, PyObject buffer) {
        return fill(ts, buffer, "read");
    }

    @PyMethod("($self, buffer, /)")
    PyObject readinto1(ThreadState ts, PyObject buffer) {
        return fill(ts, buffer, "read1");
    }

    static PyBuffer writable(ThreadState ts, PyObject target, String method) {
        try {
            return Buffers.getBuffer(ts, target, PyBuffer.WRITABLE);
        } catch (PyException e) {
            e.discard(ts);
            throw Raise.typeError("%s() argument must be read-write bytes-like object, not %s", method.replace("read", "readinto"), Raise.given(target));
        }
    }

    private PyObject fill(ThreadState ts, PyObject target, String method) {
        try (PyBuffer view = writable(ts, target, method)) {
            PyObject r = Calls.callMethod(ts, this, method, PyLong.of(view.length));
            PyBytes b = PyBytes.unwrapOrNull(r);
            if (b == null) {
                Refs.decref(ts, r);
                throw Raise.typeError("read() should return bytes");
            }
            if (b.length() > view.length) {
                throw Raise.valueError("read() returned too much data: %d bytes requested, %d returned", view.length, b.length());
            }
            System.arraycopy(b.shared(), 0, view.data, view.offset, b.length());
            return PyLong.of(b.length());
        }
    }
}
