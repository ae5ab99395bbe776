// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.AttributeCalls;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Calling objects. Arguments are borrowed; the callee neither keeps nor writes the array. CPython: PyObject_Vectorcall and friends. */
public final class Calls {
    private static final PyObject[] NONE = {};

    private Calls() {}

    /** @param kwnames names of the last arguments, or null */
    public static @Owned PyObject call(ThreadState ts, PyObject f, PyObject[] args, PyUnicode[] kwnames) {
        return PyType.of(f).slots().tp_call(ts, f, args, kwnames);
    }

    public static @Owned PyObject call(ThreadState ts, PyObject f, PyObject... args) {
        return PyType.of(f).slots().tp_call(ts, f, args, null);
    }

    public static @Owned PyObject callKw(ThreadState ts, PyObject f, PyObject[] args, PyUnicode[] kwnames) {
        return PyType.of(f).slots().tp_call(ts, f, args, kwnames);
    }

    public static @Owned PyObject call0(ThreadState ts, PyObject f) {
        return PyType.of(f).slots().tp_call(ts, f, NONE, null);
    }

    public static @Owned PyObject call1(ThreadState ts, PyObject f, PyObject a) {
        if (f instanceof PyBuiltinFunction b) {
            return b.call1(ts, a);
        }
        return PyType.of(f).slots().tp_call(ts, f, new PyObject[] {a}, null);
    }

    public static @Owned PyObject call2(ThreadState ts, PyObject f, PyObject a, PyObject b) {
        return PyType.of(f).slots().tp_call(ts, f, new PyObject[] {a, b}, null);
    }

    public static @Owned PyObject call3(ThreadState ts, PyObject f, PyObject a, PyObject b, PyObject c) {
        return PyType.of(f).slots().tp_call(ts, f, new PyObject[] {a, b, c}, null);
    }

    /** {@code getattr(o, name)(*args)}. */
    public static @Owned PyObject callMethod(ThreadState ts, PyObject o, PyUnicode name, PyObject... args) {
        return AttributeCalls.call(ts, o, name, args, null);
    }

    /** The same; {@code kwnames} are the names of the last arguments. */
    public static @Owned PyObject callMethodKw(ThreadState ts, PyObject o, PyUnicode name, PyObject[] args, PyUnicode[] kwnames) {
        return AttributeCalls.call(ts, o, name, args, kwnames);
    }

    public static @Owned PyObject callMethod(ThreadState ts, PyObject o, String name, PyObject... args) {
        return callMethod(ts, o, PyUnicode.intern(name), args);
    }

    /** {@code f(*args, **kwargs)} from a tuple and a dict (or null). */
    public static @Owned PyObject callDict(ThreadState ts, PyObject f, PyTuple args, PyObject kwargs) {
        int n = args.size();
        if (kwargs == null || Containers.factory().dictSize(kwargs) == 0) {
            PyObject[] a = new PyObject[n];
            for (int i = 0; i < n; i++) {
                a[i] = args.get(i);
            }
            return call(ts, f, a, null);
        }
        PyObject[] kv = Containers.factory().dictItems(ts, kwargs);
        try {
            PyObject[] all = new PyObject[n + kv.length / 2];
            PyUnicode[] names = new PyUnicode[kv.length / 2];
            for (int i = 0; i < n; i++) {
                all[i] = args.get(i);
            }
            for (int i = 0; i < names.length; i++) {
                names[i] = PyUnicode.unwrapOrNull(kv[2 * i]);
                if (names[i] == null) {
                    throw Raise.typeError("keywords must be strings");
                }
                all[n + i] = kv[2 * i + 1];
            }
            return call(ts, f, all, names);
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
    }

    public static boolean isCallable(PyObject o) {
        return PyType.of(o).slots().has(Slot.TP_CALL);
    }
}
