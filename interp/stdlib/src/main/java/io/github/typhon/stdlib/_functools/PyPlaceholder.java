// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._functools;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** The type and only value of functools.Placeholder: an argument of a partial that the call fills in. Immortal. */
@PyClass(name = "_PlaceholderType", module = "functools",
        doc = "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.")
public final class PyPlaceholder extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyPlaceholderExposed());
    public static final PyPlaceholder PLACEHOLDER = new PyPlaceholder();

    private PyPlaceholder() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0) {
            throw Raise.typeError("_PlaceholderType takes no arguments");
        }
        return PLACEHOLDER;
    }

    static PyObject tp_repr(ThreadState ts, PyPlaceholder self) {
        return PyUnicode.of("Placeholder");
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce() {
        return PyUnicode.of("Placeholder");
    }
}
