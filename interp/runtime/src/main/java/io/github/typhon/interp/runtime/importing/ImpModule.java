// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.interp.compile.code.Fingerprint;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.ModuleExposure;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _imp}: what importlib asks of the runtime. There are no extension files. CPython: Python/import.c. */
@io.github.typhon.objects.expose.PyModule(name = "_imp", doc = "(Extremely) low-level import machinery bits as used by importlib.")
public final class ImpModule {
    /** The number in cached bytecode files: changes with the compiler. The high bit keeps it apart from CPython's. */
    public static final int MAGIC = 0x0A0D_8000 | (Fingerprint.VALUE ^ Fingerprint.VALUE >>> 15) & 0x7FFF;
    private static final StateKey<RecursiveMutex> LOCK = StateKey.of(i -> new RecursiveMutex());

    private ImpModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("check_hash_based_pycs", ts.interp.state(SysState.KEY).config.checkHashBasedPycs);
        m.add("pyc_magic_number_token", MAGIC);
    }

    @PyFunction("($module, /)")
    static boolean lock_held(ThreadState ts) {
        return ts.interp.state(LOCK).isLocked();
    }

    @PyFunction("($module, /)")
    static void acquire_lock(ThreadState ts) {
        ts.interp.state(LOCK).lock(ts);
    }

    @PyFunction("($module, /)")
    static void release_lock(ThreadState ts) {
        if (!ts.interp.state(LOCK).unlock(ts)) {
            throw Raise.runtimeError("not holding the import lock");
        }
    }

    @PyFunction("($module, /)")
    static PyObject extension_suffixes(ThreadState ts) {
        return Containers.factory().newList(ts, new PyObject[0], 0);
    }

    @PyFunction("($module, name, /)")
    static long is_builtin(String name) {
        return NativeModules.find(name) == null ? 0 : name.equals("sys") || name.equals("builtins") ? -1 : 1;
    }

    @PyFunction("($module, name, /)")
    static boolean is_frozen(ThreadState ts, String name) {
        return Freezer.find(PyThreadState.of(ts), name) != null;
    }

    @PyFunction("($module, name, /)")
    static boolean is_frozen_package(ThreadState ts, String name) {
        FrozenModules.Entry e = Freezer.find(PyThreadState.of(ts), name);
        if (e == null) {
            throw Freezer.missing(PyThreadState.of(ts), name);
        }
        return e.isPackage();
    }

    @PyFunction("($module, name, data=None, /)")
    static PyObject get_frozen_object(ThreadState ts, String name, PyObject data) {
        return Freezer.code(PyThreadState.of(ts), name, data);
    }

    @PyFunction("($module, name, /, *, withdata=False)")
    static PyObject find_frozen(ThreadState ts, String name, boolean withdata) {
        return Freezer.describe(PyThreadState.of(ts), name, withdata);
    }

    @PyFunction("($module, name, /)")
    static PyObject init_frozen(ThreadState ts, String name) {
        PyModule m = Freezer.importModule(PyThreadState.of(ts), name);
        return m == null ? PyNone.NONE : m;
    }

    @PyFunction("($module, /)")
    static PyObject _frozen_module_names(ThreadState ts) {
        return Freezer.names(PyThreadState.of(ts));
    }

    @PyFunction("($module, override, /)")
    static void _override_frozen_modules_for_tests(ThreadState ts, long override) {
        Freezer.override(PyThreadState.of(ts), override);
    }

    @PyFunction("($module, override, /)")
    static long _override_multi_interp_extensions_check(long override) {
        return 0;
    }

    @PyFunction("($module, spec, /)")
    static PyObject create_builtin(ThreadState ts, PyObject spec) {
        PyObject name = Objects.getAttr(ts, spec, "name");
        try {
            PyUnicode u = PyUnicode.unwrapOrNull(name);
            if (u == null) {
                throw Raise.typeError("name must be string, not %s", io.github.typhon.objects.core.PyType.of(name).name());
            }
            PyObject have = ((PyInterpreterState) ts.interp).modules.get(ts, PyUnicode.intern(u));
            if (have != null && (u.toString().equals("sys") || u.toString().equals("builtins"))) {
                return have;
            }
            Refs.xdecref(ts, have);
            ModuleExposure x = NativeModules.find(u.toString());
            return x == null ? PyNone.NONE : NativeModules.create(ts, x);
        } finally {
            Refs.decref(ts, name);
        }
    }

    @PyFunction("($module, mod, /)")
    static long exec_builtin(ThreadState ts, PyObject mod) {
        if (mod instanceof PyModule m) {
            PyObject name = m.dictBorrowed().get(ts, PyUnicode.intern("__name__"));
            String n = name.toString();
            Refs.xdecref(ts, name);
            ModuleExposure x = NativeModules.find(n);
            if (x != null && !n.equals("sys") && !n.equals("builtins")) {
                NativeModules.execute(ts, x, m);
            }
        }
        return 0;
    }

    @PyFunction("($module, spec, file=<unrepresentable>, /)")
    static PyObject create_dynamic(ThreadState ts, PyObject spec, PyObject file) {
        for (String attribute : new String[] {"name", "origin"}) {
            PyObject v = Objects.getAttr(ts, spec, attribute);
            String text = v instanceof PyUnicode u ? u.toString() : "";
            Refs.decref(ts, v);
            if (text.indexOf(0) >= 0) {
                throw Raise.valueError("embedded null character");
            }
        }
        throw PyException.of(Exc.ImportError, "Typhon cannot load extension modules for CPython");
    }

    @PyFunction("($module, mod, /)")
    static long exec_dynamic(PyObject mod) {
        throw PyException.of(Exc.ImportError, "Typhon cannot load extension modules for CPython");
    }

    @PyFunction("($module, code, path, /)")
    static void _fix_co_filename(ThreadState ts, PyObject code, PyObject path) {
        if (!(code instanceof PyCode c)) {
            throw Raise.typeError("_fix_co_filename() argument 1 must be code, not %s", io.github.typhon.objects.core.PyType.of(code).name());
        }
        PyUnicode file = PyUnicode.unwrapOrNull(path);
        if (file == null) {
            throw Raise.typeError("_fix_co_filename() argument 2 must be str, not %s", io.github.typhon.objects.core.PyType.of(path).name());
        }
        if (!c.filename().toString().equals(file.toString())) {
            c.setFilename(PyUnicode.intern(file));
        }
    }

    @PyFunction("($module, /, key, source)")
    static PyObject source_hash(long key, PyObject source) {
        PyBytes b = PyBytes.unwrapOrNull(source);
        if (b == null) {
            throw Raise.typeError("a bytes-like object is required, not '%s'", io.github.typhon.objects.core.PyType.of(source).name());
        }
        long h = SipHash.hash13(key, 0, b.toByteArray());
        byte[] out = new byte[8];
        for (int i = 0; i < 8; i++) {
            out[i] = (byte) (h >>> 8 * i);
        }
        return PyBytes.of(out);
    }

}
