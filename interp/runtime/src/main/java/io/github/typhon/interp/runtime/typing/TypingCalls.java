// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;

/** What the native half of typing leaves to {@code typing.py}, and small shared pieces. */
final class TypingCalls {
    private TypingCalls() {}

    private static @Owned PyObject module(ThreadState ts) {
        PyObject importer = PyThreadState.of(ts).interpreter.builtin(ts, Names.__import__);
        if (importer == null) throw Raise.runtimeError("__import__ not found");
        try {
            return Calls.call1(ts, importer, PyUnicode.intern("typing"));
        } finally {
            Refs.decref(ts, importer);
        }
    }

    /** {@code typing.name(*args)}. */
    static @Owned PyObject call(ThreadState ts, String name, PyObject... args) {
        PyObject m = module(ts);
        try {
            return Calls.callMethod(ts, m, name, args);
        } finally {
            Refs.decref(ts, m);
        }
    }

    static @Owned PyObject callKw(ThreadState ts, String name, PyTuple args, PyObject kwargs) {
        PyObject m = module(ts);
        PyObject f = null;
        try {
            f = Objects.getAttr(ts, m, name);
            return Calls.callDict(ts, f, args, kwargs);
        } finally {
            Refs.decref(ts, m);
            Refs.xdecref(ts, f);
        }
    }

    /** {@code typing.Unpack[o]}. */
    static @Owned PyObject unpack(ThreadState ts, PyObject o) {
        PyObject m = module(ts);
        PyObject u = null;
        try {
            u = Objects.getAttr(ts, m, "Unpack");
            return Objects.getItem(ts, u, o);
        } finally {
            Refs.decref(ts, m);
            Refs.xdecref(ts, u);
        }
    }

    /** {@code Union[a, b]}. */
    static @Owned PyObject union(ThreadState ts, PyObject a, PyObject b) {
        PyObject t = PyTuple.copyOf(ts, new PyObject[] {a, b}, 0, 2);
        try {
            return Objects.getItem(ts, io.github.typhon.objects.types.PyUnion.TYPE, t);
        } finally {
            Refs.decref(ts, t);
        }
    }

    static @Owned PyObject iterOfOne(ThreadState ts, PyObject owned) {
        PyObject t = PyTuple.of(ts, owned);
        try {
            return Iterators.iter(ts, t);
        } finally {
            Refs.decref(ts, t);
        }
    }

    /** A default or bound as the argument check of typing wants it; None means itself. */
    static @Owned PyObject typeCheck(ThreadState ts, PyObject arg, String message) {
        if (arg == PyNone.NONE) return (PyObject) PyType.of(arg);
        return call(ts, "_type_check", arg, PyUnicode.of(message));
    }

    /** The arguments, with the default of a type parameter appended if that is what is missing. CPython: typevar_typing_prepare_subst. */
    static @Owned PyObject prepareSubst(ThreadState ts, TypeParam self, PyObject alias, PyObject args) {
        PyObject params = Objects.getAttr(ts, alias, "__parameters__");
        long index;
        long n;
        try {
            n = Objects.length(ts, args);
            index = indexOf(ts, params, self);
        } finally {
            Refs.decref(ts, params);
        }
        if (index < n) return Refs.newRef(ts, args);
        PyObject d = index == n ? self.defaultValue(ts) : PyNoDefault.NO_DEFAULT;
        if (d == PyNoDefault.NO_DEFAULT) {
            throw Raise.typeError("Too few arguments for %s; actual %s, expected at least %s", Objects.strText(ts, alias), n, index + 1);
        }
        PyObject one = PyTuple.of(ts, d);
        try {
            return Sequences.concat(ts, args, one);
        } finally {
            Refs.decref(ts, one);
        }
    }

    private static long indexOf(ThreadState ts, PyObject params, TypeParam self) {
        if (params instanceof PyTuple p) {
            for (int i = 0; i < p.size(); i++) if (p.get(i) == self) return i;
        }
        throw Raise.valueError("sequence.index(x): x not in sequence");
    }

    static boolean flag(ThreadState ts, PyObject o) {
        return o != null && Objects.isTrue(ts, o);
    }
}
