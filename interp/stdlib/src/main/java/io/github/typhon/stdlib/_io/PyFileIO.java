// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.interp.runtime.sys.Auditing;
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
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileStatus;
import io.github.typhon.stdlib.host.HostException;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;

/** {@code _io.FileIO}: a file descriptor. <p>Threads: the descriptor is volatile; I/O runs detached and unlocked, as system calls do. */
@PyClass(name = "FileIO", signature = "(file, mode='r', closefd=True, opener=None)", module = "_io", flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Open a file.")
public class PyFileIO extends PyRawIOBase {
    public static final PyType TYPE = PyType.builtin(new PyFileIOExposed());

    /** Stands for the number of a file that has none yet. */
    private static final int UNNUMBERED = Integer.MAX_VALUE;
    private static final int MAX_READ = Integer.MAX_VALUE - 64;
    private static final int SMALL = 8192;

    private volatile int fd = -1;
    private volatile CodeFile code;
    private volatile int blockSize;
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
        PyObject[] a = NewArgs.bind("FileIO", 1, args, kwnames, "file", "mode", "closefd", "opener");
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
                    flags |= Descriptors.O_EXCL | Descriptors.O_CREAT;
                    kinds++;
                }
                case 'r' -> {
                    readable = true;
                    kinds++;
                }
                case 'w' -> {
                    writable = true;
                    flags |= Descriptors.O_CREAT | Descriptors.O_TRUNC;
                    kinds++;
                }
                case 'a' -> {
                    writable = appending = true;
                    flags |= Descriptors.O_APPEND | Descriptors.O_CREAT;
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
        return flags | (readable && writable ? Descriptors.O_RDWR : readable ? Descriptors.O_RDONLY : Descriptors.O_WRONLY) | Descriptors.O_CLOEXEC;
    }

    private void open(ThreadState ts, PyObject file, String mode, boolean close, PyObject opener) {
        if (fd >= 0) {
            if (closefd) {
                closeFd(ts);
            } else {
                fd = -1;
            }
        }
        int number = -1;
        PyLong n = Numbers.isIndex(file) ? Numbers.index(ts, file) : null;
        if (n != null) {
            if (PyType.of(file) == PyBool.TYPE) {
                Warnings.warn(ts, Exc.RuntimeWarning, "bool is used as a file descriptor", 1);
            }
            number = Numbers.asInt(ts, n);
            if (number < 0) {
                throw Raise.valueError("negative file descriptor");
            }
        }
        int flags = flags(mode);
        if (Auditing.isOn(ts)) Auditing.audit(ts, "open", file, PyUnicode.of(mode.replace("b", "")), PyLong.of(flags));
        closefd = close;
        if (n != null) {
            fd = number;
        } else {
            if (!close) {
                throw Raise.valueError("Cannot use closefd=False with file name");
            }
            fd = opener == null ? openPath(ts, file, flags) : callOpener(ts, opener, file, flags);
        }
        opened(ts, file, n == null);
    }

    /** Checks what was opened; if it will not do, a descriptor of our own is closed again. */
    private void opened(ThreadState ts, PyObject file, boolean own) {
        try {
            if (!Libc.isLinked() && fd <= 2) {
                if (!Descriptors.isOpen(fd)) {
                    throw new HostException(Errno.EBADF);
                }
            } else {
                FileStatus st = FileStatus.of(fd);
                if (st.isDirectory()) {
                    throw new HostException(Errno.EISDIR);
                }
                blockSize = (int) st.blockSize();
            }
            if (PyType.of(this) == TYPE) {
                setName(ts, file);
            } else {
                Objects.setAttr(ts, this, "name", file);
            }
            if (appending) {
                long at = Descriptors.lseek(fd, 0, 2);
                if (at < 0 && at != -Errno.ESPIPE) {
                    throw new HostException((int) -at);
                }
            }
        } catch (HostException e) {
            forget(own);
            throw Errno.error(ts, e, e.errno == Errno.EBADF ? null : file);
        } catch (PyException e) {
            forget(own);
            throw e;
        }
    }

    private void forget(boolean own) {
        int f = fd;
        fd = -1;
        if (own) {
            Descriptors.close(f);
        }
    }

    private static int openPath(ThreadState ts, PyObject file, int flags) {
        try (PathArg p = IoModule.path(ts, file); Arena arena = Arena.ofConfined()) {
            var path = p.in(arena);
            return (int) p.check(NativeWait.call(ts, () -> Descriptors.open(path, flags, 0666)));
        }
    }

    /** A file of the import system, read without linking the C library; null if that cannot be. */
    static PyFileIO openCode(ThreadState ts, PyObject file) {
        try (PathArg p = IoModule.path(ts, file)) {
            String path = Libc.isLinked() ? null : p.ascii();
            if (path == null) {
                return null;
            }
            if (Auditing.isOn(ts)) Auditing.audit(ts, "open", file, PyUnicode.of("r"), PyLong.of(Descriptors.O_RDONLY | Descriptors.O_CLOEXEC));
            PyFileIO f = PyFileIOExposed.newInstance(ts, TYPE);
            try (var d = ts.blocking()) {
                f.code = CodeFile.open(path);
            } catch (IOException e) {
                f.finalizing = false;
                Refs.decref(ts, f);
                throw Errno.error(ts, e, p.object);
            }
            f.fd = UNNUMBERED;
            f.readable = true;
            f.setName(ts, file);
            return f;
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
            Errno.check(ts, Descriptors.setInheritable(fd, false));
            return fd;
        } finally {
            Refs.decref(ts, r);
        }
    }

    private void requireOpen(ThreadState ts) {
        if (fd < 0) {
            throw Raise.valueError("I/O operation on closed file");
        }
    }

    /** The descriptor of an open file. */
    private int number(ThreadState ts) {
        int f = fd;
        if (f < 0) {
            throw Raise.valueError("I/O operation on closed file");
        }
        if (f == UNNUMBERED) {
            f = Errno.checkInt(ts, code.number());
            fd = f;
        }
        return f;
    }

    private static PyException mode(ThreadState ts, String action) {
        return unsupported(ts, "File not open for " + action);
    }

    /** Reads into an array; 0 at the end, -1 if it would block. */
    int readRaw(ThreadState ts, byte[] b, int off, int len) {
        int f = fd;
        requireOpen(ts);
        if (!readable) {
            throw mode(ts, "reading");
        }
        CodeFile c = code;
        long n = c != null ? c.read(b, off, len) : wait(ts, f, () -> Descriptors.read(f, b, off, len));
        return transferred(ts, n);
    }

    int writeRaw(ThreadState ts, byte[] b, int off, int len) {
        int f = fd;
        requireOpen(ts);
        if (!writable) {
            throw mode(ts, "writing");
        }
        return transferred(ts, wait(ts, f, () -> Descriptors.write(f, b, off, len)));
    }

    /** Before the C library is linked the JDK serves standard output, and cannot be interrupted. Input is worth the linking: it may not come for long. */
    private static long wait(ThreadState ts, int fd, java.util.function.LongSupplier call) {
        return Libc.isLinked() || fd > 2 || fd == 0 ? NativeWait.call(ts, call) : NativeWait.brief(ts, call);
    }

    private static int transferred(ThreadState ts, long n) {
        return n == -Errno.EAGAIN ? -1 : Errno.checkInt(ts, n);
    }

    @Override
    @PyMethod("($self, size=-1, /)")
    PyObject read(ThreadState ts, PyObject size) {
        requireOpen(ts);
        if (!readable) {
            throw mode(ts, "reading");
        }
        long n = limit(ts, size);
        if (n < 0) {
            return readall(ts);
        }
        byte[] b = new byte[(int) Math.min(n, MAX_READ)];
        int got = readRaw(ts, b, 0, b.length);
        return got < 0 ? PyNone.NONE : got == b.length ? PyBytes.ofOwned(b) : PyBytes.of(b, 0, got);
    }

    /** How many bytes a read to the end should make room for. */
    private int expected(ThreadState ts) {
        try {
            long size = code != null ? code.remaining() : fd <= 2 && !Libc.isLinked() ? -1 : FileStatus.of(fd).size() - Math.max(0, Descriptors.lseek(fd, 0, 1));
            return size > 0 && size < MAX_READ ? (int) size + 1 : SMALL;
        } catch (HostException e) {
            return SMALL;
        }
    }

    @Override
    @PyMethod("($self, /)")
    PyObject readall(ThreadState ts) {
        requireOpen(ts);
        byte[] b = new byte[expected(ts)];
        int n = 0;
        for (;;) {
            if (n == b.length) {
                if (n >= MAX_READ) {
                    throw Raise.overflowError("unbounded read returned more bytes than a Python bytes object can hold");
                }
                b = Arrays.copyOf(b, (int) Math.min(MAX_READ, Math.max(n * 2L, n + SMALL)));
            }
            int got = readRaw(ts, b, n, b.length - n);
            if (got == 0) {
                break;
            }
            if (got < 0) {
                if (n == 0) {
                    return PyNone.NONE;
                }
                break;
            }
            n += got;
        }
        return PyBytes.of(b, 0, n);
    }

    @PyMethod(value = "($self, buffer, /)", name = "readinto")
    PyObject readIntoBuffer(ThreadState ts, PyObject buffer) {
        requireOpen(ts);
        if (!readable) {
            throw mode(ts, "reading");
        }
        try (PyBuffer v = writable(ts, buffer)) {
            int n = readRaw(ts, v.data, v.offset, v.length);
            return n < 0 ? PyNone.NONE : PyLong.of(n);
        }
    }

    private static PyBuffer writable(ThreadState ts, PyObject o) {
        try {
            return Buffers.getBuffer(ts, o, PyBuffer.WRITABLE);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError) && !e.matches(Exc.BufferError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError("readinto() argument must be read-write bytes-like object, not %s", Raise.given(o));
        }
    }

    @PyMethod(value = "($self, b, /)", name = "write")
    PyObject writeBuffer(ThreadState ts, PyObject b) {
        requireOpen(ts);
        if (!writable) {
            throw mode(ts, "writing");
        }
        byte[] data = Buffers.bytes(ts, b);
        int n = writeRaw(ts, data, 0, data.length);
        // What cut the write short may be a signal: its handler runs before the caller goes on.
        ts.poll();
        return n < 0 ? PyNone.NONE : PyLong.of(n);
    }

    private long seek(ThreadState ts, int f, long offset, int whence) {
        return Errno.check(ts, NativeWait.brief(ts, () -> Descriptors.lseek(f, offset, whence)));
    }

    @Override
    @PyMethod("($self, pos, whence=0, /)")
    PyObject seek(ThreadState ts, PyObject pos, PyObject whence) {
        int f = number(ts);
        if (PyType.of(pos) == io.github.typhon.objects.number.PyFloat.TYPE) {
            throw Raise.typeError("an integer is required");
        }
        return PyLong.of(seek(ts, f, Numbers.asLong(ts, pos), whence == null ? 0 : Numbers.asInt(ts, whence)));
    }

    @Override
    @PyMethod("($self, /)")
    PyObject tell(ThreadState ts) {
        return PyLong.of(seek(ts, number(ts), 0, 1));
    }

    @Override
    @PyMethod("($self, size=None, /)")
    PyObject truncate(ThreadState ts, PyObject size) {
        int f = number(ts);
        if (!writable) {
            throw mode(ts, "writing");
        }
        PyObject to = size == null || size == PyNone.NONE ? tell(ts) : size;
        long length = Numbers.asLong(ts, to);
        Errno.check(ts, NativeWait.call(ts, () -> Descriptors.ftruncate(f, length)));
        return Refs.newRef(ts, to);
    }

    private void closeFd(ThreadState ts) {
        int f = fd;
        fd = -1;
        CodeFile c = code;
        code = null;
        int r;
        try (var d = ts.blocking()) {
            r = c != null ? c.close() : Descriptors.close(f);
        }
        // The descriptor is gone even if the call was interrupted.
        if (r != -Errno.EINTR) {
            Errno.check(ts, r);
        }
    }

    @Override
    void deallocWarn(ThreadState ts, PyObject source) {
        if (fd >= 0 && closefd) {
            Warnings.resource(ts, source, "unclosed file " + Objects.reprText(ts, source));
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
        try {
            super.close(ts);
        } finally {
            if (!closefd) {
                fd = -1;
            } else if (fd >= 0) {
                closeFd(ts);
            }
        }
        return PyNone.NONE;
    }

    @Override
    @PyGetter(value = "closed", doc = "True if the file is closed")
    PyObject closed(ThreadState ts) {
        return PyBool.of(fd < 0);
    }

    @PyGetter("closefd")
    boolean closefd() {
        return closefd;
    }

    @PyMethod("($self, /)")
    PyObject readable(ThreadState ts) {
        requireOpen(ts);
        return PyBool.of(readable);
    }

    @PyMethod("($self, /)")
    PyObject writable(ThreadState ts) {
        requireOpen(ts);
        return PyBool.of(writable);
    }

    @PyMethod("($self, /)")
    PyObject seekable(ThreadState ts) {
        requireOpen(ts);
        return PyBool.of(code != null || Descriptors.isSeekable(fd));
    }

    @Override
    @PyMethod("($self, /)")
    PyObject fileno(ThreadState ts) {
        return PyLong.of(number(ts));
    }

    @Override
    @PyMethod("($self, /)")
    PyObject isatty(ThreadState ts) {
        requireOpen(ts);
        return PyBool.of(code == null && Descriptors.isatty(fd));
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
        return blockSize > 1 ? blockSize : IoModule.DEFAULT_BUFFER_SIZE;
    }

    @PyMethod(value = "($self, /)", name = "__getstate__")
    PyObject getState(ThreadState ts) {
        throw Raise.typeError("cannot pickle '%s' instances", PyType.of(this).shortName());
    }

    static PyObject tp_repr(ThreadState ts, PyFileIO self) {
        String type = PyType.of(self).fullName();
        if (self.fd < 0) {
            return PyUnicode.of("<" + type + " [closed]>");
        }
        PyObject n = Objects.lookupAttr(ts, self, "name");
        String tail = " mode='" + self.mode() + "' closefd=" + (self.closefd ? "True" : "False") + ">";
        if (n == null) {
            return PyUnicode.of("<" + type + " fd=" + self.number(ts) + tail);
        }
        try {
            return PyUnicode.of("<" + type + " name=" + Objects.reprText(ts, n) + tail);
        } finally {
            Refs.decref(ts, n);
        }
    }
}
