// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.Exceptions;
import io.github.typhon.interp.runtime.function.PyTraceback;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
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
    private static final long NEEDED_BYTES = 32L << 20;

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
            if (memoryIsShort()) {
                freeVariables(ts, value);
            }
            if (!print(ts, value)) {
                plain(ts, value, err);
            }
        } finally {
            Refs.xdecref(ts, err);
        }
    }

    private static boolean print(PyThreadState ts, PyObject value) {
        PyObject m = null;
        try {
            m = Importer.importModule(ts, "traceback");
            Refs.decref(ts, Calls.callMethod(ts, m, "_print_exception_bltin", value));
            return true;
        } catch (PyException e) {
            e.discard(ts);
            return false;
        } catch (OutOfMemoryError e) {
            return false;
        } finally {
            Refs.xdecref(ts, m);
        }
    }

    /** What the frames of a MemoryError's traceback hold is most likely what takes the memory. */
    private static void freeVariables(PyThreadState ts, PyObject value) {
        if (!(value instanceof PyBaseException e) || !PyType.of(value).isSubtype(Exc.MemoryError)) {
            return;
        }
        PyObject tb = e.traceback(ts);
        if (tb instanceof PyTraceback t) {
            t.clearFrames(ts);
            // Otherwise the collector of the virtual machine still counts what it did in vain, and refuses.
            System.gc();
        }
        Refs.xdecref(ts, tb);
    }

    /** Whether the modules that show an exception, and what they make, may not fit. */
    private static boolean memoryIsShort() {
        Runtime vm = Runtime.getRuntime();
        return vm.maxMemory() - vm.totalMemory() + vm.freeMemory() < NEEDED_BYTES;
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
