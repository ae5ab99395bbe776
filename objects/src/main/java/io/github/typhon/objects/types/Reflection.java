// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** What pickling and introspection of built-in callables need from above: the builtins and the table of modules. */
public final class Reflection {
    /** Implemented by the interpreter. */
    public interface Provider {
        /** A built-in function such as {@code getattr} or {@code iter}. */
        @Owned PyObject builtin(ThreadState ts, String name);

        /** An imported module, or null. */
        @Owned PyObject module(ThreadState ts, PyUnicode name);
    }

    private static final class Holder {
        volatile Provider provider;
    }

    private static final StateKey<Holder> KEY = StateKey.of(i -> new Holder());

    private Reflection() {}

    public static void install(InterpreterState interp, Provider p) {
        interp.state(KEY).provider = p;
    }

    public static @Owned PyObject builtin(ThreadState ts, String name) {
        return ts.interp.state(KEY).provider.builtin(ts, name);
    }

    /** The imported module of that name, or null. */
    public static @Owned PyObject module(ThreadState ts, PyUnicode name) {
        Provider p = ts.interp.state(KEY).provider;
        return p == null ? null : p.module(ts, name);
    }

    /** {@code (getattr, (owner, name))}. */
    public static @Owned PyObject reduceGetattr(ThreadState ts, PyObject owner, String name) {
        return PyTuple.of(ts, builtin(ts, "getattr"), PyTuple.of(ts, Refs.newRef(ts, owner), PyUnicode.intern(name)));
    }

    public static @Owned PyObject moduleOrNone(ThreadState ts, PyUnicode name) {
        PyObject m = name == null ? null : module(ts, name);
        return m == null ? PyNone.NONE : m;
    }
}
