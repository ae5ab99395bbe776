// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.ByteArrayOutputStream;

/** {@code _io._RawIOBase}. <p>Threads: stateless. */
@PyClass(name = "_RawIOBase", module = "_io", flags = {PyType.GENERIC_NEW, PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Base class for raw binary I/O.")
public class PyRawIOBase extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(new PyRawIOBaseExposed());

    protected PyRawIOBase(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyRawIOBaseExposed.newInstance(ts, type);
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject size) {
        long n = limit(ts, size);
        if (n < 0) {
            return Calls.callMethod(ts, this, "readall");
        }
        byte[] b = new byte[(int) n];
        PyObject r = callReadInto(ts, this, b, 0, b.length);
        if (r == PyNone.NONE) {
            return r;
        }
        long got = count(ts, r);
        if (got < 0 || got > n) {
            throw Raise.valueError("readinto returned %d outside buffer size %d", got, n);
        }
        return PyBytes.of(b, 0, (int) got);
    }

    /** Calls {@code readinto} of any raw stream; -1 if it would block. */
    static int readInto(ThreadState ts, PyObject raw, byte[] b, int off, int len) {
        if (raw instanceof PyFileIO f && raw.getClass() == PyFileIO.class) {
            return f.readRaw(ts, b, off, len);
        }
        PyObject r = callReadInto(ts, raw, b, off, len);
        if (r == PyNone.NONE) {
            return -1;
        }
        long n;
        try {
            n = count(ts, r);
        } catch (PyException e) {
            PyException failed = PyException.of(Exc.OSError, "raw readinto() failed");
            ((PyBaseException) failed.value(ts)).setContext(ts, Refs.newRef(ts, e.value(ts)));
            ((PyBaseException) failed.value(ts)).setCause(ts, e.takeValue(ts));
            throw failed;
        }
        if (n < 0 || n > len) {
            throw PyException.of(Exc.OSError, "raw readinto() returned invalid length " + n + " (should have been between 0 and " + len + ")");
        }
        return (int) n;
    }

    private static @Owned PyObject callReadInto(ThreadState ts, PyObject raw, byte[] b, int off, int len) {
        PyReadBuffer target = new PyReadBuffer(ts, b, off, len);
        try {
            return Calls.callMethod(ts, raw, "readinto", target);
        } finally {
            Refs.decref(ts, target);
        }
    }

    private static long count(ThreadState ts, @Stolen PyObject r) {
        try {
            return Numbers.asSsize(ts, r, Exc.ValueError);
        } finally {
            Refs.decref(ts, r);
        }
    }

    @PyMethod("($self, /)")
    PyObject readall(ThreadState ts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean any = false;
        for (;;) {
            PyObject r = Calls.callMethod(ts, this, "read", PyLong.of(IoModule.DEFAULT_BUFFER_SIZE));
            if (r == PyNone.NONE) {
                return any ? PyBytes.ofOwned(out.toByteArray()) : r;
            }
            PyBytes b = PyBytes.unwrapOrNull(r);
            if (b == null) {
                Refs.decref(ts, r);
                throw Raise.typeError("read() should return bytes");
            }
            any = true;
            if (b.length() == 0) {
                return PyBytes.ofOwned(out.toByteArray());
            }
            out.write(b.shared(), 0, b.length());
        }
    }

    @PyMethod(value = "($self, *args)", textSignature = false)
    PyObject readinto(ThreadState ts, PyObject[] args) {
        throw PyException.of(Exc.NotImplementedError, "readinto");
    }

    @PyMethod(value = "($self, *args)", textSignature = false)
    PyObject write(ThreadState ts, PyObject[] args) {
        throw PyException.of(Exc.NotImplementedError, "write");
    }
}
