// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Function;

/** What may explain that a module lacks a name: it hides another module of its name, or is still being imported.
 *  <p>Threads: stateless. CPython: _PyModule_IsPossiblyShadowing and its neighbours (Objects/moduleobject.c). */
public final class ModuleAdvice {
    private static final PyUnicode HAS_LOCATION = PyUnicode.intern("has_location");
    private static final PyUnicode ORIGIN = PyUnicode.intern("origin");
    private static final PyUnicode UNINITIALIZED = PyUnicode.intern("_uninitialized_submodules");
    private static final PyUnicode STDLIB_NAMES = PyUnicode.intern("stdlib_module_names");
    private static final PyUnicode POSIX = PyUnicode.intern("posix");
    private static final String PACKAGE_FILE = "__init__.py";

    private ModuleAdvice() {}

    /** Where a module's spec says that the module was found, if that is a file; else null. */
    public static @Owned PyUnicode origin(ThreadState ts, PyObject spec) {
        if (spec == null || spec == PyNone.NONE) return null;
        PyObject located = Objects.lookupAttr(ts, spec, HAS_LOCATION);
        if (located == null) return null;
        try {
            if (!Objects.isTrue(ts, located)) return null;
        } finally {
            Refs.decref(ts, located);
        }
        PyObject origin = Objects.lookupAttr(ts, spec, ORIGIN);
        if (origin instanceof PyUnicode u) return u;
        Refs.xdecref(ts, origin);
        return null;
    }

    /** Advice to rename the module, as the end of a message, or null.
     *  @param module its name, text
     *  @param quoted shows names and files in the message */
    public static String rename(ThreadState ts, PyObject module, PyUnicode origin, PyObject spec, Function<PyObject, String> quoted) {
        if (origin == null || !hides(ts, origin.toString())) return null;
        if (isStdlibName(ts, module)) {
            return " (consider renaming " + quoted.apply(origin) + " since it has the same name as the standard library module named " + quoted.apply(module)
                    + " and prevents importing that standard library module)";
        }
        return PyModule.isInitializing(ts, spec)
                ? " (consider renaming " + quoted.apply(origin) + " if it has the same name as a library you intended to import)" : null;
    }

    /** Whether a file lies where imports look first, in the program's own directory. */
    private static boolean hides(ThreadState ts, String origin) {
        String first = PyThreadState.of(ts).interpreter.programPath;
        if (first == null) return false;
        int end = origin.lastIndexOf('/');
        if (end >= 0 && origin.startsWith(PACKAGE_FILE, end + 1) && origin.length() == end + 1 + PACKAGE_FILE.length()) end = origin.lastIndexOf('/', end - 1);
        if (end < 0) return false;
        return origin.substring(0, end).equals(first.isEmpty() ? currentDirectory(ts) : first);
    }

    /** Null if it is gone. */
    private static String currentDirectory(ThreadState ts) {
        PyObject posix = PyThreadState.of(ts).interpreter.modules.get(ts, POSIX);
        if (posix == null) return null;
        PyObject cwd = null;
        try {
            cwd = Calls.callMethod(ts, posix, "getcwd");
            return Objects.strText(ts, cwd);
        } catch (PyException e) {
            if (!e.matches(Exc.OSError)) throw e;
            e.discard(ts);
            return null;
        } finally {
            Refs.decref(ts, posix);
            Refs.xdecref(ts, cwd);
        }
    }

    private static boolean isStdlibName(ThreadState ts, PyObject module) {
        PyInterpreterState interp = PyThreadState.of(ts).interpreter;
        PyObject names = interp.sysDict.get(ts, STDLIB_NAMES);
        try {
            return names != null && Containers.factory().isAnySet(names) && Sequences.contains(ts, names, module);
        } finally {
            Refs.xdecref(ts, names);
        }
    }

    /** Whether a package's submodule is being imported, and is therefore not yet its attribute. */
    static boolean isUninitializedSubmodule(ThreadState ts, PyObject spec, PyUnicode name) {
        if (spec == null || spec == PyNone.NONE) return false;
        PyObject names = Objects.lookupAttr(ts, spec, UNINITIALIZED);
        if (names == null) return false;
        try {
            return Sequences.contains(ts, names, name);
        } finally {
            Refs.decref(ts, names);
        }
    }
}
