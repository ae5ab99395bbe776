// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.ByteArrayOutputStream;

/** {@code _io._IOBase}: the root of all streams, written in terms of the methods that its subclasses have. Every stream has a dict.
 *  <p>Threads: each subclass guards its own state. Re-entry: every operation may run Python. */
@PyClass(name = "_IOBase", module = "_io", flags = {PyType.GENERIC_NEW, PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "The abstract base class for all I/O classes.\n\nThis class provides dummy implementations for many methods that\n"
        + "derived classes can override selectively; the default implementations\nrepresent a file that cannot be read, written or seeked.")
public class PyIOBase extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyIOBaseExposed());

    private static final PyUnicode READLINE = PyUnicode.intern("readline");

    private volatile boolean baseClosed;
    volatile boolean finalizing;

    protected PyIOBase(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected boolean hasFinalizer() {
        return true;
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        io.github.typhon.objects.core.HeapObjects.finalizeObject(ts, this);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyIOBaseExposed.newInstance(ts, type);
    }

    /** Closes a stream that nobody closed; one that cannot say whether it is closed was never made, or is in no state to be closed.
     *  CPython: iobase_finalize. */
    static void tp_finalize(ThreadState ts, PyIOBase self) {
        boolean closed;
        try {
            PyObject c = Objects.lookupAttr(ts, self, "closed");
            closed = c == null || Objects.truth(ts, c);
        } catch (PyException e) {
            e.discard(ts);
            closed = true;
        }
        if (!closed) {
            self.finalizing = true;
            try {
                Refs.decref(ts, Calls.callMethod(ts, self, "close"));
            } catch (PyException e) {
                Unraisable.report(ts, e, self, "Exception ignored while finalizing file");
            }
        }
    }

    /** Warns that {@code source} was not closed, if something is open underneath. */
    void deallocWarn(ThreadState ts, PyObject source) {
    }

    static PyException unsupported(ThreadState ts, String what) {
        return PyException.of(IoModule.unsupportedOperation(ts), what);
    }

    static boolean isClosed(ThreadState ts, PyObject o) {
        return Objects.truth(ts, Objects.getAttr(ts, o, "closed"));
    }

    static void requireOpen(ThreadState ts, PyObject o) {
        if (isClosed(ts, o)) {
            throw Raise.valueError("I/O operation on closed file.");
        }
    }

    /** Calls one method, then the other however the first ended; the exception of the second has that of the first as its context. */
    static void callBoth(ThreadState ts, PyObject a, String first, PyObject b, String second) {
        PyException e = null;
        try {
            Refs.decref(ts, Calls.callMethod(ts, a, first));
        } catch (PyException x) {
            e = x;
        }
        try {
            Refs.decref(ts, Calls.callMethod(ts, b, second));
        } catch (PyException x) {
            if (e != null) {
                ((PyBaseException) x.value(ts)).setContext(ts, e.takeValue(ts));
            }
            throw x;
        }
        if (e != null) {
            throw e;
        }
    }

    static boolean ask(ThreadState ts, PyObject o, String method) {
        return Objects.truth(ts, Calls.callMethod(ts, o, method));
    }

    @PyMethod("($self, offset, whence=0, /)")
    PyObject seek(ThreadState ts, PyObject offset, PyObject whence) {
        throw unsupported(ts, "seek");
    }

    @PyMethod("($self, /)")
    PyObject tell(ThreadState ts) {
        return Calls.callMethod(ts, this, "seek", PyLong.of(0), PyLong.of(1));
    }

    @PyMethod("($self, size=None, /)")
    PyObject truncate(ThreadState ts, PyObject size) {
        throw unsupported(ts, "truncate");
    }

    @PyMethod("($self, /)")
    PyObject flush(ThreadState ts) {
        if (baseClosed) {
            throw Raise.valueError("I/O operation on closed file.");
        }
        return PyNone.NONE;
    }

    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        if (!baseClosed) {
            try {
                Refs.decref(ts, Calls.callMethod(ts, this, "flush"));
            } finally {
                baseClosed = true;
            }
        }
        return PyNone.NONE;
    }

    @PyGetter("closed")
    PyObject closed(ThreadState ts) {
        return PyBool.of(baseClosed);
    }

    @PyGetter("__dict__")
    PyObject dict(ThreadState ts) {
        return InlineValues.dict(ts, (Attributed) this);
    }

    @PyMethod(value = "($self, /)", name = "seekable")
    PyObject neverSeekable(ThreadState ts) {
        return PyBool.FALSE;
    }

    @PyMethod(value = "($self, /)", name = "readable")
    PyObject neverReadable(ThreadState ts) {
        return PyBool.FALSE;
    }

    @PyMethod(value = "($self, /)", name = "writable")
    PyObject neverWritable(ThreadState ts) {
        return PyBool.FALSE;
    }

    @PyMethod("($self, /)")
    void _checkClosed(ThreadState ts) {
        requireOpen(ts, this);
    }

    @PyMethod("($self, /)")
    void _checkSeekable(ThreadState ts) {
        if (!ask(ts, this, "seekable")) {
            throw unsupported(ts, "File or stream is not seekable.");
        }
    }

    @PyMethod("($self, /)")
    void _checkReadable(ThreadState ts) {
        if (!ask(ts, this, "readable")) {
            throw unsupported(ts, "File or stream is not readable.");
        }
    }

    @PyMethod("($self, /)")
    void _checkWritable(ThreadState ts) {
        if (!ask(ts, this, "writable")) {
            throw unsupported(ts, "File or stream is not writable.");
        }
    }

    @PyMethod("($self, /)")
    PyObject fileno(ThreadState ts) {
        throw unsupported(ts, "fileno");
    }

    @PyMethod("($self, /)")
    PyObject isatty(ThreadState ts) {
        requireOpen(ts, this);
        return PyBool.FALSE;
    }

    @PyMethod(value = "($self, /)", name = "__enter__")
    PyObject enter(ThreadState ts) {
        requireOpen(ts, this);
        return Refs.newRef(ts, this);
    }

    @PyMethod(value = "($self, *args)", name = "__exit__", textSignature = false)
    PyObject exit(ThreadState ts, PyObject[] args) {
        return Calls.callMethod(ts, this, "close");
    }

    static PyObject tp_iter(ThreadState ts, PyIOBase self) {
        requireOpen(ts, self);
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyIOBase self) {
        PyObject line = Calls.callMethod(ts, self, READLINE);
        if (Objects.length(ts, line) == 0) {
            Refs.decref(ts, line);
            return null;
        }
        return line;
    }

    /** A size argument: None and negative numbers mean no limit. */
    static long limit(ThreadState ts, PyObject size) {
        if (size == null || size == PyNone.NONE) {
            return -1;
        }
        if (!Numbers.isIndex(size)) {
            throw Raise.typeError("argument should be integer or None, not '%s'", PyType.of(size).name());
        }
        return Numbers.asSsize(ts, size, Exc.OverflowError);
    }

    @PyMethod("($self, size=-1, /)")
    PyObject readline(ThreadState ts, PyObject size) {
        long max = limit(ts, size);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (max < 0 || out.size() < max) {
            PyObject r = Calls.callMethod(ts, this, "read", PyLong.of(1));
            PyBytes b = PyBytes.unwrapOrNull(r);
            if (b == null) {
                String type = PyType.of(r).name();
                Refs.decref(ts, r);
                throw PyException.of(Exc.OSError, "read() should have returned a bytes object, not '" + type + "'");
            }
            if (b.length() == 0) {
                break;
            }
            out.write(b.shared(), 0, b.length());
            if (b.at(b.length() - 1) == '\n') {
                break;
            }
        }
        return PyBytes.ofOwned(out.toByteArray());
    }

    @PyMethod("($self, hint=-1, /)")
    PyObject readlines(ThreadState ts, PyObject hint) {
        long max = limit(ts, hint);
        PyObject list = Containers.factory().newList(ts, new PyObject[0], 0);
        PyObject it = null;
        try {
            it = Iterators.iter(ts, this);
            long n = 0;
            for (PyObject line = Iterators.next(ts, it); line != null; line = Iterators.next(ts, it)) {
                try {
                    Containers.factory().listAppend(ts, list, line);
                    n += max > 0 ? Objects.length(ts, line) : 0;
                } finally {
                    Refs.decref(ts, line);
                }
                if (max > 0 && n >= max) {
                    break;
                }
            }
        } catch (Throwable e) {
            Refs.decref(ts, list);
            throw e;
        } finally {
            Refs.xdecref(ts, it);
        }
        return list;
    }

    @PyMethod("($self, lines, /)")
    void writelines(ThreadState ts, PyObject lines) {
        requireOpen(ts, this);
        PyObject it = Iterators.iter(ts, lines);
        try {
            for (PyObject line = Iterators.next(ts, it); line != null; line = Iterators.next(ts, it)) {
                try {
                    Refs.decref(ts, Calls.callMethod(ts, this, "write", line));
                } finally {
                    Refs.decref(ts, line);
                }
            }
        } finally {
            Refs.decref(ts, it);
        }
    }
}
