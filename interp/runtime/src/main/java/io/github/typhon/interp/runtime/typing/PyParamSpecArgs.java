// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code P.args}. Owns its origin. */
@PyClass(name = "ParamSpecArgs", module = "typing", flags = {PyType.HAS_WEAKREF}, doc = "The args for a ParamSpec object.")
public final class PyParamSpecArgs extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyParamSpecArgsExposed());

    @Owned private final PyObject origin;

    PyParamSpecArgs(ThreadState ts, PyObject origin) {
        super(ts);
        this.origin = Refs.newRef(ts, origin);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length != 1) throw Raise.typeError("paramspecargs expected 1 argument, got %s", args.length);
        return new PyParamSpecArgs(ts, args[0]);
    }

    static PyObject tp_repr(ThreadState ts, PyParamSpecArgs self) {
        if (self.origin instanceof PyParamSpec p) return PyUnicode.of(p.name + ".args");
        return PyUnicode.of(Objects.reprText(ts, self.origin) + ".args");
    }

    static PyObject tp_richcompare(ThreadState ts, PyParamSpecArgs a, PyObject other, int op) {
        if (!(other instanceof PyParamSpecArgs b) || op != CompareOp.EQ && op != CompareOp.NE) return PyNotImplemented.NOT_IMPLEMENTED;
        return PyBool.of(Objects.richCompareBool(ts, a.origin, b.origin, CompareOp.EQ) == (op == CompareOp.EQ));
    }

    static long tp_hash(ThreadState ts, PyParamSpecArgs self) {
        return Objects.hash(ts, self.origin) * 31 + 7;
    }

    @PyGetter(value = "__origin__", member = true)
    PyObject getOrigin(ThreadState ts) {
        return Refs.newRef(ts, origin);
    }

    @PyMethod(value = "($self, bases, /)", name = "__mro_entries__")
    PyObject mroEntries(PyObject bases) {
        throw Raise.typeError("Cannot subclass an instance of ParamSpecArgs");
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(origin);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, origin);
    }
}
