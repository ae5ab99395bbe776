// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;
import java.util.Map;

/** What a sub-interpreter is allowed. Those fields that concern C extensions, memory allocators and locks are kept and answered, and mean nothing here.
 *  CPython: PyInterpreterConfig. */
public record InterpreterConfig(boolean mainObmalloc, boolean fork, boolean exec, boolean threads, boolean daemonThreads, boolean checkExtensions, String gil) {
    private static final String[] FLAGS = {
        "use_main_obmalloc", "allow_fork", "allow_exec", "allow_threads", "allow_daemon_threads", "check_multi_interp_extensions"
    };
    private static final String GIL = "gil";
    private static final List<String> GILS = List.of("default", "shared", "own");

    private static final InterpreterConfig ISOLATED = new InterpreterConfig(false, false, false, true, false, true, "own");
    private static final Map<String, InterpreterConfig> NAMED = Map.of(
            "", ISOLATED,
            "default", ISOLATED,
            "isolated", ISOLATED,
            "legacy", new InterpreterConfig(true, true, true, true, true, false, "shared"),
            "empty", new InterpreterConfig(false, false, false, false, false, false, "default"));

    static final InterpreterConfig MAIN = new InterpreterConfig(true, true, true, true, true, false, "own");

    public static InterpreterConfig named(String name) {
        InterpreterConfig c = NAMED.get(name);
        if (c == null) {
            throw Raise.valueError("unsupported config name '%s'", name);
        }
        return c;
    }

    /** Of all fields, found in a dict of just these. */
    public static InterpreterConfig of(ThreadState ts, PyDict fields) {
        return named("empty").read(ts, fields, true);
    }

    /** With those fields changed that the dict has. */
    public InterpreterConfig with(ThreadState ts, PyDict fields) {
        return read(ts, fields, false);
    }

    private boolean[] flags() {
        return new boolean[] {mainObmalloc, fork, exec, threads, daemonThreads, checkExtensions};
    }

    private InterpreterConfig read(ThreadState ts, PyDict given, boolean all) {
        PyDict rest = given.copy(ts);
        try {
            boolean[] f = flags();
            for (int i = 0; i < FLAGS.length; i++) {
                PyObject v = take(ts, rest, FLAGS[i], all);
                if (v != null) {
                    f[i] = flag(ts, v, FLAGS[i]);
                }
            }
            PyObject g = take(ts, rest, GIL, all);
            String gil = g == null ? this.gil : gil(ts, g);
            if (rest.size() == 1) {
                throw Raise.valueError("config dict has 1 extra item (%s)", Objects.reprText(ts, rest));
            }
            if (rest.size() > 1) {
                throw Raise.valueError("config dict has %s extra items (%s)", rest.size(), Objects.reprText(ts, rest));
            }
            return new InterpreterConfig(f[0], f[1], f[2], f[3], f[4], f[5], gil);
        } finally {
            Refs.decref(ts, (PyObject) rest);
        }
    }

    private static @Owned PyObject take(ThreadState ts, PyDict d, String name, boolean required) {
        PyObject v = d.remove(ts, PyUnicode.intern(name));
        if (v == null && required) {
            throw Raise.valueError("missing config key: %s", name);
        }
        return v;
    }

    private static boolean flag(ThreadState ts, @Owned PyObject v, String name) {
        boolean on = v == PyBool.TRUE;
        if (!on && v != PyBool.FALSE) {
            Refs.decref(ts, v);
            throw Raise.typeError("invalid config type: %s", name);
        }
        return on;
    }

    private static String gil(ThreadState ts, @Owned PyObject v) {
        PyUnicode u = PyUnicode.unwrapOrNull(v);
        String s = u == null ? null : u.toString();
        Refs.decref(ts, v);
        if (s == null) {
            throw Raise.typeError("invalid config type: %s", GIL);
        }
        if (!GILS.contains(s)) {
            throw Raise.valueError("unsupported interpreter config .gil value '%s'", s);
        }
        return s;
    }

    public @Owned PyDict toDict(ThreadState ts) {
        PyDict d = new PyDict(ts);
        boolean[] f = flags();
        for (int i = 0; i < FLAGS.length; i++) {
            d.put(ts, PyUnicode.intern(FLAGS[i]), PyBool.of(f[i]));
        }
        d.put(ts, PyUnicode.intern(GIL), PyUnicode.of(gil));
        return d;
    }

    /** What an interpreter made of this says of itself; InterpreterError for what CPython cannot have. */
    InterpreterConfig settled(ThreadState ts) {
        if (!mainObmalloc && !checkExtensions) {
            throw CrossErrors.INTERPRETER.error(ts, "sub-interpreter creation failed");
        }
        return gil.equals("default") ? new InterpreterConfig(mainObmalloc, fork, exec, threads, daemonThreads, checkExtensions, "shared") : this;
    }

    PyInterpreterState.Features features() {
        return new PyInterpreterState.Features(exec, threads, daemonThreads);
    }
}
