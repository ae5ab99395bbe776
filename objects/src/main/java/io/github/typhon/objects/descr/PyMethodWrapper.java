// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** A slot wrapper bound to its receiver ({@code (1).__add__}). Ownership: owns the receiver. CPython: wrapperobject. */
@PyClass(name = "method-wrapper", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyMethodWrapper extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMethodWrapperExposed());

    private final PyWrapperDescriptor descr;
    private PyObject self;

    PyMethodWrapper(ThreadState ts, PyWrapperDescriptor descr, PyObject self) {
        super(ts);
        this.descr = descr;
        this.self = Refs.newRef(ts, self);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_call(ThreadState ts, PyMethodWrapper w, PyObject[] args, PyUnicode[] kwnames) {
        return w.descr.invoke(ts, w.self, args, kwnames);
    }

    static PyObject tp_repr(ThreadState ts, PyMethodWrapper w) {
        return PyUnicode.of("<method-wrapper '" + w.descr.def().name() + "' of " + PyType.of(w.self).name() + " object at " + Hashing.address(w.self) + ">");
    }

    static PyObject tp_richcompare(ThreadState ts, PyMethodWrapper w, PyObject other, int op) {
        if (!(other instanceof PyMethodWrapper o) || op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of((w.descr == o.descr && Objects.is(w.self, o.self)) == (op == CompareOp.EQ));
    }

    static long tp_hash(ThreadState ts, PyMethodWrapper w) {
        return Hashing.identity(w.self) ^ Hashing.identity(w.descr);
    }

    @PyGetter(value = "__self__", member = true)
    PyObject self(ThreadState ts) {
        return Refs.newRef(ts, self);
    }

    @PyGetter("__objclass__")
    PyObject objclass(ThreadState ts) {
        return Refs.newRef(ts, descr.owner());
    }

    @PyGetter("__name__")
    PyObject name() {
        return descr.def().name();
    }

    @PyGetter("__qualname__")
    PyObject qualname() {
        return descr.qualname();
    }

    @PyGetter("__doc__")
    PyObject doc() {
        return descr.doc();
    }

    @PyGetter("__text_signature__")
    PyObject textSignature() {
        return descr.textSignature();
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return Reflection.reduceGetattr(ts, self, descr.def().name().toString());
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(self);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject old = self;
        self = null;
        Refs.xdecref(ts, old);
    }
}
