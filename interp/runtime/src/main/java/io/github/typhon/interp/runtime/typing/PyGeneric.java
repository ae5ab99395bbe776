// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.ObjectMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code typing.Generic}, the base of generic classes; the work is done in typing.py. */
@PyClass(name = "Generic", module = "typing", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.SAME_LAYOUT}, doc = "Abstract base class for generic types")
public final class PyGeneric {
    public static final PyType TYPE = PyType.builtin(new PyGenericExposed());

    private PyGeneric() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return ObjectMethods.newObject(ts, type, args);
    }

    @PyClassMethod(value = "($type, /, *args, **kwargs)", name = "__class_getitem__", doc = "Parameterizes a generic class.")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject[] args, PyObject kwargs) {
        return withClass(ts, "_generic_class_getitem", cls, args, kwargs);
    }

    @PyClassMethod(value = "($type, /, *args, **kwargs)", name = "__init_subclass__", doc = "Function to initialize subclasses.")
    static PyObject initSubclass(ThreadState ts, PyType cls, PyObject[] args, PyObject kwargs) {
        return withClass(ts, "_generic_init_subclass", cls, args, kwargs);
    }

    private static PyObject withClass(ThreadState ts, String f, PyType cls, PyObject[] args, PyObject kwargs) {
        PyObject[] all = new PyObject[args.length + 1];
        all[0] = cls;
        System.arraycopy(args, 0, all, 1, args.length);
        if (kwargs == null) return TypingCalls.call(ts, f, all);
        PyTuple t = PyTuple.copyOf(ts, all, 0, all.length);
        try {
            return TypingCalls.callKw(ts, f, t, kwargs);
        } finally {
            Refs.decref(ts, t);
        }
    }
}
