// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.array;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code array}. */
@PyModule(name = "array", doc = "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.")
public final class ArrayModule {
    private ArrayModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyArray.TYPE);
        m.add("ArrayType", Refs.newRef(ts, (PyType) PyArray.TYPE));
        m.add("typecodes", PyArray.CODES);
        registerSequence(ts);
    }

    @PyFunction(value = "($module, arraytype, typecode, mformat_code, items, /)", doc = "Internal. Used for pickling support.")
    static PyObject _array_reconstructor(ThreadState ts, PyObject arraytype, PyObject typecode, int mformat_code, PyObject items) {
        return ArrayReconstructor.make(ts, arraytype, typecode, mformat_code, items);
    }

    /** Makes array.array a MutableSequence. CPython: array_modexec. */
    private static void registerSequence(ThreadState ts) {
        PyObject load = Reflection.builtin(ts, "__import__");
        PyObject abc = null;
        PyObject base = null;
        try {
            Refs.decref(ts, Calls.call1(ts, load, PyUnicode.of("collections.abc")));
            abc = Reflection.module(ts, PyUnicode.intern("collections.abc"));
            base = Objects.getAttr(ts, abc, "MutableSequence");
            Refs.decref(ts, Calls.callMethod(ts, base, "register", PyArray.TYPE));
        } finally {
            Refs.decref(ts, load);
            Refs.xdecref(ts, abc);
            Refs.xdecref(ts, base);
        }
    }
}
