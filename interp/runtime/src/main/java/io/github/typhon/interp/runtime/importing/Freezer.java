// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.interp.runtime.code.CodeBytes;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.sys.PyConfig;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import java.util.Arrays;

/** Frozen modules as an interpreter sees them: the tests may switch them on and off. CPython: Python/import.c, look_up_frozen. */
public final class Freezer {
    /** 1 and -1 override the configuration. Written by tests only. */
    private static final StateKey<int[]> OVERRIDE = StateKey.of(i -> new int[1]);
    /** The bytes before a marshalled code object's own: the type and the length. */
    private static final int MARSHAL_HEAD = 5;

    private Freezer() {}

    static void override(PyThreadState ts, long how) {
        ts.interp.state(OVERRIDE)[0] = Long.signum(how);
    }

    /** The module if it may be used here, or null. */
    static FrozenModules.Entry find(PyThreadState ts, String name) {
        FrozenModules.Entry e = FrozenModules.find(name);
        return e == null || FrozenModules.BOOTSTRAP.contains(name) || enabled(ts) ? e : null;
    }

    private static boolean enabled(PyThreadState ts) {
        int o = ts.interp.state(OVERRIDE)[0];
        PyConfig c = ts.interp.state(SysState.KEY).config;
        return o != 0 ? o > 0 : !"off".equals(c.xoptions.get("frozen_modules"));
    }

    static PyException missing(PyThreadState ts, String name) {
        return PyException.of(Exc.ImportError, "No such frozen object named " + Objects.reprText(ts, PyUnicode.of(name)));
    }

    /** (data or None, is a package, original name or None), or None. */
    static @Owned PyObject describe(PyThreadState ts, String name, boolean withData) {
        FrozenModules.Entry e = find(ts, name);
        if (e == null) return PyNone.NONE;
        PyObject data = PyNone.NONE;
        if (withData) {
            byte[] bytes = Arrays.copyOfRange(FrozenModules.data(), FrozenModules.from(e), FrozenModules.to(e));
            PyObject view = ts.interpreter.builtin(ts, PyUnicode.intern("memoryview"));
            try {
                data = Calls.call(ts, view, PyBytes.ofOwned(bytes));
            } finally {
                Refs.decref(ts, view);
            }
        }
        return PyTuple.of(ts, data, PyBool.of(e.isPackage()), e.origin() == null ? PyNone.NONE : PyUnicode.of(e.origin()));
    }

    static @Owned PyObject names(PyThreadState ts) {
        PyObject[] a = FrozenModules.names().stream().filter(n -> find(ts, n) != null).map(PyUnicode::of).toArray(PyObject[]::new);
        return Containers.factory().newList(ts, a, a.length);
    }

    /** Whether the bytes hold another object, or nothing that can be read. */
    private static PyException notCode(PyThreadState ts, String name, PyBytes data) {
        PyObject marshal = Importer.importModule(ts, "marshal");
        try {
            Refs.decref(ts, Calls.callMethod(ts, marshal, "loads", data));
        } catch (PyException e) {
            if (!e.matches(Exc.Exception)) throw e;
            e.discard(ts);
            return PyException.of(Exc.ImportError, "Frozen object named '" + name + "' is invalid");
        } finally {
            Refs.decref(ts, marshal);
        }
        return Raise.typeError("frozen object '%s' is not a code object", name);
    }

    /** @param data marshalled code to use instead of the module's own, or null */
    static @Owned PyObject code(PyThreadState ts, String name, PyObject data) {
        byte[] bytes;
        int from;
        int to;
        if (data == null || data == PyNone.NONE) {
            FrozenModules.Entry e = find(ts, name);
            if (e == null) throw missing(ts, name);
            bytes = FrozenModules.data();
            from = FrozenModules.from(e);
            to = FrozenModules.to(e);
        } else {
            bytes = Buffers.bytes(ts, data);
            from = 0;
            to = bytes.length;
        }
        if (to - from == 0) throw PyException.of(Exc.ImportError, "Frozen object named '" + name + "' is invalid");
        // Marked or not: nothing in it refers to itself.
        PyCode code = (bytes[from] & 0x7f) == 'c' && to - from > MARSHAL_HEAD ? CodeBytes.readOrNull(ts, bytes, from + MARSHAL_HEAD, to) : null;
        if (code == null) throw notCode(ts, name, PyBytes.of(Arrays.copyOfRange(bytes, from, to)));
        return code;
    }

    /** Makes and runs a module before there is an import system, or for those that ask for it by name. Null if there is none. */
    public static @Owned PyModule importModule(PyThreadState ts, String name) {
        FrozenModules.Entry e = find(ts, name);
        if (e == null) return null;
        PyObject code = code(ts, name, null);
        try {
            PyModule m = module(ts, PyUnicode.intern(name));
            m.dictBorrowed().put(ts, Names.__builtins__, ts.interpreter.builtins);
            if (e.isPackage()) m.dictBorrowed().putStolen(ts, Names.__path__, Containers.factory().newList(ts, new PyObject[0], 0));
            m.dictBorrowed().put(ts, PyUnicode.intern("__origname__"), e.origin() == null ? PyNone.NONE : PyUnicode.of(e.origin()));
            Refs.decref(ts, Interp.run(ts, (PyCode) code, m.dictBorrowed(), m.dictBorrowed()));
            return m;
        } finally {
            Refs.decref(ts, code);
        }
    }

    /** The module of that name in sys.modules, made if there is none. CPython: import_add_module. */
    private static @Owned PyModule module(PyThreadState ts, PyUnicode name) {
        PyObject have = ts.interpreter.modules.get(ts, name);
        if (have instanceof PyModule m) return m;
        Refs.xdecref(ts, have);
        PyModule m = PyModule.create(ts, name.toString(), null);
        ts.interpreter.modules.put(ts, name, m);
        return m;
    }
}
