// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.descr.PyWrapperDescriptor;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** OSError and its subclasses: errno, message, file names. Creating OSError itself gives the subclass that belongs to errno.
 *  <p>CPython: PyOSErrorObject. {@code __new__} fills the object unless a subclass overrides {@code __init__} but not {@code __new__}. */
@PyClass(name = "OSError", baseType = "Exc.Exception", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT}, doc = "Base class for I/O related errors.")
public final class PyOSError extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PyOSErrorExposed());
    private static final int ERRNO = OWN;
    private static final int STRERROR = OWN + 1;
    private static final int FILENAME = OWN + 2;
    private static final int FILENAME2 = OWN + 3;

    private volatile long written = -1;

    PyOSError(ThreadState ts, PyType type) {
        super(ts, type, 4);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (usesInit(type)) {
            return new PyOSError(ts, type);
        }
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("%s() takes no keyword arguments", type.name());
        }
        PyType actual = type == TYPE && args.length >= 2 && args.length <= 5 ? subtype(args[0]) : type;
        PyOSError e = new PyOSError(ts, actual);
        try {
            e.setAll(ts, args);
        } catch (PyException x) {
            Refs.decref(ts, e);
            throw x;
        }
        return e;
    }

    static void tp_init(ThreadState ts, PyOSError self, PyObject[] args, PyUnicode[] kwnames) {
        if (usesInit(self.ob_type())) {
            noKeywords(self, kwnames);
            self.setAll(ts, args);
        }
    }

    private static boolean usesInit(PyType type) {
        return type.isHeapType() && !(type.lookupBorrowed(Names.__init__) instanceof PyWrapperDescriptor)
                && type.lookupBorrowed(Names.__new__) instanceof PyBuiltinFunction;
    }

    private void setAll(ThreadState ts, PyObject[] args) {
        int n = args.length;
        boolean parsed = n >= 2 && n <= 5;
        PyObject filename = parsed && n >= 3 && args[2] != PyNone.NONE ? args[2] : null;
        int kept = n;
        if (filename != null) {
            if (ob_type() == Exc.BlockingIOError && Numbers.check(filename)) {
                written = Numbers.asSsize(ts, filename, Exc.ValueError);
            } else {
                store(ts, FILENAME, Refs.newRef(ts, filename));
                store(ts, FILENAME2, n == 5 && args[4] != PyNone.NONE ? Refs.newRef(ts, args[4]) : null);
                kept = 2;
            }
        }
        store(ts, ERRNO, parsed ? Refs.newRef(ts, args[0]) : null);
        store(ts, STRERROR, parsed ? Refs.newRef(ts, args[1]) : null);
        setArgs(ts, PyTuple.copyOf(ts, args, 0, kept));
    }

    private static PyType subtype(PyObject errno) {
        PyLong n = PyLong.unwrapOrNull(errno);
        return n == null || !n.fitsLong() ? TYPE : subtype(n.longValue());
    }

    /** The type for an error number of Linux: OSError itself for most. */
    public static PyType subtype(long errno) {
        return switch ((int) errno) {
            case 11, 114, 115 -> Exc.BlockingIOError;
            case 32, 108 -> Exc.BrokenPipeError;
            case 10 -> Exc.ChildProcessError;
            case 103 -> Exc.ConnectionAbortedError;
            case 111 -> Exc.ConnectionRefusedError;
            case 104 -> Exc.ConnectionResetError;
            case 17 -> Exc.FileExistsError;
            case 2 -> Exc.FileNotFoundError;
            case 21 -> Exc.IsADirectoryError;
            case 20 -> Exc.NotADirectoryError;
            case 4 -> Exc.InterruptedError;
            case 1, 13 -> Exc.PermissionError;
            case 3 -> Exc.ProcessLookupError;
            case 110 -> Exc.TimeoutError;
            default -> TYPE;
        };
    }

    static PyObject tp_str(ThreadState ts, PyOSError self) {
        PyObject[] s = {self.load(ts, ERRNO), self.load(ts, STRERROR), self.load(ts, FILENAME), self.load(ts, FILENAME2)};
        try {
            if (s[2] == null && (s[0] == null || s[1] == null)) {
                return PyBaseException.tp_str(ts, self);
            }
            String text = "[Errno " + textOrNone(ts, s[0]) + "] " + textOrNone(ts, s[1]);
            if (s[2] != null) {
                text += ": " + Objects.reprText(ts, s[2]) + (s[3] != null ? " -> " + Objects.reprText(ts, s[3]) : "");
            }
            return PyUnicode.of(text);
        } finally {
            Refs.releaseAll(ts, s, 0, s.length);
        }
    }

    private static String textOrNone(ThreadState ts, PyObject o) {
        return o == null ? "None" : Objects.strText(ts, o);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        PyTuple args = args(ts);
        PyObject filename = load(ts, FILENAME);
        if (args.size() == 2 && filename != null) {
            PyObject filename2 = load(ts, FILENAME2);
            PyObject a = Refs.newRef(ts, args.get(0));
            PyObject b = Refs.newRef(ts, args.get(1));
            Refs.decref(ts, args);
            args = filename2 == null ? PyTuple.of(ts, a, b, filename) : PyTuple.of(ts, a, b, filename, PyNone.NONE, filename2);
        } else {
            Refs.xdecref(ts, filename);
        }
        PyObject dict = dictOrNull(ts);
        PyObject type = Refs.newRef(ts, ob_type());
        return dict == null ? PyTuple.of(ts, type, args) : PyTuple.of(ts, type, args, dict);
    }

    @PyGetter("characters_written")
    long getWritten(ThreadState ts) {
        checkWritten();
        return written;
    }

    @PySetter("characters_written")
    void setWritten(ThreadState ts, PyObject value) {
        if (value == null) {
            checkWritten();
            written = -1;
        } else {
            written = Numbers.asSsize(ts, value, Exc.ValueError);
        }
    }

    private void checkWritten() {
        if (written == -1) {
            throw PyException.of(Exc.AttributeError, "characters_written");
        }
    }

    static void fill(PyType type, NameTable dict) {
        ExceptionMember.add(type, dict, 0, "errno", "POSIX exception code");
        ExceptionMember.add(type, dict, 1, "strerror", "exception strerror");
        ExceptionMember.add(type, dict, 2, "filename", "exception filename");
        ExceptionMember.add(type, dict, 3, "filename2", "second exception filename");
    }
}
