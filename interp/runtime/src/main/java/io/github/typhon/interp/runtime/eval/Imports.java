// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.ModuleAdvice;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.ErrorFactory;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Import statements; the work is done by {@code builtins.__import__}. CPython: import_name, import_from, import_all_from (Python/ceval.c). */
public final class Imports {
    private static final PyUnicode UNKNOWN = PyUnicode.intern("<unknown module name>");

    private Imports() {}

    public static @Owned PyObject name(PyThreadState ts, Frame f, PyUnicode name, PyObject level, PyObject fromlist) {
        PyObject importer = Scopes.fromMapping(ts, f.builtins, Names.__import__);
        if (importer == null) throw PyException.of(Exc.ImportError, "__import__ not found");
        try {
            PyObject locals = f.locals == null ? PyNone.NONE : f.locals;
            return Calls.call(ts, importer, new PyObject[] {name, f.globals, locals, fromlist, level}, null);
        } finally {
            Refs.decref(ts, importer);
        }
    }

    public static @Owned PyObject from(PyThreadState ts, PyObject module, PyUnicode name) {
        PyObject v = Objects.lookupAttr(ts, module, name);
        if (v != null) return v;
        PyObject modName = Objects.lookupAttr(ts, module, Names.__name__);
        PyObject spec = null;
        PyUnicode origin = null;
        try {
            PyUnicode n = modName == null ? null : PyUnicode.unwrapOrNull(modName);
            if (n != null) {
                v = ts.interpreter.modules.getItem(ts, n.concat(PyUnicode.of(".")).concat(name));
                if (v != null) return v;
            }
            spec = Objects.lookupAttr(ts, module, Names.__spec__);
            origin = ModuleAdvice.origin(ts, spec);
            throw missing(ts, module, name, n == null ? UNKNOWN : modName, spec, origin);
        } finally {
            Refs.xdecref(ts, modName);
            Refs.xdecref(ts, spec);
            Refs.xdecref(ts, origin);
        }
    }

    private static PyException missing(PyThreadState ts, PyObject module, PyUnicode name, PyObject modName, PyObject spec, PyUnicode origin) {
        String what = "cannot import name " + Objects.reprText(ts, name) + " from ";
        String shown = Objects.reprText(ts, modName);
        String advice = ModuleAdvice.rename(ts, modName, origin, spec, s -> Objects.reprText(ts, s));
        if (advice != null) return ErrorFactory.importFromError(ts, modName, origin, name, what + shown + advice);
        // A module without a location may still have a file to name.
        PyObject file = origin == null ? Objects.lookupAttr(ts, module, Names.__file__) : Refs.newRef(ts, origin);
        try {
            boolean known = file instanceof PyUnicode;
            String where = " (" + (known ? file : "unknown location") + ")";
            String text = PyModule.isInitializing(ts, spec) ? what + "partially initialized module " + shown + " (most likely due to a circular import)" + where
                    : what + shown + where;
            return ErrorFactory.importFromError(ts, modName, known ? file : PyNone.NONE, name, text);
        } finally {
            Refs.xdecref(ts, file);
        }
    }

    /** from module import *. */
    public static void star(PyThreadState ts, Frame f, PyObject module) {
        if (f.locals == null) throw Raise.systemError("no locals found during 'import *'");
        PyObject all = Objects.lookupAttr(ts, module, Names.__all__);
        boolean skipPrivate = all == null;
        if (all == null) {
            PyObject dict = Objects.lookupAttr(ts, module, Names.__dict__);
            if (dict == null) throw PyException.of(Exc.ImportError, "from-import-* object has no __dict__ and no __all__");
            try {
                PyObject keys = Mappings.keys(ts, dict);
                try {
                    all = io.github.typhon.objects.protocol.Sequences.list(ts, keys);
                } finally {
                    Refs.decref(ts, keys);
                }
            } finally {
                Refs.decref(ts, dict);
            }
        }
        try {
            Iterators.forEach(ts, all, n -> {
                if (!(n instanceof PyUnicode name)) throw notStr(ts, module, n, skipPrivate);
                if (skipPrivate && name.length() > 0 && name.codePointAt(0) == '_') return true;
                PyUnicode key = PyUnicode.intern(name);
                PyObject v = Objects.getAttr(ts, module, key);
                try {
                    Scopes.storeName(ts, f, key, v);
                } finally {
                    Refs.decref(ts, v);
                }
                return true;
            });
        } finally {
            Refs.decref(ts, all);
        }
    }

    private static PyException notStr(PyThreadState ts, PyObject module, PyObject n, boolean fromDict) {
        PyObject modName = Objects.getAttr(ts, module, Names.__name__);
        try {
            return fromDict ? Raise.typeError("Key in %s.__dict__ must be str, not %s", modName, PyType.of(n).name())
                    : Raise.typeError("Item in %s.__all__ must be str, not %s", modName, PyType.of(n).name());
        } finally {
            Refs.decref(ts, modName);
        }
    }
}
