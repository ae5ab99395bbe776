// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** A callable with its first argument. Immutable; owns both. CPython: PyMethodObject. */
@PyClass(name = "method", signature = "(function, instance, /)", flags = {PyType.HAS_WEAKREF}, doc = "Create a bound instance method object.")
public final class PyMethod extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMethodExposed());

    @Owned private PyObject function;
    @Owned private PyObject self;

    /** Both are borrowed. */
    public PyMethod(ThreadState ts, PyObject function, PyObject self) {
        super(ts);
        this.function = Refs.newRef(ts, function);
        this.self = Refs.newRef(ts, self);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public PyObject function() {
        return function;
    }

    public PyObject self() {
        return self;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Raise.typeError("method() takes no keyword arguments");
        if (args.length != 2) throw Raise.typeError("method expected 2 arguments, got %s", args.length);
        if (!Objects.isCallable(args[0])) throw Raise.typeError("first argument must be callable");
        if (args[1] == PyNone.NONE) throw Raise.typeError("instance must not be None");
        return new PyMethod(ts, args[0], args[1]);
    }

    static PyObject tp_call(ThreadState ts, PyMethod m, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] all = new PyObject[args.length + 1];
        all[0] = m.self;
        System.arraycopy(args, 0, all, 1, args.length);
        return Calls.call(ts, m.function, all, kwnames);
    }

    static PyObject tp_descr_get(ThreadState ts, PyMethod m, PyObject obj, PyObject type) {
        return Refs.newRef(ts, (PyObject) m);
    }

    static PyObject tp_getattro(ThreadState ts, PyMethod m, PyUnicode name) {
        PyObject v = TYPE.lookup(ts, PyUnicode.intern(name));
        if (v != null) {
            Refs.decref(ts, v);
            return Attributes.genericGetAttr(ts, m, name);
        }
        return Objects.getAttr(ts, m.function, name);
    }

    static PyObject tp_richcompare(ThreadState ts, PyMethod a, PyObject other, int op) {
        if (!(other instanceof PyMethod b) || op != CompareOp.EQ && op != CompareOp.NE) return PyNotImplemented.NOT_IMPLEMENTED;
        boolean eq = Objects.is(a.self, b.self) && Objects.richCompareBool(ts, a.function, b.function, CompareOp.EQ);
        return PyBool.of(eq == (op == CompareOp.EQ));
    }

    static long tp_hash(ThreadState ts, PyMethod m) {
        long h = Hashing.identity(m.self) ^ Objects.hash(ts, m.function);
        return h == -1 ? -2 : h;
    }

    static PyObject tp_repr(ThreadState ts, PyMethod m) {
        PyObject q = Objects.lookupAttr(ts, m.function, Names.__qualname__);
        if (q == null) q = Objects.lookupAttr(ts, m.function, Names.__name__);
        try {
            return PyUnicode.of("<bound method " + (q instanceof PyUnicode u ? u : "?") + " of " + Objects.reprText(ts, m.self) + ">");
        } finally {
            Refs.xdecref(ts, q);
        }
    }

    @PyGetter(value = "__func__", member = true, doc = "the function (or other callable) implementing a method")
    PyObject getFunction(ThreadState ts) {
        return Refs.newRef(ts, function);
    }

    @PyGetter(value = "__self__", member = true, doc = "the instance to which a method is bound")
    PyObject getSelf(ThreadState ts) {
        return Refs.newRef(ts, self);
    }

    @PyGetter("__doc__")
    PyObject getDoc(ThreadState ts) {
        return Objects.getAttr(ts, function, Names.__doc__);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        PyObject builtin = Objects.getAttr(ts, io.github.typhon.interp.runtime.frame.PyThreadState.of(ts).interpreter.builtinsModule(ts), "getattr");
        PyObject name = Objects.getAttr(ts, function, Names.__name__);
        return PyTuple.of(ts, builtin, PyTuple.of(ts, Refs.newRef(ts, self), name));
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(function);
        v.visit(self);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject f = function;
        PyObject s = self;
        function = PyNone.NONE;
        self = PyNone.NONE;
        Refs.decref(ts, f);
        Refs.decref(ts, s);
    }
}
