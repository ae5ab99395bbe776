// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** {@code _io.BytesIO}. <p>Threads: a mutex per object. */
@PyClass(name = "BytesIO", signature = "(initial_bytes=b'')", module = "_io", flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Buffered I/O implementation using an in-memory bytes buffer.")
public class PyBytesIO extends PyBufferedIOBase {
    public static final PyType TYPE = PyType.builtin(new PyBytesIOExposed());

    private byte[] data = new byte[0];
    private int size;
    private long pos;
    private boolean shut;
    /** Views of the bytes: while there are any, nothing moves or resizes them. */
    private int exports;

    public PyBytesIO(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyBytesIOExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyBytesIO self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("BytesIO", args, kwnames, "initial_bytes");
        byte[] b = a[0] == null || a[0] == PyNone.NONE ? new byte[0] : Buffers.bytes(ts, a[0]).clone();
        synchronized (self) {
            self.checkExports();
            self.data = b;
            self.size = b.length;
            self.pos = 0;
            self.shut = false;
        }
    }

    private void open() {
        if (shut) {
            throw Raise.valueError("I/O operation on closed file.");
        }
    }

    private void checkExports() {
        if (exports > 0) {
            throw Raise.bufferError("Existing exports of data: object cannot be re-sized");
        }
    }

    final synchronized PyBuffer export(@Stolen PyObject exporter) {
        exports++;
        return PyBuffer.ofBytes(exporter, data, 0, size, false);
    }

    final synchronized void unexport() {
        exports--;
    }

    @Override
    @PyMethod("($self, buffer, /)")
    PyObject readinto(ThreadState ts, PyObject buffer) {
        try (PyBuffer view = writable(ts, buffer, "read")) {
            synchronized (this) {
                open();
                int from = (int) Math.min(pos, size);
                int n = Math.min(view.length, size - from);
                System.arraycopy(data, from, view.data, view.offset, n);
                pos += n;
                return PyLong.of(n);
            }
        }
    }

    @PyMethod(value = "($self, /)", name = "__getstate__")
    PyObject getState(ThreadState ts) {
        PyBytes value;
        long at;
        synchronized (this) {
            open();
            value = PyBytes.of(data, 0, size);
            at = pos;
        }
        return PyTuple.of(ts, value, PyLong.of(at), PickledState.copyOfDict(ts, this));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__")
    void setState(ThreadState ts, PyObject state) {
        synchronized (this) {
            open();
        }
        PickledState s = PickledState.of(this, state, 3);
        byte[] value = Buffers.bytes(ts, s.item(0)).clone();
        synchronized (this) {
            checkExports();
            data = value;
            size = value.length;
            pos = s.position(ts, 1);
            shut = false;
        }
        s.updateDict(ts, this, 2);
    }

    @PyMethod(value = "($self, /)", doc = "Get a read-write view over the contents of the BytesIO object.")
    PyObject getbuffer(ThreadState ts) {
        synchronized (this) {
            open();
        }
        PyBytesIOBuffer b = new PyBytesIOBuffer(ts, this);
        try {
            return PyMemoryView.of(ts, b);
        } finally {
            Refs.decref(ts, b);
        }
    }

    private PyBytes take(long n) {
        int from = (int) Math.min(pos, size);
        int to = n < 0 ? size : (int) Math.min(size, from + n);
        pos = from < to ? to : pos;
        return PyBytes.of(data, from, to);
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject n) {
        long k = limit(ts, n);
        synchronized (this) {
            open();
            return take(k);
        }
    }

    @PyMethod("($self, size=-1, /)")
    PyObject read1(ThreadState ts, PyObject n) {
        return read(ts, n);
    }

    @Override
    @PyMethod("($self, size=-1, /)")
    PyObject readline(ThreadState ts, PyObject n) {
        long k = limit(ts, n);
        synchronized (this) {
            open();
            return line(k);
        }
    }

    private PyBytes line(long max) {
        int i = (int) Math.min(pos, size);
        int from = i;
        while (i < size && data[i] != '\n') {
            i++;
        }
        long len = i < size ? i + 1 - from : i - from;
        return take(max < 0 ? len : Math.min(max, len));
    }

    static PyObject tp_iternext(ThreadState ts, PyBytesIO self) {
        synchronized (self) {
            self.open();
            PyBytes b = self.line(-1);
            return b.length() == 0 ? null : b;
        }
    }

    @PyMethod("($self, b, /)")
    PyObject write(ThreadState ts, PyObject b) {
        synchronized (this) {
            open();
        }
        byte[] in = Buffers.bytes(ts, b);
        synchronized (this) {
            open();
            checkExports();
            if (in.length == 0) {
                return PyLong.of(0);
            }
            long endAt = pos + in.length;
            if (endAt > Integer.MAX_VALUE - 8) {
                throw Raise.overflowError("new buffer size too large");
            }
            if (endAt > data.length) {
                data = Arrays.copyOf(data, (int) Math.max(endAt, Math.min(Integer.MAX_VALUE - 8, data.length * 3L / 2 + 16)));
            }
            if (pos > size) {
                Arrays.fill(data, size, (int) pos, (byte) 0);
            }
            System.arraycopy(in, 0, data, (int) pos, in.length);
            pos = endAt;
            size = (int) Math.max(size, endAt);
            return PyLong.of(in.length);
        }
    }

    @Override
    @PyMethod("($self, pos, whence=0, /)")
    PyObject seek(ThreadState ts, PyObject to, PyObject whence) {
        long p = Args.toLong(ts, to);
        int how = whence == null ? 0 : Numbers.asInt(ts, whence);
        synchronized (this) {
            open();
            if (how == 0 && p < 0) {
                throw Raise.valueError("negative seek value %d", p);
            }
            if (how < 0 || how > 2) {
                throw Raise.valueError("invalid whence (%d, should be 0, 1 or 2)", how);
            }
            pos = Math.max(0, p + (how == 1 ? pos : how == 2 ? size : 0));
            return PyLong.of(pos);
        }
    }

    @Override
    @PyMethod("($self, /)")
    synchronized PyObject tell(ThreadState ts) {
        open();
        return PyLong.of(pos);
    }

    @Override
    @PyMethod("($self, size=None, /)")
    PyObject truncate(ThreadState ts, PyObject n) {
        long k = n == null || n == PyNone.NONE ? -1 : Numbers.asLong(ts, n);
        synchronized (this) {
            open();
            if (n != null && n != PyNone.NONE && k < 0) {
                throw Raise.valueError("negative size value %d", k);
            }
            checkExports();
            k = k < 0 ? pos : k;
            size = (int) Math.min(size, k);
            return PyLong.of(k);
        }
    }

    @PyMethod("($self, /)")
    synchronized PyObject getvalue() {
        open();
        return PyBytes.of(data, 0, size);
    }

    @Override
    @PyMethod("($self, /)")
    synchronized PyObject close(ThreadState ts) {
        checkExports();
        shut = true;
        data = new byte[0];
        size = 0;
        return PyNone.NONE;
    }

    @Override
    @PyGetter("closed")
    synchronized PyObject closed(ThreadState ts) {
        return PyBool.of(shut);
    }

    private synchronized PyObject yes() {
        open();
        return PyBool.TRUE;
    }

    @PyMethod("($self, /)")
    PyObject readable(ThreadState ts) {
        return yes();
    }

    @PyMethod("($self, /)")
    PyObject writable(ThreadState ts) {
        return yes();
    }

    @PyMethod("($self, /)")
    PyObject seekable(ThreadState ts) {
        return yes();
    }

    @Override
    @PyMethod("($self, /)")
    PyObject flush(ThreadState ts) {
        yes();
        return PyNone.NONE;
    }
}
