// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** {@code sys.displayhook}: shows the value of an interactive expression and keeps it as {@code _}. */
public final class DisplayHook {
    private static final PyUnicode UNDERSCORE = PyUnicode.intern("_");

    private DisplayHook() {}

    static void display(PyThreadState ts, PyObject o) {
        if (o == PyNone.NONE) {
            return;
        }
        ts.interpreter.builtins.put(ts, UNDERSCORE, PyNone.NONE);
        PyObject out = Printing.sysAttribute(ts, "stdout");
        if (out == null || out == PyNone.NONE) {
            throw Raise.runtimeError("lost sys.stdout");
        }
        try {
            PyObject text = Objects.repr(ts, o);
            try {
                write(ts, out, text);
            } finally {
                Refs.decref(ts, text);
            }
            Refs.decref(ts, Calls.callMethod(ts, out, Names.write, PyUnicode.of("\n")));
        } finally {
            Refs.decref(ts, out);
        }
        ts.interpreter.builtins.put(ts, UNDERSCORE, o);
    }

    private static void write(PyThreadState ts, PyObject out, PyObject text) {
        try {
            Refs.decref(ts, Calls.callMethod(ts, out, Names.write, text));
        } catch (PyException e) {
            if (!e.matches(Exc.UnicodeEncodeError)) {
                throw e;
            }
            e.discard(ts);
            writeEscaped(ts, out, text);
        }
    }

    /** Characters that the stream's encoding lacks are written as escapes, by the stream below it if there is one. */
    private static void writeEscaped(PyThreadState ts, PyObject out, PyObject text) {
        PyObject encoding = Objects.getAttr(ts, out, "encoding");
        PyObject encoded = null;
        PyObject buffer = null;
        PyObject decoded = null;
        try {
            encoded = Calls.callMethod(ts, text, "encode", encoding, PyUnicode.of("backslashreplace"));
            buffer = Objects.lookupAttr(ts, out, PyUnicode.intern("buffer"));
            if (buffer != null) {
                Refs.decref(ts, Calls.callMethod(ts, buffer, Names.write, encoded));
            } else {
                decoded = Calls.callMethod(ts, encoded, "decode", encoding, PyUnicode.of("strict"));
                Refs.decref(ts, Calls.callMethod(ts, out, Names.write, decoded));
            }
        } finally {
            Refs.decref(ts, encoding);
            Refs.xdecref(ts, encoded);
            Refs.xdecref(ts, buffer);
            Refs.xdecref(ts, decoded);
        }
    }
}
