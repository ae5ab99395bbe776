// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.SimpleNamespace;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What is told of an exception outside of its interpreter: plain data. The display is null if it could not be made. CPython: _PyXI_excinfo. */
public record ExceptionSnapshot(String name, String qualname, String module, String message, String display) {

    /** Of an exception that was raised and is over. */
    @MayRunPython
    public static ExceptionSnapshot of(PyThreadState ts, @Stolen PyException e) {
        PyObject value = e.takeValue(ts);
        try {
            return of(ts, value);
        } finally {
            Refs.decref(ts, value);
        }
    }

    @MayRunPython
    public static ExceptionSnapshot of(PyThreadState ts, PyObject exception) {
        PyType type = PyType.of(exception);
        return new ExceptionSnapshot(text(ts, type, Names.__name__), text(ts, type, Names.__qualname__), text(ts, type, Names.__module__), message(ts, exception),
                display(ts, exception));
    }

    private static String text(PyThreadState ts, PyObject o, PyUnicode name) {
        PyObject v = Objects.lookupAttr(ts, o, name);
        String s = v instanceof PyUnicode u ? u.toString() : null;
        Refs.xdecref(ts, v);
        return s;
    }

    private static String message(PyThreadState ts, PyObject exception) {
        try {
            return Objects.strText(ts, exception);
        } catch (PyException e) {
            // An exception that cannot say what it is has no message.
            e.discard(ts);
            return null;
        }
    }

    /** As module traceback shows it, without the last line end. */
    private static String display(PyThreadState ts, PyObject exception) {
        PyObject module = null;
        PyObject lines = null;
        PyObject joined = null;
        try {
            module = Importer.importModule(ts, "traceback");
            lines = Calls.callMethod(ts, module, "format_exception", exception);
            joined = Calls.callMethod(ts, PyUnicode.of(""), "join", lines);
            String s = joined.toString();
            return s.endsWith("\n") ? s.substring(0, s.length() - 1) : s;
        } catch (PyException e) {
            e.discard(ts);
            return null;
        } finally {
            Refs.xdecref(ts, module);
            Refs.xdecref(ts, lines);
            Refs.xdecref(ts, joined);
        }
    }

    /** {@code module.Type: message}, the module left out if it is builtins or __main__. */
    public String formatted() {
        String type = module == null || module.equals("builtins") || module.equals("__main__") ? qualname : module + "." + qualname;
        return message == null ? type : type + ": " + message;
    }

    /** The types.SimpleNamespace that Python gets. */
    public @Owned PyObject toObject(ThreadState ts) {
        PyDict type = new PyDict(ts);
        put(ts, type, "__name__", name);
        put(ts, type, "__qualname__", qualname);
        put(ts, type, "__module__", module);
        PyDict all = new PyDict(ts);
        all.putStolen(ts, PyUnicode.intern("type"), namespace(ts, type));
        put(ts, all, "msg", message);
        put(ts, all, "formatted", formatted());
        put(ts, all, "errdisplay", display);
        return namespace(ts, all);
    }

    private static void put(ThreadState ts, PyDict d, String name, String value) {
        if (value != null) {
            d.put(ts, PyUnicode.intern(name), PyUnicode.of(value));
        } else if (!name.equals("errdisplay")) {
            d.put(ts, PyUnicode.intern(name), PyNone.NONE);
        }
    }

    public static @Owned PyObject namespace(ThreadState ts, @Stolen PyDict attributes) {
        try {
            return Calls.call1(ts, SimpleNamespace.TYPE, attributes);
        } finally {
            Refs.decref(ts, (PyObject) attributes);
        }
    }

    /** What a failure's {@code __cause__} is in another interpreter: an Exception with the display. */
    public PyException asCause() {
        return PyException.of(Exc.Exception, display == null ? formatted() : display);
    }
}
