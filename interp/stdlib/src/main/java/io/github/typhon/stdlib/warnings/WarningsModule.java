// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.warnings;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** {@code warn} and {@code warn_explicit} for importlib and native code. They call module {@code warnings}, whose pure Python part holds the
 *  filters: this module leaves out the names that would replace it, as an interpreter without the accelerator does.
 *  <p>While {@code warnings} cannot be imported yet, warnings are dropped. CPython: Python/_warnings.c. */
@PyModule(name = "_warnings", doc = "Warnings for code that does not import module warnings itself.")
public final class WarningsModule {
    private WarningsModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        Warnings.install(ts, (t, category, message, stackLevel) ->
                forward(t, "warn", new PyObject[] {PyUnicode.of(message), category, PyLong.of(stackLevel)}, null));
    }

    @PyFunction(value = "($module, /, message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<unrepresentable>)",
            doc = "Issue a warning, or maybe ignore it or raise an exception.")
    static void warn(ThreadState ts, PyObject message, PyObject category, PyObject stacklevel, PyObject source, PyObject skip_file_prefixes) {
        PyObject[] args = {message, category, stacklevel, source};
        PyUnicode[] names = null;
        if (skip_file_prefixes != null) {
            args = new PyObject[] {message, category, stacklevel, source, skip_file_prefixes};
            names = new PyUnicode[] {PyUnicode.intern("skip_file_prefixes")};
        }
        forward(ts, "warn", args, names);
    }

    @PyFunction(value = "($module, /, message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)",
            doc = "Issue a warning, or maybe ignore it or raise an exception, for a place in some source.")
    static void warn_explicit(ThreadState ts, PyObject message, PyObject category, PyObject filename, PyObject lineno, PyObject module,
            PyObject registry, PyObject module_globals, PyObject source) {
        List<PyObject> args = new ArrayList<>(List.of(message, category, filename, lineno));
        List<PyUnicode> names = new ArrayList<>();
        add(args, names, "module", module);
        add(args, names, "registry", registry);
        add(args, names, "module_globals", module_globals);
        add(args, names, "source", source);
        forward(ts, "warn_explicit", args.toArray(new PyObject[0]), names.isEmpty() ? null : names.toArray(new PyUnicode[0]));
    }

    private static void add(List<PyObject> args, List<PyUnicode> names, String name, PyObject value) {
        if (value != null && value != PyNone.NONE) {
            args.add(value);
            names.add(PyUnicode.intern(name));
        }
    }

    private static void forward(ThreadState ts, String function, PyObject[] args, PyUnicode[] names) {
        PyObject warnings;
        try {
            warnings = Importer.importModule((PyThreadState) ts, "warnings");
        } catch (PyException e) {
            if (!e.matches(Exc.ImportError) && !e.matches(Exc.AttributeError)) {
                throw e;
            }
            e.discard(ts);
            return;
        }
        PyObject f = null;
        try {
            f = Objects.lookupAttr(ts, warnings, function);
            // Null while the module is being imported.
            if (f != null) {
                Refs.decref(ts, Calls.callKw(ts, f, args, names));
            }
        } finally {
            Refs.xdecref(ts, f);
            Refs.decref(ts, warnings);
        }
    }
}
