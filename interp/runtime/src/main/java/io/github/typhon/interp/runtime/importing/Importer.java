// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** {@code __import__}: the fast path over sys.modules, everything else in the real importlib. CPython: PyImport_ImportModuleLevelObject. */
public final class Importer {
    private static final PyUnicode FIND_AND_LOAD = PyUnicode.intern("_find_and_load");
    private static final PyUnicode HANDLE_FROMLIST = PyUnicode.intern("_handle_fromlist");
    private static final PyUnicode PARENT = PyUnicode.intern("parent");
    private static final PyUnicode LOCK_UNLOCK = PyUnicode.intern("_lock_unlock_module");

    private Importer() {}

    public static @Owned PyObject importModule(PyThreadState ts, PyObject nameObject, PyObject globals, PyObject fromlist, int level) {
        try {
            return imported(ts, nameObject, globals, fromlist, level);
        } catch (PyException e) {
            ImportTraceback.trim(ts, e);
            throw e;
        }
    }

    private static @Owned PyObject imported(PyThreadState ts, PyObject nameObject, PyObject globals, PyObject fromlist, int level) {
        PyUnicode name = PyUnicode.unwrapOrNull(nameObject);
        if (name == null) {
            throw Raise.typeError("module name must be a string");
        }
        if (level < 0) {
            throw Raise.valueError("level must be >= 0");
        }
        PyUnicode absolute;
        if (level > 0) {
            absolute = resolve(ts, name, globals, level);
        } else {
            if (name.length() == 0) {
                throw Raise.valueError("Empty module name");
            }
            absolute = PyUnicode.intern(name);
        }
        PyObject module = load(ts, absolute);
        boolean done = false;
        try {
            if (fromlist != null && fromlist != PyNone.NONE && Objects.isTrue(ts, fromlist)) {
                if (hasPath(ts, module)) {
                    return viaImportlib(ts, HANDLE_FROMLIST, module, fromlist, importFunction(ts));
                }
                done = true;
                return module;
            }
            String full = name.toString();
            int dot = full.indexOf('.');
            if (level == 0 || full.length() > 0) {
                if (dot < 0) {
                    done = true;
                    return module;
                }
                if (level == 0) {
                    return load(ts, PyUnicode.intern(full.substring(0, dot)));
                }
                String abs = absolute.toString();
                String top = abs.substring(0, abs.length() - (full.length() - dot));
                PyObject parent = modules(ts).get(ts, PyUnicode.intern(top));
                if (parent == null) {
                    throw PyException.of(Exc.KeyError, "'" + top + "' not in sys.modules as expected");
                }
                return parent;
            }
            done = true;
            return module;
        } finally {
            if (!done) {
                Refs.decref(ts, module);
            }
        }
    }

    private static PyDict modules(PyThreadState ts) {
        return ts.interpreter.modules;
    }

    private static boolean hasPath(PyThreadState ts, PyObject module) {
        PyObject p = Objects.lookupAttr(ts, module, Names.__path__);
        Refs.xdecref(ts, p);
        return p != null;
    }

    private static @Owned PyObject load(PyThreadState ts, PyUnicode name) {
        PyObject m = modules(ts).get(ts, name);
        if (m == null || m == PyNone.NONE) {
            m = ts.interp.state(SysState.KEY).config.importTime == 0 ? viaImportlib(ts, FIND_AND_LOAD, name, importFunction(ts))
                    : ImportTimes.measured(ts, name, () -> viaImportlib(ts, FIND_AND_LOAD, name, importFunction(ts)));
            if (name.equalsText(StartMethods.MODULE)) {
                StartMethods.correct(ts, m);
            }
            return m;
        }
        if (ts.interp.state(SysState.KEY).config.importTime > 1) {
            ImportTimes.cached(ts, name);
        }
        if (m instanceof PyModule pm) {
            PyObject spec = pm.dictBorrowed().get(ts, Names.__spec__);
            try {
                if (spec != null && spec != PyNone.NONE && PyModule.isInitializing(ts, spec)) {
                    Refs.decref(ts, viaImportlib(ts, LOCK_UNLOCK, name));
                }
            } finally {
                Refs.xdecref(ts, spec);
            }
        }
        return m;
    }

    private static PyObject importFunction(PyThreadState ts) {
        return ts.interpreter.builtin(ts, Names.__import__);
    }

    /** Calls a function of importlib._bootstrap; trailing owned import functions are released by the table of builtins. */
    private static @Owned PyObject viaImportlib(PyThreadState ts, PyUnicode function, PyObject... args) {
        PyObject bootstrap = ts.interpreter.importlib;
        if (bootstrap == null) {
            return nativeOnly(ts, function, args);
        }
        try {
            PyObject f = Objects.getAttr(ts, bootstrap, function);
            try {
                return Calls.call(ts, f, args, null);
            } finally {
                Refs.decref(ts, f);
            }
        } finally {
            if (function != LOCK_UNLOCK) {
                Refs.decref(ts, args[args.length - 1]);
            }
        }
    }

    /** Before importlib runs, native modules can be imported, nothing else. */
    private static @Owned PyObject nativeOnly(PyThreadState ts, PyUnicode function, PyObject[] args) {
        Refs.decref(ts, args[args.length - 1]);
        if (function != FIND_AND_LOAD) {
            return Refs.newRef(ts, args[0]);
        }
        String name = args[0].toString();
        if (NativeModules.find(name) == null) {
            throw PyException.of(Exc.ModuleNotFoundError, "No module named '" + name + "': the import system is not initialised");
        }
        return NativeModules.bootstrap(ts, name);
    }

    /** The absolute name of a relative import. CPython: resolve_name. */
    private static PyUnicode resolve(PyThreadState ts, PyUnicode name, PyObject globals, int level) {
        if (globals == null || globals == PyNone.NONE) {
            throw PyException.of(Exc.KeyError, "'__name__' not in globals");
        }
        if (!(globals instanceof PyDict g)) {
            throw Raise.typeError("globals must be a dict");
        }
        String pkg = packageOf(ts, g);
        if (pkg.isEmpty()) {
            throw PyException.of(Exc.ImportError, "attempted relative import with no known parent package");
        }
        String base = pkg;
        for (int i = 1; i < level; i++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                throw PyException.of(Exc.ImportError, "attempted relative import beyond top-level package");
            }
            base = base.substring(0, dot);
        }
        return PyUnicode.intern(name.length() == 0 ? base : base + "." + name);
    }

    private static String packageOf(PyThreadState ts, PyDict g) {
        PyObject given = g.get(ts, Names.__package__);
        PyObject spec = g.get(ts, Names.__spec__);
        try {
            if (given != null && given != PyNone.NONE) {
                String text = text(given, "package");
                checkParent(ts, given, spec);
                return text;
            }
            return spec != null && spec != PyNone.NONE ? parent(ts, spec) : packageByName(ts, g);
        } finally {
            Refs.xdecref(ts, given);
            Refs.xdecref(ts, spec);
        }
    }

    private static String text(PyObject o, String what) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("%s must be a string", what);
        }
        return u.toString();
    }

    private static void checkParent(PyThreadState ts, PyObject given, PyObject spec) {
        if (spec == null || spec == PyNone.NONE) {
            return;
        }
        PyObject parent = Objects.getAttr(ts, spec, PARENT);
        try {
            if (!Objects.richCompareBool(ts, given, parent, CompareOp.EQ)) {
                Warnings.warn(ts, Exc.DeprecationWarning, "__package__ != __spec__.parent", 1);
            }
        } finally {
            Refs.decref(ts, parent);
        }
    }

    private static String parent(PyThreadState ts, PyObject spec) {
        PyObject parent = Objects.getAttr(ts, spec, PARENT);
        try {
            return text(parent, "__spec__.parent");
        } finally {
            Refs.decref(ts, parent);
        }
    }

    private static String packageByName(PyThreadState ts, PyDict g) {
        Warnings.warn(ts, Exc.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__", 1);
        PyObject name = g.get(ts, Names.__name__);
        if (name == null) {
            throw PyException.of(Exc.KeyError, "'__name__' not in globals");
        }
        PyObject path = g.get(ts, Names.__path__);
        try {
            String s = text(name, "__name__");
            int dot = s.lastIndexOf('.');
            return path != null ? s : dot < 0 ? "" : s.substring(0, dot);
        } finally {
            Refs.decref(ts, name);
            Refs.xdecref(ts, path);
        }
    }

    /** {@code import name} from Java: the module itself, also for a dotted name. */
    public static @Owned PyObject importModule(PyThreadState ts, String name) {
        return importModule(ts, PyUnicode.intern(name));
    }

    /** As above; the name must not be empty. */
    public static @Owned PyObject importModule(PyThreadState ts, PyUnicode name) {
        try {
            return load(ts, PyUnicode.intern(name));
        } catch (PyException e) {
            ImportTraceback.trim(ts, e);
            throw e;
        }
    }
}
