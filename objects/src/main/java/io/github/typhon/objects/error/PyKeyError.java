// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** KeyError: a missing mapping key. */
@PyClass(name = "KeyError", baseType = "Exc.LookupError", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT, PyType.SAME_LAYOUT}, doc = "Mapping key not found.")
public final class PyKeyError extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PyKeyErrorExposed());

    PyKeyError(ThreadState ts, PyType type) {
        super(ts, type, 0);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyKeyError e = new PyKeyError(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    // One argument is shown as its repr: KeyError('') would otherwise print nothing.
    static PyObject tp_str(ThreadState ts, PyKeyError self) {
        PyTuple args = self.args(ts);
        try {
            return args.size() == 1 ? Objects.repr(ts, args.get(0)) : PyBaseException.tp_str(ts, self);
        } finally {
            Refs.decref(ts, args);
        }
    }
}
