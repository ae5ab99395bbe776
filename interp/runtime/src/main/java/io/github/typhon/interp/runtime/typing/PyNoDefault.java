// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code typing.NoDefault}: a type parameter without default. Immortal, the only one of its type. */
@PyClass(name = "NoDefaultType", signature = "()", doc = "The type of the NoDefault singleton.")
public final class PyNoDefault extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyNoDefaultExposed());
    public static final PyNoDefault NO_DEFAULT = new PyNoDefault();

    private PyNoDefault() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0) throw Raise.typeError("NoDefaultType takes no arguments");
        return NO_DEFAULT;
    }

    static PyObject tp_repr(ThreadState ts, PyNoDefault self) {
        return PyUnicode.of("typing.NoDefault");
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce() {
        return PyUnicode.intern("NoDefault");
    }
}
