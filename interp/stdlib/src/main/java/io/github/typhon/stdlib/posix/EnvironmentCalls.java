// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Environment;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.util.Arrays;

/** The environment and its changes, and argument and environment lists for new programs. */
final class EnvironmentCalls {
    private static final CFunction SETENV = CFunction.of("setenv");
    private static final CFunction UNSETENV = CFunction.of("unsetenv");

    private EnvironmentCalls() {}

    @PyFunction("($module, /)")
    static @Owned PyObject _create_environ(ThreadState ts) {
        PyObject env = Containers.factory().newDict(ts);
        for (byte[] e : Environment.entries()) {
            int eq = indexOf(e, '=');
            if (eq >= 0) {
                PyBytes name = PyBytes.of(e, 0, eq);
                PyObject there = Containers.factory().dictGet(ts, env, name);
                if (there == null) {
                    Containers.factory().dictSet(ts, env, name, PyBytes.of(e, eq + 1, e.length));
                }
                Refs.xdecref(ts, there);
            }
        }
        return env;
    }

    private static int indexOf(byte[] b, int c) {
        for (int i = 0; i < b.length; i++) {
            if (b[i] == c) {
                return i;
            }
        }
        return -1;
    }

    /** CPython: PyUnicode_FSConverter. */
    static PathArg converted(ThreadState ts, PyObject o) {
        if (PyUnicode.unwrapOrNull(o) == null && PyBytes.unwrapOrNull(o) == null
                && PyType.of(o).lookupBorrowed(io.github.typhon.objects.core.Names.__fspath__) == null) {
            throw Raise.typeError("expected str, bytes or os.PathLike object, not %s", PyType.of(o).name());
        }
        return PathArg.of(ts, o, null, null);
    }

    static byte[] bytes(ThreadState ts, PyObject o) {
        try (PathArg p = converted(ts, o)) {
            return p.bytes;
        }
    }

    private static void embedded(ThreadState ts, PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u != null && u.toString().indexOf('\0') >= 0) {
            throw Raise.valueError("embedded null byte");
        }
    }

    @PyFunction("($module, name, value, /)")
    static void putenv(ThreadState ts, PyObject name, PyObject value) {
        embedded(ts, name);
        embedded(ts, value);
        byte[] n = bytes(ts, name);
        byte[] v = bytes(ts, value);
        if (indexOf(n, '=') >= 0) {
            throw Raise.valueError("illegal environment variable name");
        }
        try (Arena arena = Arena.ofConfined()) {
            Errno.check(ts, SETENV.call(io.github.typhon.stdlib.host.Libc.string(arena, n).address(), io.github.typhon.stdlib.host.Libc.string(arena, v).address(), 1));
        }
    }

    @PyFunction("($module, name, /)")
    static void unsetenv(ThreadState ts, PyObject name) {
        embedded(ts, name);
        try (Arena arena = Arena.ofConfined()) {
            Errno.check(ts, UNSETENV.call(io.github.typhon.stdlib.host.Libc.string(arena, bytes(ts, name)).address()));
        }
    }

    /** The arguments for a program. */
    static byte[][] argv(ThreadState ts, PyObject o, String notList, String empty, String emptyFirst) {
        if (!Containers.factory().isList(o) && !(o instanceof PyTuple)) {
            throw Raise.typeError(notList);
        }
        PyObject[] all = Sequences.toArray(ts, o);
        try {
            if (all.length == 0) {
                throw Raise.valueError(empty);
            }
            byte[][] out = new byte[all.length][];
            for (int i = 0; i < out.length; i++) {
                out[i] = bytes(ts, all[i]);
            }
            if (out[0].length == 0) {
                throw Raise.valueError(emptyFirst);
            }
            return out;
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }

    /** A mapping as environment entries. */
    static byte[][] env(ThreadState ts, PyObject mapping) {
        PyObject[] names = items(ts, mapping, "keys");
        PyObject[] values = {};
        try {
            values = items(ts, mapping, "values");
            if (names.length != values.length) {
                throw Raise.valueError("environment changed size during iteration");
            }
            byte[][] out = new byte[names.length][];
            for (int i = 0; i < out.length; i++) out[i] = entry(bytes(ts, names[i]), bytes(ts, values[i]));
            return out;
        } finally {
            Refs.releaseAll(ts, names, 0, names.length);
            Refs.releaseAll(ts, values, 0, values.length);
        }
    }

    private static @Owned PyObject[] items(ThreadState ts, PyObject mapping, String method) {
        PyObject all = Calls.callMethod(ts, mapping, method);
        try {
            return Sequences.toArray(ts, all);
        } finally {
            Refs.decref(ts, all);
        }
    }

    private static byte[] entry(byte[] name, byte[] value) {
        // A name may begin with the sign, as some systems' do.
        if (name.length == 0 || indexOf(Arrays.copyOfRange(name, 1, name.length), '=') >= 0) {
            throw Raise.valueError("illegal environment variable name");
        }
        byte[] e = Arrays.copyOf(name, name.length + 1 + value.length);
        e[name.length] = '=';
        System.arraycopy(value, 0, e, name.length + 1, value.length);
        return e;
    }

    static boolean isMapping(PyObject o) {
        return Mappings.check(o);
    }
}
