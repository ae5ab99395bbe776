// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FdTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code _io.FileIO}: a file descriptor. <p>Threads: the descriptor is volatile; I/O runs detached and unlocked, as system calls do. */
@PyClass(name = "FileIO", module = "_io", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, doc = "Open a file.")
public class PyFileIO extends PyRawIOBase {
    public static final PyType TYPE = PyType.builtin(new PyFileIOExposed());

    private volatile int fd = -1;
    private volatile boolean closefd = true;
    private volatile boolean created;
    private volatile boolean readable;
    private volatile boolean writable;
    private volatile boolean appending;
    @Owned private final PyObject[] name = new PyObject[1];

    public PyFileIO(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(name[0]);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        HeldRef.drop(ts, name, 0);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyFileIOExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyFileIO self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("FileIO", args, kwnames, "file", "mode", "closefd", "opener");
        if (a[0] == null) {
            throw Raise.typeError("FileIO() missing required argument 'file' (pos 1)");
        }
        String mode = a[1] == null ? "r" : NewArgs.text("FileIO", "mode", a[1]);
        self.open(ts, a[0], mode, a[2] == null || Objects.isTrue(ts, a[2]), a[3] == null || a[3] == PyNone.NONE ? null : a[3]);
    }

    private int flags(String mode) {
        boolean plus = false;
        int kinds = 0;
        int flags = 0;
        readable = writable = created = appending = false;
        for (char c : mode.toCharArray()) {
            switch (c) {
                case 'x' -> {
                    created = writable = true;
                    flags |= FdTable.O_EXCL | FdTable.O_CREAT;
                    kinds++;
                }
                case 'r' -> {
                    readable = true;
                    kinds++;
                }
                case 'w' -> {
                    writable = true;
                    flags |= FdTable.O_CREAT | FdTable.O_TRUNC;
                    kinds++;
                }
                case 'a' -> {
                    writable = appending = true;
                    flags |= FdTable.O_APPEND | FdTable.O_CREAT;
                    kinds++;
                }
                case 'b' -> { }
                case '+' -> {
                    kinds += plus ? 2 : 0;
                    plus = true;
                }
                default -> throw Raise.valueError("invalid mode: %s", mode);
            }
        }
        if (kinds != 1) {
            throw Raise.valueError("Must have exactly one of create/read/write/append mode and at most one plus");
        }
        if (plus) {
            readable = writable = true;
        }
        return flags | (readable && writable ? FdTable.O_RDWR : readable ? FdTable.O_RDONLY : FdTable.O_WRONLY) | FdTable.O_CLOEXEC;
    }

    private void open(ThreadState ts, PyObject file, String mode, boolean close, PyObject opener) {
        if (fd >= 0 && closefd) {
            closeFd(ts);
        }
        PyLong number = PyLong.unwrapOrNull(file);
        if (number != null && number.fitsLong() && number.longValue() < 0) {
            throw Raise.valueError("negative file descriptor");
        }
        int flags = flags(mode);
        closefd = close;
        if (number != null) {
            fd = Numbers.asInt(ts, number);
            try {
                FdTable.of(ts).get(fd);
            } catch (IOException e) {
                fd = -1;
                throw Errno.error(ts, e, number);
            }
        } else {
            if (!close) {
                throw Raise.valueError("Cannot use closefd=False with file name");
            }
            fd = opener == null ? openPath(ts, file, flags) : callOpener(ts, opener, file, flags);
        }
        setName(ts, file);
        if (appending) {
            try {
                FdTable t = FdTable.of(ts);
                if (t.isSeekable(fd)) {
                    t.lseek(fd, 0, 2);
                }
            } catch (IOException e) {
                throw Errno.error(ts, e, null);
            }
        }
    }

    private static int openPath(ThreadState ts, PyObject file, int flags) {
        String path = IoModule.path(ts, file);
        FdTable table = FdTable.of(ts);
        try (var d = ts.blocking()) {
            return table.open(java.nio.file.Path.of(path), flags, 0666 & ~022);
        } catch (IOException | IllegalArgumentException e) {
            throw Errno.error(ts, e, file);
        }
    }

    private static int callOpener(ThreadState ts, PyObject opener, PyObject file, int flags) {
        PyObject r = Calls.call2(ts, opener, file, PyLong.of(flags));
        try {
            PyLong n = PyLong.unwrapOrNull(r);
            if (n == null) {
                throw Raise.typeError("expected integer from opener");
            }
            int fd = Numbers.asInt(ts, n);
            if (fd < 0) {
                throw Raise.valueError("opener returned %d", fd);
            }
            return fd;
        } finally {
            Refs.decref(ts, r);
        }
    }

    private int open(ThreadState ts) {
        int f = fd;
        if (f < 0) {
            throw Raise.valueError("I/O operation on closed file");
        }
        return f;
    }

    private static PyException mode(ThreadState ts, String action) {
        return unsupported(ts, "File not open for " + action);
    }

    /** Reads into an array; 0 at the end. */
    int readRaw(ThreadState ts, byte[] b, int off, int len) {
        int f = open(ts);
        if (!readable) {
            throw mode(ts, "reading");
        }
        FdTable table = FdTable.of(ts);
        try (var d = ts.blocking()) {
            return table.read(f, b, off, len);
        } catch (IOException | RuntimeException e) {
            throw Errno.error(ts, e, null);
        }
    }

    int writeRaw(ThreadState ts, byte[] b, int off, int len) {
        int f = open(ts);
        if (!writable) {
            throw mode(ts, "writing");
        }
        FdTable table = FdTable.of(ts);
        try (var d = ts.blocking()) {
            return table.write(f, b, off, len);
        } catch (IOException | RuntimeException e) {
            throw Errno.error(ts, e, null);
        }
    }

    @Override
    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject size) {
        open(ts);
        if (!readable) {
            throw mode(ts, "reading");
        }
        long n = limit(ts, size);
        if (n < 0) {
            return readall(ts);
        }
        byte[] b = new byte[(int) Math.min(n, 1 << 30)];
        return PyBytes.of(b, 0, readRaw(ts, b, 0, b.length));
    }

    @Override
    @PyMethod("($self, /)")
    PyObject readall(ThreadState ts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] b = new byte[1 << 16];
        for (int n = readRaw(ts, b, 0, b.length); n > 0; n = readRaw(ts, b, 0, b.length)) {
            out.write(b, 0, n);
        }
        return PyBytes.ofOwned(out.toByteArray());
    }

    @PyMethod(value = "($self, buffer, /)", name = "readinto")
    long readIntoBuffer(ThreadState ts, PyObject buffer) {
        try (PyBuffer v = Buffers.getBuffer(ts, buffer, PyBuffer.WRITABLE)) {
            return readRaw(ts, v.data, v.offset, v.length);
        }
    }

    @PyMethod(value = "($self, b, /)", name = "write")
    long writeBuffer(ThreadState ts, PyObject b) {
        byte[] data = Buffers.bytes(ts, b);
        return writeRaw(ts, data, 0, data.length);
    }

    @Override
    @PyMethod("($self, pos, whence=0, /)")
    PyObject seek(ThreadState ts, PyObject pos, PyObject whence) {
        try {
            return PyLong.of(FdTable.of(ts).lseek(open(ts), Numbers.asLong(ts, pos), whence == null ? 0 : Numbers.asInt(ts, whence)));
        } catch (IOException e) {
            throw Errno.error(ts, e, null);
        }
    }

    @Override
    @PyMethod("($self, /)")
    PyObject tell(ThreadState ts) {
        return seek(ts, PyLong.of(0), PyLong.of(1));
    }

    @Override
    @PyMethod("($self, size=None, /)")
    PyObject truncate(ThreadState ts, PyObject size) {
        int f = open(ts);
        if (!writable) {
            throw mode(ts, "writing");
        }
        PyObject to = size == null || size == PyNone.NONE ? tell(ts) : size;
        try {
            FdTable.of(ts).ftruncate(f, Numbers.asLong(ts, to));
        } catch (IOException e) {
            throw Errno.error(ts, e, null);
        }
        return Refs.newRef(ts, to);
    }

    private void closeFd(ThreadState ts) {
        int f = fd;
        fd = -1;
        FdTable table = FdTable.of(ts);
        try (var d = ts.blocking()) {
            table.close(f);
        } catch (IOException e) {
            throw Errno.error(ts, e, null);
        }
    }

    @Override
    void deallocWarn(ThreadState ts, PyObject source) {
        if (fd >= 0 && closefd) {
            Warnings.warn(ts, Exc.ResourceWarning, "unclosed file " + Objects.reprText(ts, source), 1);
        }
    }

    @PyMethod("($self, source, /)")
    void _dealloc_warn(ThreadState ts, PyObject source) {
        deallocWarn(ts, source);
    }

    @Override
    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        if (finalizing) {
            try {
                deallocWarn(ts, this);
            } catch (PyException e) {
                io.github.typhon.objects.core.Unraisable.report(ts, e, this, "Exception ignored in: ");
            }
        }
        if (!closefd) {
            fd = -1;
        }
        try {
            super.close(ts);
        } finally {
            if (fd >= 0) {
                closeFd(ts);
            }
        }
        return PyNone.NONE;
    }

    @Override
    @PyGetter("closed")
    PyObject closed(ThreadState ts) {
        return PyBool.of(fd < 0);
    }

    @PyGetter("closefd")
    boolean closefd() {
        return closefd;
    }

    @Override
    @PyMethod("($self, /)")
    PyObject readable(ThreadState ts) {
        open(ts);
        return PyBool.of(readable);
    }

    @Override
    @PyMethod("($self, /)")
    PyObject writable(ThreadState ts) {
        open(ts);
        return PyBool.of(writable);
    }

    @Override
    @PyMethod("($self, /)")
    PyObject seekable(ThreadState ts) {
        try {
            return PyBool.of(FdTable.of(ts).isSeekable(open(ts)));
        } catch (IOException e) {
            return PyBool.FALSE;
        }
    }

    @Override
    @PyMethod("($self, /)")
    PyObject fileno(ThreadState ts) {
        return PyLong.of(open(ts));
    }

    @Override
    @PyMethod("($self, /)")
    PyObject isatty(ThreadState ts) {
        try {
            return PyBool.of(FdTable.of(ts).isatty(open(ts)));
        } catch (IOException e) {
            throw Errno.error(ts, e, null);
        }
    }

    @PyMethod("($self, /)")
    PyObject _isatty_open_only(ThreadState ts) {
        return isatty(ts);
    }

    @PyGetter("mode")
    String mode() {
        return created ? readable ? "xb+" : "xb" : appending ? readable ? "ab+" : "ab" : readable ? writable ? "rb+" : "rb" : "wb";
    }

    @PyGetter("name")
    PyObject getName(ThreadState ts) {
        PyObject n = HeldRef.fetch(ts, name);
        if (n == null) {
            throw PyException.of(Exc.AttributeError, "'" + PyType.of(this).name() + "' object has no attribute 'name'");
        }
        return n;
    }

    @PySetter("name")
    void setName(ThreadState ts, PyObject value) {
        Refs.xdecref(ts, RefSlots.getAndSet(name, 0, Refs.xnewRef(ts, value)));
    }

    @PyGetter("_blksize")
    long blockSize() {
        return IoModule.DEFAULT_BUFFER_SIZE;
    }

    static PyObject tp_repr(ThreadState ts, PyFileIO self) {
        String type = PyType.of(self).fullName();
        if (self.fd < 0) {
            return PyUnicode.of("<" + type + " [closed]>");
        }
        PyObject n = Objects.lookupAttr(ts, self, "name");
        String tail = " mode='" + self.mode() + "' closefd=" + (self.closefd ? "True" : "False") + ">";
        if (n == null) {
            return PyUnicode.of("<" + type + " fd=" + self.fd + tail);
        }
        try {
            return PyUnicode.of("<" + type + " name=" + Objects.reprText(ts, n) + tail);
        } finally {
            Refs.decref(ts, n);
        }
    }
}
