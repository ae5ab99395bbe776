// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Builds exceptions that carry more than a message, and adds to those on their way. Arguments are borrowed. */
public final class ErrorFactory {
    private static final PyUnicode[] NAME_OBJ = {PyUnicode.intern("name"), PyUnicode.intern("obj")};
    private static final PyUnicode[] NAME = {NAME_OBJ[0]};
    private static final PyUnicode[] NAME_PATH = {NAME_OBJ[0], PyUnicode.intern("path")};
    private static final PyUnicode[] NAME_PATH_FROM = {NAME_OBJ[0], NAME_PATH[1], PyUnicode.intern("name_from")};

    private ErrorFactory() {}

    private static PyException make(ThreadState ts, PyType type, PyUnicode[] kwnames, PyObject... args) {
        return PyException.ofValue(Calls.call(ts, type, args, kwnames));
    }

    public static PyException attributeError(ThreadState ts, PyObject object, PyUnicode name, String message) {
        return make(ts, Exc.AttributeError, NAME_OBJ, PyUnicode.of(message), name, object);
    }

    public static PyException nameError(ThreadState ts, PyUnicode name, String message) {
        return make(ts, Exc.NameError, NAME, PyUnicode.of(message), name);
    }

    public static PyException unboundLocalError(ThreadState ts, PyUnicode name, String message) {
        return make(ts, Exc.UnboundLocalError, NAME, PyUnicode.of(message), name);
    }

    /** ImportError or a subclass; a null path is None. */
    public static PyException importError(ThreadState ts, PyType type, PyObject name, PyObject path, String message) {
        return make(ts, type, NAME_PATH, PyUnicode.of(message), name, path == null ? PyNone.NONE : path);
    }

    /** The error of {@code from module import name}. */
    public static PyException importFromError(ThreadState ts, PyObject name, PyObject path, PyObject nameFrom, String message) {
        return make(ts, Exc.ImportError, NAME_PATH_FROM, PyUnicode.of(message), name, path == null ? PyNone.NONE : path, nameFrom);
    }

    /** The subclass of OSError that belongs to errno; file names may be null. */
    public static PyException osError(ThreadState ts, int errno, String strerror, PyObject filename, PyObject filename2) {
        PyObject e = PyLong.of(errno);
        PyObject s = PyUnicode.of(strerror);
        if (filename == null) {
            return make(ts, Exc.OSError, null, e, s);
        }
        return filename2 == null ? make(ts, Exc.OSError, null, e, s, filename) : make(ts, Exc.OSError, null, e, s, filename, PyNone.NONE, filename2);
    }

    /** A SyntaxError or subclass; offsets are 1-based columns, a null file name or text is None. */
    public static PyException syntaxError(
            ThreadState ts, PyType type, String message, PyObject filename, long lineno, long offset, PyObject text, long endLineno, long endOffset) {
        PyTuple where = PyTuple.of(
                ts, filename == null ? PyNone.NONE : Refs.newRef(ts, filename), PyLong.of(lineno), PyLong.of(offset),
                text == null ? PyNone.NONE : Refs.newRef(ts, text), PyLong.of(endLineno), PyLong.of(endOffset));
        try {
            return make(ts, type, null, PyUnicode.of(message), where);
        } finally {
            Refs.decref(ts, where);
        }
    }

    public static PyException unicodeDecodeError(ThreadState ts, String encoding, PyObject bytes, long start, long end, String reason) {
        return make(ts, Exc.UnicodeDecodeError, null, PyUnicode.of(encoding), bytes, PyLong.of(start), PyLong.of(end), PyUnicode.of(reason));
    }

    public static PyException unicodeEncodeError(ThreadState ts, String encoding, PyObject str, long start, long end, String reason) {
        return make(ts, Exc.UnicodeEncodeError, null, PyUnicode.of(encoding), str, PyLong.of(start), PyLong.of(end), PyUnicode.of(reason));
    }

    /** Adds a note to an exception on its way. */
    public static void addNote(ThreadState ts, PyException e, String note) {
        if (e.value(ts) instanceof PyBaseException x) {
            x.addNote(ts, PyUnicode.of(note));
        }
    }

    /** Puts a value (stolen) into a pickling state: the given one, or a copy of the instance dict (both owned, may be null). */
    static @Owned PyObject stateWith(ThreadState ts, @Stolen PyObject state, @Stolen PyObject instanceDict, String name, @Stolen PyObject value) {
        PyObject out = state;
        // A state that still is the instance's own dict must not be written to.
        if (out == null || out == instanceDict) {
            out = instanceDict == null ? Containers.factory().newDict(ts) : Containers.factory().dictCopy(ts, instanceDict);
            Refs.xdecref(ts, state);
        }
        Refs.xdecref(ts, instanceDict);
        Containers.factory().dictSet(ts, out, PyUnicode.intern(name), value);
        Refs.decref(ts, value);
        return out;
    }
}
