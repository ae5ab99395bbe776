// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** The thread's hooks for asynchronous generators. */
final class AsyncGenHooks {
    private static final StructSequence.Kind KIND = new StructSequence.Kind(
            "builtins", "asyncgen_hooks", "named tuple providing information about asynchronous\ngenerators hooks. The attributes are read only.",
            2, true, "firstiter", "finalizer");

    private AsyncGenHooks() {}

    static void set(PyThreadState ts, PyObject[] args, PyObject kwargs) {
        PyObject first = args.length > 0 ? args[0] : null;
        PyObject last = args.length > 1 ? args[1] : null;
        if (kwargs != null) {
            PyObject a = Containers.factory().dictPop(ts, kwargs, PyUnicode.of("firstiter"));
            PyObject b = Containers.factory().dictPop(ts, kwargs, PyUnicode.of("finalizer"));
            try {
                apply(ts, a != null ? a : first, b != null ? b : last);
            } finally {
                Refs.xdecref(ts, a);
                Refs.xdecref(ts, b);
            }
        } else {
            apply(ts, first, last);
        }
    }

    private static void check(PyObject hook, String what) {
        if (hook != null && hook != PyNone.NONE && !Objects.isCallable(hook)) {
            throw Raise.typeError("callable %s expected, got %s", what, PyType.of(hook).name());
        }
    }

    private static void apply(PyThreadState ts, PyObject first, PyObject last) {
        check(last, "finalizer");
        check(first, "firstiter");
        if (last != null) {
            PyObject old = ts.asyncGenFinalizer;
            ts.asyncGenFinalizer = last == PyNone.NONE ? null : Refs.newRef(ts, last);
            Refs.xdecref(ts, old);
        }
        if (first != null) {
            PyObject old = ts.asyncGenFirstIter;
            ts.asyncGenFirstIter = first == PyNone.NONE ? null : Refs.newRef(ts, first);
            Refs.xdecref(ts, old);
        }
    }

    static @Owned PyObject get(PyThreadState ts) {
        PyObject a = ts.asyncGenFirstIter;
        PyObject b = ts.asyncGenFinalizer;
        return KIND.of(ts, a == null ? PyNone.NONE : Refs.newRef(ts, a), b == null ? PyNone.NONE : Refs.newRef(ts, b));
    }
}
