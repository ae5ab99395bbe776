// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._warnings;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The place of a warning, and what happens with the warning there.
 *  <p>Threads: confined. Ownership: everything is borrowed from the caller. Re-entry: filters, messages and the display are Python.
 *  CPython: warn_explicit, setup_context. */
final class WarningIssue {
    private static final PyUnicode REGISTRY = PyUnicode.intern("__warningregistry__");
    private static final PyUnicode VERSION = PyUnicode.intern("version");

    private final PyThreadState ts;
    private final PyUnicode filename;
    private final int line;
    /** Null to be made of the file's name; None where modules have gone already. */
    @Borrowed private final PyObject module;
    /** Where it is noted what has been shown; null for nowhere. */
    @Borrowed private final PyDict registry;

    WarningIssue(PyThreadState ts, PyUnicode filename, int line, PyObject moduleOrNull, PyDict registryOrNull) {
        this.ts = ts;
        this.filename = filename;
        this.line = line;
        this.module = moduleOrNull != null ? moduleOrNull : moduleOf(filename);
        this.registry = registryOrNull;
    }

    private static PyUnicode moduleOf(PyUnicode filename) {
        String f = filename.toString();
        return f.isEmpty() ? PyUnicode.intern("<unknown>") : f.endsWith(".py") ? PyUnicode.of(f.substring(0, f.length() - 3)) : filename;
    }

    /** The category that a warning without a place has. */
    static PyType category(ThreadState ts, PyObject message, PyObject category) {
        PyObject c = Exc.Warning.isInstance(message) ? PyType.of(message) : category == PyNone.NONE ? Exc.UserWarning : category;
        if (!(c instanceof PyType t) || !t.isSubtype(Exc.Warning)) {
            throw Raise.typeError("category must be a Warning subclass, not '%s'", PyType.of(c).name());
        }
        return t;
    }

    /** Issues a warning for the code {@code level} calls up. */
    @MayRunPython
    static void atLevel(PyThreadState ts, PyType category, PyObject message, long level, PyObject source, PyTuple skippedOrNull) {
        Frame f = FrameWalk.up(ts, level, skippedOrNull);
        PyDict globals = f == null ? ts.interpreter.sysDict : f.globals;
        PyUnicode filename = f == null ? PyUnicode.intern("<sys>") : f.code.filename();
        int line = f == null ? 0 : f.line();
        @Owned PyDict made = null;
        PyObject registry = globals.get(ts, REGISTRY);
        PyObject name = null;
        try {
            if (registry == null) {
                made = new PyDict(ts);
                registry = globals.setDefault(ts, REGISTRY, made);
            }
            if (!(registry instanceof PyDict) && registry != PyNone.NONE) {
                throw Raise.typeError("'registry' must be a dict or None");
            }
            name = globals.get(ts, Names.__name__);
            PyObject module = name == null || name != PyNone.NONE && PyUnicode.unwrapOrNull(name) == null ? PyUnicode.intern("<string>") : name;
            new WarningIssue(ts, filename, line, module, registry instanceof PyDict d ? d : null).issue(category, message, null, source);
        } finally {
            Refs.xdecref(ts, made);
            Refs.xdecref(ts, registry);
            Refs.xdecref(ts, name);
        }
    }

    /** Shows the warning, raises it or does nothing, as filters and registry say. */
    @MayRunPython
    void issue(PyObject category, PyObject message, PyUnicode sourceLine, PyObject source) {
        if (module == PyNone.NONE) {
            return;
        }
        WarningsState s = WarningsState.of(ts);
        boolean made = !Exc.Warning.isInstance(message);
        PyObject text = made ? Refs.newRef(ts, message) : Objects.str(ts, message);
        PyObject kind = made ? category : PyType.of(message);
        PyObject warning = null;
        PyObject key = null;
        s.lock.lock(ts);
        try {
            warning = made ? Calls.call1(ts, category, message) : Refs.newRef(ts, message);
            key = PyTuple.of(ts, Refs.newRef(ts, text), Refs.newRef(ts, kind), PyLong.of(line));
            if (registry != null && isNoted(s, registry, key, false) || !isWanted(s, kind, text, warning, key)) {
                return;
            }
            WarningDisplay.show(ts, new WarningDisplay.Shown(kind, text, warning, filename, line, sourceLine, source));
        } finally {
            s.lock.unlock(ts);
            Refs.decref(ts, text);
            Refs.xdecref(ts, warning);
            Refs.xdecref(ts, key);
        }
    }

    private boolean isWanted(WarningsState s, PyObject category, PyObject text, PyObject warning, PyObject key) {
        WarningFilters.Verdict v = WarningFilters.decide(ts, s, category, text, line, module);
        try {
            String action = v.action().toString();
            switch (action) {
                case "error" -> throw raised(category, warning);
                case "ignore" -> {
                    return false;
                }
                case "always", "all" -> {
                    return true;
                }
                default -> {
                }
            }
            if (registry != null) {
                registry.put(ts, key, PyBool.TRUE);
            }
            return switch (action) {
                case "once" -> isFirst(s, text, category);
                case "module" -> registry == null || !note(s, registry, text, category, true);
                case "default" -> true;
                default -> throw Raise.runtimeError("Unrecognized action (%s) in warnings.filters:\n %s", Objects.reprText(ts, v.action()),
                        Objects.reprText(ts, v.filter()));
            };
        } finally {
            v.release(ts);
        }
    }

    private boolean isFirst(WarningsState s, PyObject text, PyObject category) {
        if (registry != null) {
            return !note(s, registry, text, category, false);
        }
        PyDict once = WarningFilters.onceRegistry(ts, s);
        try {
            return !note(s, once, text, category, false);
        } finally {
            Refs.decref(ts, once);
        }
    }

    private PyException raised(PyObject category, PyObject warning) {
        return PyException.ofValue(warning instanceof PyBaseException ? Refs.newRef(ts, warning) : Calls.call1(ts, category, warning));
    }

    /** Notes a warning whose line does not matter; returns whether it was noted before. */
    private boolean note(WarningsState s, PyDict where, PyObject text, PyObject category, boolean zero) {
        PyObject key = zero ? PyTuple.of(ts, Refs.newRef(ts, text), Refs.newRef(ts, category), PyLong.of(0))
                : PyTuple.of(ts, Refs.newRef(ts, text), Refs.newRef(ts, category));
        try {
            return isNoted(s, where, key, true);
        } finally {
            Refs.decref(ts, key);
        }
    }

    private boolean isNoted(WarningsState s, PyDict where, PyObject key, boolean set) {
        PyObject version = where.get(ts, VERSION);
        boolean valid = version instanceof PyLong v && v.equals(PyLong.of(s.filtersVersion));
        Refs.xdecref(ts, version);
        if (valid) {
            PyObject known = where.getItem(ts, key);
            if (known != null && Objects.truth(ts, known)) {
                return true;
            }
        } else {
            where.clear(ts);
            where.put(ts, VERSION, PyLong.of(s.filtersVersion));
        }
        if (set) {
            where.put(ts, key, PyBool.TRUE);
        }
        return false;
    }
}
