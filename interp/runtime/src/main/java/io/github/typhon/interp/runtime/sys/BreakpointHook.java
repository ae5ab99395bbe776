// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** {@code sys.breakpointhook}: calls what PYTHONBREAKPOINT names, pdb.set_trace by default. */
final class BreakpointHook {
    private BreakpointHook() {}

    static @Owned PyObject call(PyThreadState ts, PyObject[] args, PyObject kws) {
        String name = ts.interp.state(SysState.KEY).config.ignoreEnvironment ? null : wanted(ts);
        if (name == null || name.isEmpty()) {
            name = "pdb.set_trace";
        } else if (name.equals("0")) {
            return PyNone.NONE;
        }
        PyObject f = find(ts, name);
        if (f == null) {
            Warnings.warn(ts, Exc.RuntimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \"" + name + "\"", 0);
            return PyNone.NONE;
        }
        PyTuple t = PyTuple.copyOf(ts, args, 0, args.length);
        try {
            return Calls.callDict(ts, f, t, kws);
        } finally {
            Refs.decref(ts, t);
            Refs.decref(ts, f);
        }
    }

    /** The variable as the program sees it now; the process's environment cannot be changed on a JVM. */
    private static String wanted(PyThreadState ts) {
        PyObject os = ts.interpreter.modules.get(ts, PyUnicode.intern("os"));
        if (os == null) {
            return System.getenv("PYTHONBREAKPOINT");
        }
        PyObject environ = null;
        PyObject value = null;
        try {
            environ = Objects.getAttr(ts, os, "environ");
            value = Calls.callMethod(ts, environ, "get", PyUnicode.of("PYTHONBREAKPOINT"));
            return value == PyNone.NONE ? null : Objects.strText(ts, value);
        } finally {
            Refs.decref(ts, os);
            Refs.xdecref(ts, environ);
            Refs.xdecref(ts, value);
        }
    }

    /** Null if it cannot be imported. */
    private static @Owned PyObject find(PyThreadState ts, String name) {
        int dot = name.lastIndexOf('.');
        if (dot == 0) {
            return null;
        }
        PyObject m;
        try {
            m = Importer.importModule(ts, dot < 0 ? "builtins" : name.substring(0, dot));
        } catch (PyException e) {
            if (!e.matches(Exc.ImportError)) {
                throw e;
            }
            e.discard(ts);
            return null;
        }
        try {
            return Objects.lookupAttr(ts, m, PyUnicode.of(name.substring(dot + 1)));
        } finally {
            Refs.decref(ts, m);
        }
    }
}
