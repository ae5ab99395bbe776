// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._warnings;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Finds what is to be done with a warning: filters of the context, else of module {@code warnings}, else of the interpreter.
 *  <p>Threads: the caller holds the interpreter's lock of warnings. CPython: get_filter, get_warnings_attr. */
final class WarningFilters {
    private WarningFilters() {}

    /** An action, and the filter that says so: None for the default action. */
    record Verdict(@Owned PyUnicode action, @Owned PyObject filter) {
        void release(PyThreadState ts) {
            Refs.decref(ts, action);
            Refs.decref(ts, filter);
        }
    }

    /** An attribute of module {@code warnings}; null if it has none, or is not there and, unless {@code load}, not to be imported. */
    static @Owned PyObject attribute(PyThreadState ts, String name, boolean load) {
        PyObject m;
        if (load && !ts.interp.state(SysState.KEY).finalizing) {
            try {
                m = Importer.importModule(ts, "warnings");
            } catch (PyException e) {
                if (!e.matches(Exc.ImportError)) {
                    throw e;
                }
                e.discard(ts);
                return null;
            }
        } else {
            PyDict modules = ts.interpreter.modules;
            m = modules == null ? null : modules.get(ts, PyUnicode.intern("warnings"));
        }
        if (m == null) {
            return null;
        }
        try {
            return Objects.lookupAttr(ts, m, name);
        } finally {
            Refs.decref(ts, m);
        }
    }

    @MayRunPython
    static Verdict decide(PyThreadState ts, WarningsState s, PyObject category, PyObject text, long line, PyObject module) {
        PyObject context = s.context.get(ts, PyNone.NONE);
        PyObject filters = null;
        try {
            boolean global = context == PyNone.NONE;
            filters = global ? attribute(ts, "filters", false) : Objects.getAttr(ts, context, "_filters");
            if (filters == null) {
                filters = Refs.newRef(ts, (PyObject) s.filters);
            }
            if (!(filters instanceof PyList list)) {
                throw Raise.valueError(global ? "_warnings.filters must be a list" : "_filters of warnings._warnings_context must be a list");
            }
            Verdict v = search(ts, list, global ? "filters" : "_warnings_context _filters", category, text, line, module);
            return v != null ? v : new Verdict(defaultAction(ts), PyNone.NONE);
        } finally {
            Refs.decref(ts, context);
            Refs.xdecref(ts, filters);
        }
    }

    private static Verdict search(PyThreadState ts, PyList filters, String name, PyObject category, PyObject text, long line, PyObject module) {
        // The list may change under us: matching runs Python.
        for (int i = 0; i < filters.size(); i++) {
            PyObject item = filters.get(ts, i);
            if (item == null) {
                break;
            }
            try {
                if (!(item instanceof PyTuple f) || f.size() != 5) {
                    throw Raise.valueError("warnings.%s item %d isn't a 5-tuple", name, i);
                }
                PyUnicode action = PyUnicode.unwrapOrNull(f.get(0));
                if (action == null) {
                    throw Raise.typeError("action must be a string, not '%s'", PyType.of(f.get(0)).name());
                }
                boolean matches = matches(ts, f.get(1), text) && Objects.isSubclass(ts, category, f.get(2)) && matches(ts, f.get(3), module);
                if (matches) {
                    long at = Numbers.asSsize(ts, number(f.get(4)), null);
                    if (at == 0 || at == line) {
                        return new Verdict(action, Refs.newRef(ts, item));
                    }
                }
            } finally {
                Refs.decref(ts, item);
            }
        }
        return null;
    }

    private static PyObject number(PyObject line) {
        if (!(PyLong.TYPE.isInstance(line))) {
            throw Raise.typeError("an integer is required");
        }
        return line;
    }

    /** None matches all, a plain str only itself, anything else what its {@code match} says. */
    private static boolean matches(PyThreadState ts, PyObject pattern, PyObject text) {
        if (pattern == PyNone.NONE) {
            return true;
        }
        if (pattern instanceof PyUnicode && PyType.of(pattern) == PyUnicode.TYPE) {
            PyUnicode t = PyUnicode.unwrapOrNull(text);
            return t != null && t.equals(pattern);
        }
        return Objects.truth(ts, Calls.callMethod(ts, pattern, "match", text));
    }

    private static @Owned PyUnicode defaultAction(PyThreadState ts) {
        PyObject action = attribute(ts, "defaultaction", false);
        if (action == null) {
            return WarningsState.DEFAULT;
        }
        try {
            PyUnicode a = PyUnicode.unwrapOrNull(action);
            if (a == null) {
                throw Raise.typeError("_warnings.defaultaction must be a string, not '%s'", PyType.of(action).name());
            }
            return a;
        } finally {
            Refs.decref(ts, action);
        }
    }

    static @Owned PyDict onceRegistry(PyThreadState ts, WarningsState s) {
        PyObject r = attribute(ts, "onceregistry", false);
        if (r == null) {
            return Refs.newRef(ts, s.onceRegistry);
        }
        if (!(r instanceof PyDict d)) {
            String type = PyType.of(r).name();
            Refs.decref(ts, r);
            throw Raise.typeError("_warnings.onceregistry must be a dict, not '%s'", type);
        }
        return d;
    }
}
