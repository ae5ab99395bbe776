// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** SystemExit, with its exit code. */
@PyClass(name = "SystemExit", baseType = "Exc.BaseException", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT, PyType.GENERIC_NEW}, doc = "Request to exit from the interpreter.")
public final class PySystemExit extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PySystemExitExposed());

    PySystemExit(ThreadState ts, PyType type) {
        super(ts, type, 1);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PySystemExit e = new PySystemExit(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    static void tp_init(ThreadState ts, PySystemExit self, PyObject[] args, PyUnicode[] kwnames) {
        PyBaseException.tp_init(ts, self, args, kwnames);
        if (args.length > 0) {
            self.store(ts, OWN, args.length == 1 ? Refs.newRef(ts, args[0]) : self.args(ts));
        }
    }

    static void fill(PyType type, NameTable dict) {
        ExceptionMember.add(type, dict, 0, "code", "exception code");
    }

    /** The exit code: None, an int, or something to print. */
    public @Owned PyObject code(ThreadState ts) {
        return loadOrNone(ts, OWN);
    }
}
