// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** ImportError and ModuleNotFoundError: the module that was asked for. */
@PyClass(name = "ImportError", baseType = "Exc.Exception", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT, PyType.GENERIC_NEW}, doc = "Import can't find module, or can't find name in module.")
public final class PyImportError extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PyImportErrorExposed());

    PyImportError(ThreadState ts, PyType type) {
        super(ts, type, 4);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyImportError e = new PyImportError(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    private static final String[] STATE = {"name", "path", "name_from"};

    static void tp_init(ThreadState ts, PyImportError self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] kw = Keywords.take("ImportError", args, kwnames, STATE);
        PyObject[] positional = Keywords.positional(args, kwnames);
        PyBaseException.tp_init(ts, self, positional, null);
        self.store(ts, OWN, positional.length == 1 ? Refs.newRef(ts, positional[0]) : null);
        for (int i = 0; i < kw.length; i++) {
            self.store(ts, OWN + 1 + i, Refs.xnewRef(ts, kw[i]));
        }
    }

    static PyObject tp_str(ThreadState ts, PyImportError self) {
        PyObject msg = self.load(ts, OWN);
        if (msg instanceof PyUnicode) {
            return msg;
        }
        Refs.xdecref(ts, msg);
        return PyBaseException.tp_str(ts, self);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        PyObject state = dictOrNull(ts);
        for (int i = 0; i < STATE.length; i++) {
            PyObject v = load(ts, OWN + 1 + i);
            if (v != null) {
                state = ErrorFactory.stateWith(ts, state, dictOrNull(ts), STATE[i], v);
            }
        }
        PyObject type = Refs.newRef(ts, ob_type());
        return state == null ? PyTuple.of(ts, type, args(ts)) : PyTuple.of(ts, type, args(ts), state);
    }

    static void fill(PyType type, NameTable dict) {
        ExceptionMember.add(type, dict, 0, "msg", "exception message");
        ExceptionMember.add(type, dict, 1, "name", "module name");
        ExceptionMember.add(type, dict, 2, "path", "module path");
        ExceptionMember.add(type, dict, 3, "name_from", "name imported from module");
    }
}
