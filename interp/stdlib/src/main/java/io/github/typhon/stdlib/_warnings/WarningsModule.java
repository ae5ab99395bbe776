// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._warnings;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _warnings}. CPython: Python/_warnings.c. */
@PyModule(name = "_warnings", doc = "_warnings provides basic warning filtering support.\n"
        + "It is a helper module to speed up interpreter start-up.")
public final class WarningsModule {
    private WarningsModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        WarningsState s = WarningsState.of(ts);
        m.add("filters", Refs.newRef(ts, s.filters));
        m.add("_onceregistry", Refs.newRef(ts, s.onceRegistry));
        m.add("_defaultaction", WarningsState.DEFAULT);
        m.add("_warnings_context", Refs.newRef(ts, s.context));
        Warnings.install(ts, new Sink());
    }

    /** For native code. */
    private static final class Sink implements Warnings.Sink {
        @Override
        public void warn(ThreadState ts, PyType category, PyObject message, int stackLevel, PyObject source) {
            WarningIssue.atLevel((PyThreadState) ts, category, message, stackLevel, source, null);
        }

        @Override
        public void warnExplicit(ThreadState ts, PyType category, PyObject message, PyUnicode filename, int line) {
            new WarningIssue((PyThreadState) ts, filename, line, null, null).issue(category, message, null, null);
        }
    }

    @PyFunction(value = "($module, /, message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<unrepresentable>)",
            doc = "Issue a warning, or maybe ignore it or raise an exception.\n\n  message\n    Text of the warning message.\n  category\n"
                    + "    The Warning category subclass. Defaults to UserWarning.\n  stacklevel\n"
                    + "    How far up the call stack to make this warning appear. A value of 2 for\n"
                    + "    example attributes the warning to the caller of the code calling warn().\n  source\n"
                    + "    If supplied, the destroyed object which emitted a ResourceWarning\n  skip_file_prefixes\n"
                    + "    An optional tuple of module filename prefixes indicating frames to skip\n    during stacklevel computations for stack frame attribution.")
    static void warn(ThreadState ts, PyObject message, PyObject category, long stacklevel, PyObject source, PyObject skip_file_prefixes) {
        PyTuple prefixes = null;
        long level = stacklevel;
        if (skip_file_prefixes != null) {
            if (!(skip_file_prefixes instanceof PyTuple t)) {
                throw Raise.typeError("warn() argument 'skip_file_prefixes' must be tuple, not %s", PyType.of(skip_file_prefixes).name());
            }
            if (t.size() > 0) {
                prefixes = t;
                level = Math.max(level, 2);
            }
        }
        WarningIssue.atLevel((PyThreadState) ts, WarningIssue.category(ts, message, category), message, level, source, prefixes);
    }

    @PyFunction(value = "($module, /, message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)",
            doc = "Issue a warning, or maybe ignore it or raise an exception.")
    static void warn_explicit(ThreadState ts, PyObject message, PyObject category, PyUnicode filename, int lineno, PyObject module,
            PyObject registry, PyObject module_globals, PyObject source) {
        PyUnicode line = null;
        if (module_globals != PyNone.NONE) {
            if (!(module_globals instanceof PyDict globals)) {
                throw Raise.typeError("module_globals must be a dict, not '%s'", PyType.of(module_globals).name());
            }
            line = WarningSource.line(ts, globals, lineno);
        }
        if (registry != PyNone.NONE && !(registry instanceof PyDict)) {
            throw Raise.typeError("'registry' must be a dict or None");
        }
        @Owned PyObject owned = line;
        try {
            new WarningIssue((PyThreadState) ts, filename, lineno, module, registry instanceof PyDict d ? d : null).issue(category, message, line, source);
        } finally {
            Refs.xdecref(ts, owned);
        }
    }

    @PyFunction("($module, /)")
    static void _filters_mutated_lock_held(ThreadState ts) {
        WarningsState s = WarningsState.of(ts);
        if (!s.lock.isHeldBy(ts)) {
            throw Raise.runtimeError("warnings lock is not held");
        }
        s.filtersVersion++;
    }

    @PyFunction("($module, /)")
    static void _acquire_lock(ThreadState ts) {
        WarningsState.of(ts).lock.lock(ts);
    }

    @PyFunction("($module, /)")
    static void _release_lock(ThreadState ts) {
        if (!WarningsState.of(ts).lock.unlock(ts)) {
            throw Raise.runtimeError("cannot release un-acquired lock");
        }
    }
}
