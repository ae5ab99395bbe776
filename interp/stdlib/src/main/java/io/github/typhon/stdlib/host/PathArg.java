// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A path argument: text, bytes, os.PathLike, and where allowed a descriptor or None. <p>Threads: confined. Ownership: owns {@link #object} until
 *  closed. CPython: path_t. */
public final class PathArg implements AutoCloseable {
    private static final int ASCII_END = 0x80;

    private final ThreadState ts;
    private final String function;
    /** What errors name: the argument, or what its {@code __fspath__} answered; null where it was None. */
    @Owned public final PyObject object;
    /** The name as the system takes it; null for a descriptor or None. */
    public final byte[] bytes;
    /** The descriptor, or -1. */
    public final int fd;
    /** Whether names that come back are bytes. */
    public final boolean narrow;

    private PathArg(ThreadState ts, String function, @Owned PyObject object, byte[] bytes, int fd, boolean narrow) {
        this.ts = ts;
        this.function = function;
        this.object = object;
        this.bytes = bytes;
        this.fd = fd;
        this.narrow = narrow;
    }

    /** A path; the function is null for the plain errors of PyUnicode_FSConverter. */
    public static PathArg of(ThreadState ts, PyObject o, String function, String argument) {
        return of(ts, o, function, argument, false, false);
    }

    /** A path or a descriptor. */
    public static PathArg orFd(ThreadState ts, PyObject o, String function, String argument) {
        return of(ts, o, function, argument, false, true);
    }

    public static PathArg of(ThreadState ts, PyObject o, String function, String argument, boolean nullable, boolean fds) {
        if (o == null || nullable && o == PyNone.NONE) {
            return new PathArg(ts, function, null, null, -1, false);
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        PyBytes b = u == null ? PyBytes.unwrapOrNull(o) : null;
        if (u != null || b != null) {
            return text(ts, Refs.newRef(ts, o), u, b, function, argument);
        }
        if (fds && Numbers.isIndex(o)) {
            return new PathArg(ts, function, Refs.newRef(ts, o), null, fd(ts, o), false);
        }
        PyObject p = fspath(ts, o);
        if (p == null && function == null) {
            throw Raise.typeError("expected str, bytes or os.PathLike object, not %s", PyType.of(o).name());
        }
        if (p == null) {
            throw Raise.typeError("%s: %s should be %s, not %s", function, argument, nullable && fds ? "string, bytes, os.PathLike, integer or None"
                    : fds ? "string, bytes, os.PathLike or integer" : nullable ? "string, bytes, os.PathLike or None" : "string, bytes or os.PathLike",
                    PyType.of(o).name());
        }
        u = PyUnicode.unwrapOrNull(p);
        b = u == null ? PyBytes.unwrapOrNull(p) : null;
        if (u == null && b == null) {
            String type = PyType.of(p).name();
            Refs.decref(ts, p);
            throw Raise.typeError("expected %s.__fspath__() to return str or bytes, not %s", PyType.of(o).name(), type);
        }
        return text(ts, p, u, b, function, argument);
    }

    /** The str or bytes that a path is, or that its {@code __fspath__} gives. CPython: PyOS_FSPath. */
    public static @Owned PyObject path(ThreadState ts, PyObject path) {
        if (PyUnicode.unwrapOrNull(path) != null || PyBytes.unwrapOrNull(path) != null) {
            return Refs.newRef(ts, path);
        }
        PyObject p = fspath(ts, path);
        if (p == null) {
            throw Raise.typeError("expected str, bytes or os.PathLike object, not %s", PyType.of(path).name());
        }
        if (PyUnicode.unwrapOrNull(p) == null && PyBytes.unwrapOrNull(p) == null) {
            PyType t = PyType.of(p);
            Refs.decref(ts, p);
            throw Raise.typeError("expected %s.__fspath__() to return str or bytes, not %s", PyType.of(path).name(), t.name());
        }
        return p;
    }

    /** What {@code __fspath__} answers; null if the type has none, or None in its place. */
    public static @Owned PyObject fspath(ThreadState ts, PyObject o) {
        return PyType.of(o).lookupBorrowed(Names.__fspath__) == PyNone.NONE ? null : SlotCalls.callSpecial(ts, o, Names.__fspath__);
    }

    private static PathArg text(ThreadState ts, @Owned PyObject o, PyUnicode u, PyBytes b, String function, String argument) {
        try {
            byte[] bytes = u != null ? encode(ts, u) : b.shared();
            for (byte x : bytes) {
                if (x == 0) {
                    throw function == null ? Raise.valueError("embedded null byte")
                            : Raise.valueError("%s: embedded null character in %s", function, argument);
                }
            }
            return new PathArg(ts, function, o, bytes, -1, u == null);
        } catch (PyException e) {
            Refs.decref(ts, o);
            throw e;
        }
    }

    private static int fd(ThreadState ts, PyObject o) {
        PyLong v = Numbers.index(ts, o);
        if (PyType.of(o) == PyBool.TYPE) {
            Warnings.warn(ts, Exc.RuntimeWarning, "bool is used as a file descriptor", 1);
        }
        if (!v.fitsLong() || v.longValue() != (int) v.longValue()) {
            throw Raise.overflowError(v.signum() > 0 ? "fd is greater than maximum" : "fd is less than minimum");
        }
        return (int) v.longValue();
    }

    /** The descriptor of a {@code dir_fd} argument; absent and None mean the working directory. */
    public static int dirFd(ThreadState ts, PyObject o) {
        if (o == null || o == PyNone.NONE) {
            return Descriptors.AT_FDCWD;
        }
        if (!Numbers.isIndex(o)) {
            throw Raise.typeError("argument should be integer or None, not %s", PyType.of(o).name());
        }
        return fd(ts, o);
    }

    /** CPython: PyUnicode_EncodeFSDefault. */
    public static byte[] encode(ThreadState ts, PyUnicode u) {
        return Codecs.encode(ts, u, "utf-8", "surrogateescape").shared();
    }

    /** A name from the system as str. CPython: PyUnicode_DecodeFSDefault. */
    public static PyUnicode decode(ThreadState ts, byte[] b) {
        return Codecs.decode(ts, b, 0, b.length, "utf-8", "surrogateescape");
    }

    public static PyUnicode decode(ThreadState ts, byte[] b, int from, int to) {
        return Codecs.decode(ts, b, from, to, "utf-8", "surrogateescape");
    }

    /** A name from the system, of the argument's kind. */
    public PyObject result(byte[] b) {
        return narrow ? PyBytes.of(b) : decode(ts, b);
    }

    /** The name if Java's own file functions can take it whatever the locale, else null. */
    public String ascii() {
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        for (byte b : bytes) {
            if (b < 0) {
                return null;
            }
        }
        return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
    }

    public static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= ASCII_END) return false;
        }
        return true;
    }

    public boolean isFd() {
        return fd >= 0 || bytes == null && object != null;
    }

    public MemorySegment in(Arena arena) {
        return Libc.string(arena, bytes);
    }

    /** Refuses a {@code dir_fd} beside a descriptor or None. */
    public void refuseDirFd(int dirFd) {
        if (dirFd != Descriptors.AT_FDCWD && bytes == null) {
            throw Raise.valueError("%s: can't specify dir_fd without matching path", function);
        }
    }

    public void refuseFollow(boolean follow) {
        if (isFd() && !follow) {
            throw Raise.valueError("%s: cannot use fd and follow_symlinks together", function);
        }
    }

    /** The exception for a negative error number. */
    public PyException error(long failure) {
        return Errno.error(ts, (int) -failure, object);
    }

    /** Raises if the result is a negative error number. */
    public long check(long result) {
        if (result < 0) {
            throw error(result);
        }
        return result;
    }

    @Override
    public void close() {
        Refs.xdecref(ts, object);
    }
}
