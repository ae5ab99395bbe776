// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** StopIteration, with the value that a generator returned. */
@PyClass(name = "StopIteration", baseType = "Exc.Exception", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT, PyType.GENERIC_NEW}, doc = "Signal the end from iterator.__next__().")
public final class PyStopIteration extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PyStopIterationExposed());

    PyStopIteration(ThreadState ts, PyType type) {
        super(ts, type, 1);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyStopIteration e = new PyStopIteration(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    static void tp_init(ThreadState ts, PyStopIteration self, PyObject[] args, PyUnicode[] kwnames) {
        PyBaseException.tp_init(ts, self, args, kwnames);
        self.store(ts, OWN, args.length > 0 ? Refs.newRef(ts, args[0]) : PyNone.NONE);
    }

    static void fill(PyType type, NameTable dict) {
        ExceptionMember.add(type, dict, 0, "value", "generator return value");
    }

    /** The value a generator returned. */
    public @Owned PyObject value(ThreadState ts) {
        return loadOrNone(ts, OWN);
    }
}
