// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.singleton;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Python's {@code Ellipsis}. Headerless and the only one of its type. */
@PyClass(name = "ellipsis", signature = "()", module = "builtins")
public final class PyEllipsis extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyEllipsisExposed());
    public static final PyEllipsis ELLIPSIS = new PyEllipsis();

    private PyEllipsis() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0) {
            throw Raise.typeError("ellipsis takes no arguments");
        }
        return ELLIPSIS;
    }

    static PyObject tp_repr(ThreadState ts, PyEllipsis self) {
        return PyUnicode.of("Ellipsis");
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce() {
        return PyUnicode.of("Ellipsis");
    }
}
