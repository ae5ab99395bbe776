// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code print} and {@code input}, over sys.stdin, sys.stdout and sys.stderr. CPython: builtin_print_impl, builtin_input_impl. */
public final class Printing {
    private static final PyUnicode SPACE = PyUnicode.of(" ");
    private static final PyUnicode NEWLINE = PyUnicode.of("\n");

    private Printing() {}

    /** An attribute of the sys module, or null. */
    public static @Owned PyObject sysAttribute(ThreadState ts, String name) {
        return ((PyInterpreterState) ts.interp).sysDict.get(ts, PyUnicode.intern(name));
    }

    private static PyUnicode separator(PyObject o, String name, PyUnicode fallback) {
        if (o == null || o == PyNone.NONE) {
            return fallback;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("%s must be None or a string, not %s", name, PyType.of(o).name());
        }
        return u;
    }

    static void print(ThreadState ts, PyObject[] args, PyObject sep, PyObject end, PyObject file, boolean flush) {
        PyObject out = file == null || file == PyNone.NONE ? sysAttribute(ts, "stdout") : Refs.newRef(ts, file);
        if (out == null) {
            throw Raise.runtimeError("lost sys.stdout");
        }
        if (out == PyNone.NONE) {
            return;
        }
        try {
            PyUnicode s = separator(sep, "sep", SPACE);
            PyUnicode e = separator(end, "end", NEWLINE);
            PyObject write = Objects.getAttr(ts, out, Names.write);
            try {
                for (int i = 0; i < args.length; i++) {
                    if (i > 0) {
                        Refs.decref(ts, Calls.call1(ts, write, s));
                    }
                    PyObject text = Objects.str(ts, args[i]);
                    try {
                        Refs.decref(ts, Calls.call1(ts, write, text));
                    } finally {
                        Refs.decref(ts, text);
                    }
                }
                Refs.decref(ts, Calls.call1(ts, write, e));
            } finally {
                Refs.decref(ts, write);
            }
            if (flush) {
                Refs.decref(ts, Calls.callMethod(ts, out, Names.flush));
            }
        } finally {
            Refs.decref(ts, out);
        }
    }

    private static PyObject stream(ThreadState ts, String name) {
        PyObject o = sysAttribute(ts, name);
        if (o == null || o == PyNone.NONE) {
            throw Raise.runtimeError("lost sys.%s", name);
        }
        return o;
    }

    static PyObject input(ThreadState ts, PyObject prompt) {
        PyObject in = stream(ts, "stdin");
        PyObject out = stream(ts, "stdout");
        PyObject err = stream(ts, "stderr");
        try {
            quietFlush(ts, err);
            if (prompt != null) {
                PyObject text = Objects.str(ts, prompt);
                try {
                    Refs.decref(ts, Calls.callMethod(ts, out, Names.write, text));
                } finally {
                    Refs.decref(ts, text);
                }
            }
            quietFlush(ts, out);
            PyObject line = Calls.callMethod(ts, in, "readline");
            try {
                PyUnicode u = PyUnicode.unwrapOrNull(line);
                if (u == null) {
                    throw Raise.typeError("object.readline() returned non-string");
                }
                if (u.length() == 0) {
                    throw PyException.of(Exc.EOFError, "EOF when reading a line");
                }
                return u.codePointAt(u.length() - 1) == '\n' ? u.substring(0, u.length() - 1) : u;
            } finally {
                Refs.decref(ts, line);
            }
        } finally {
            Refs.decref(ts, in);
            Refs.decref(ts, out);
            Refs.decref(ts, err);
        }
    }

    private static void quietFlush(ThreadState ts, PyObject stream) {
        try {
            Refs.decref(ts, Calls.callMethod(ts, stream, Names.flush));
        } catch (PyException e) {
            e.discard(ts);
        }
    }
}
