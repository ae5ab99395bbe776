// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.singleton;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Python's {@code NotImplemented}. Headerless and the only one of its type. */
@PyClass(name = "NotImplementedType", signature = "()", module = "builtins")
public final class PyNotImplemented extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyNotImplementedExposed());
    public static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

    private PyNotImplemented() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0) {
            throw Raise.typeError("NotImplementedType takes no arguments");
        }
        return NOT_IMPLEMENTED;
    }

    static PyObject tp_repr(ThreadState ts, PyNotImplemented self) {
        return PyUnicode.of("NotImplemented");
    }

    static boolean nb_bool(ThreadState ts, PyNotImplemented self) {
        throw Raise.typeError("NotImplemented should not be used in a boolean context");
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce() {
        return PyUnicode.of("NotImplemented");
    }
}
