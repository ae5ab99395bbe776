// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.singleton;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Python's {@code None}. Headerless and the only one of its type. */
@PyClass(name = "NoneType", signature = "()", module = "builtins")
public final class PyNone extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyNoneExposed());
    public static final PyNone NONE = new PyNone();

    private PyNone() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0) {
            throw Raise.typeError("NoneType takes no arguments");
        }
        return NONE;
    }

    static PyObject tp_repr(ThreadState ts, PyNone self) {
        return PyUnicode.of("None");
    }

    static long tp_hash(ThreadState ts, PyNone self) {
        return 0xfca86420L;
    }

    static boolean nb_bool(ThreadState ts, PyNone self) {
        return false;
    }
}
