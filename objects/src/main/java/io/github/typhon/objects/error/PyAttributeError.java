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

/** AttributeError, with the name and the object for suggestions. */
@PyClass(name = "AttributeError", baseType = "Exc.Exception", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT, PyType.GENERIC_NEW}, doc = "Attribute not found.")
public final class PyAttributeError extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PyAttributeErrorExposed());

    PyAttributeError(ThreadState ts, PyType type) {
        super(ts, type, 2);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyAttributeError e = new PyAttributeError(ts, type);
        e.takeArgs(ts, args, kwnames);
        return e;
    }

    static void tp_init(ThreadState ts, PyAttributeError self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] kw = Keywords.take("AttributeError", args, kwnames, "name", "obj");
        PyBaseException.tp_init(ts, self, Keywords.positional(args, kwnames), null);
        self.store(ts, OWN, Refs.xnewRef(ts, kw[0]));
        self.store(ts, OWN + 1, Refs.xnewRef(ts, kw[1]));
    }

    /** Says which attribute of which object was wanted, if that is not known yet. CPython: _PyObject_SetAttributeErrorContext. */
    public void giveContext(ThreadState ts, PyObject object, PyUnicode name) {
        PyObject haveName = load(ts, OWN);
        PyObject haveObject = load(ts, OWN + 1);
        if (haveName == null && haveObject == null) {
            store(ts, OWN, Refs.newRef(ts, name));
            store(ts, OWN + 1, Refs.newRef(ts, object));
        }
        Refs.xdecref(ts, haveName);
        Refs.xdecref(ts, haveObject);
    }

    // The object is left out: it need not be picklable.
    @PyMethod(value = "($self, /)", name = "__getstate__")
    PyObject getState(ThreadState ts) {
        PyObject state = null;
        PyObject name = load(ts, OWN);
        if (name != null) {
            state = ErrorFactory.stateWith(ts, null, dictOrNull(ts), "name", name);
        }
        return ErrorFactory.stateWith(ts, state, state == null ? dictOrNull(ts) : null, "args", args(ts));
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        PyObject state = getState(ts);
        return PyTuple.of(ts, Refs.newRef(ts, ob_type()), args(ts), state);
    }

    static void fill(PyType type, NameTable dict) {
        ExceptionMember.add(type, dict, 0, "name", "attribute name");
        ExceptionMember.add(type, dict, 1, "obj", "object");
    }
}
