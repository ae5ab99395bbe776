// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.Exceptions;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Prints an exception with its traceback to sys.stderr, through the library's own traceback module, which knows carets and suggestions.
 *  <p>CPython: PyErr_Display, which since 3.13 asks the same module; the fallback prints the last line only. */
public final class ErrorDisplay {
    private ErrorDisplay() {}

    /** @param traceback borrowed; attached to the exception if it has none */
    public static void display(PyThreadState ts, PyObject value, PyObject traceback) {
        PyObject err = Printing.sysAttribute(ts, "stderr");
        if (err == PyNone.NONE) {
            return;
        }
        if (traceback != null && traceback != PyNone.NONE && Exceptions.isInstance(value)) {
            PyObject have = Objects.lookupAttr(ts, value, Names.__traceback__);
            if (have == PyNone.NONE) {
                Objects.setAttr(ts, value, Names.__traceback__, traceback);
            }
            Refs.xdecref(ts, have);
        }
        try {
            PyObject m = Importer.importModule(ts, "traceback");
            try {
                Refs.decref(ts, Calls.callMethod(ts, m, "_print_exception_bltin", value));
            } finally {
                Refs.decref(ts, m);
            }
        } catch (PyException e) {
            e.discard(ts);
            plain(ts, value, err);
        } finally {
            Refs.xdecref(ts, err);
        }
    }

    private static void plain(PyThreadState ts, PyObject value, PyObject err) {
        String line = lastLine(ts, value) + "\n";
        if (err == null) {
            System.err.print(line);
            return;
        }
        try {
            Refs.decref(ts, Calls.callMethod(ts, err, Names.write, PyUnicode.of(line)));
        } catch (PyException e) {
            e.discard(ts);
            System.err.print(line);
        }
    }

    private static String lastLine(PyThreadState ts, PyObject value) {
        if (!Exceptions.isInstance(value)) return "TypeError: print_exception(): Exception expected for value, " + PyType.of(value).name() + " found";
        String name = TypeMethods.qualifiedName(ts, PyType.of(value));
        String text;
        try {
            text = Objects.strText(ts, value);
        } catch (PyException e) {
            e.discard(ts);
            text = "<exception str() failed>";
        }
        return name + (text.isEmpty() ? "" : ": " + text);
    }
}
