// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** NameError and UnboundLocalError, with the name for suggestions. */
@PyClass(name = "NameError", baseType = "Exc.Exception", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT, PyType.GENERIC_NEW}, doc = "Name not found globally.")
public final class PyNameError extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PyNameErrorExposed());

    PyNameError(ThreadState ts, PyType type) {
        super(ts, type, 1);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyNameError e = new PyNameError(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    static void tp_init(ThreadState ts, PyNameError self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject name = Keywords.take("NameError", args, kwnames, "name")[0];
        PyBaseException.tp_init(ts, self, Keywords.positional(args, kwnames), null);
        self.store(ts, OWN, Refs.xnewRef(ts, name));
    }

    static void fill(PyType type, NameTable dict) {
        ExceptionMember.add(type, dict, 0, "name", "name");
    }
}
