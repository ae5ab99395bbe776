// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** The text streams over descriptors 0 to 2. CPython: create_stdio (Python/pylifecycle.c). */
final class StandardStreams {
    private static final PyUnicode[] OPEN = names("buffering", "closefd");
    private static final PyUnicode[] TEXT = names("encoding", "errors", "newline", "line_buffering", "write_through");

    private StandardStreams() {}

    private static PyUnicode[] names(String... s) {
        PyUnicode[] out = new PyUnicode[s.length];
        for (int i = 0; i < s.length; i++) {
            out[i] = PyUnicode.intern(s[i]);
        }
        return out;
    }

    static @Owned PyObject open(PyThreadState ts, PyObject io, int fd, String mode, String errors, String name) {
        PyConfig c = ts.interp.state(SysState.KEY).config;
        boolean write = mode.equals("w");
        boolean unbuffered = c.unbuffered && write;
        PyObject open = Objects.getAttr(ts, io, "open");
        PyObject wrapper = Objects.getAttr(ts, io, "TextIOWrapper");
        PyObject raw = null;
        try {
            raw = Calls.call(ts, open, new PyObject[] {
                PyLong.of(fd), PyUnicode.of(mode + "b"), PyLong.of(unbuffered ? 0 : -1), PyBool.FALSE
            }, OPEN);
            boolean tty = Objects.truth(ts, Calls.callMethod(ts, raw, "isatty"));
            nameRaw(ts, raw, name);
            String handler = errorHandler(c, errors, name);
            String encoding = encoding(ts, c);
            PyObject text = Calls.call(ts, wrapper, new PyObject[] {
                raw, PyUnicode.of(encoding), PyUnicode.of(handler), PyUnicode.of("\n"), PyBool.of(write && (tty || fd == 2) && !unbuffered), PyBool.of(unbuffered)
            }, TEXT);
            Objects.setAttr(ts, text, "mode", PyUnicode.of(mode));
            return text;
        } finally {
            Refs.decref(ts, open);
            Refs.decref(ts, wrapper);
            Refs.xdecref(ts, raw);
        }
    }

    /** The file is known by what it is for, not by its number. */
    private static void nameRaw(PyThreadState ts, PyObject stream, String name) {
        PyObject raw = Objects.lookupAttr(ts, stream, "raw");
        try {
            Objects.setAttr(ts, raw == null ? stream : raw, "name", PyUnicode.of("<" + name + ">"));
        } finally {
            Refs.xdecref(ts, raw);
        }
    }

    /** The codec's own name for what PYTHONIOENCODING asks. */
    private static String encoding(PyThreadState ts, PyConfig c) {
        String e = c.ioEncoding == null ? "" : c.ioEncoding.split(":", -1)[0];
        if (e.isEmpty()) {
            return "utf-8";
        }
        PyObject codecs = Importer.importModule(ts, "codecs");
        PyObject info = null;
        PyObject name = null;
        try {
            info = Calls.callMethod(ts, codecs, "lookup", PyUnicode.of(e));
            name = Objects.getAttr(ts, info, "name");
            return Objects.strText(ts, name);
        } finally {
            Refs.decref(ts, codecs);
            Refs.xdecref(ts, info);
            Refs.xdecref(ts, name);
        }
    }

    private static String errorHandler(PyConfig c, String errors, String name) {
        String env = c.ioEncoding;
        int colon = env == null ? -1 : env.indexOf(':');
        if (colon >= 0 && colon + 1 < env.length() && !name.equals("stderr")) {
            return env.substring(colon + 1);
        }
        // An encoding without error handler is as strict as if the locale had named it.
        if (env != null && !env.isEmpty() && colon != 0) {
            return errors;
        }
        String locale = System.getenv("LC_ALL") != null ? System.getenv("LC_ALL") : System.getenv("LANG");
        boolean posix = locale == null || locale.isEmpty() || locale.equals("C") || locale.equals("POSIX") || locale.startsWith("C.");
        return name.equals("stderr") || !posix ? errors : "surrogateescape";
    }
}
