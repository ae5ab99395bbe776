// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._operator;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** methodcaller(name, /, *args, **kwargs): a callable that calls a method of its operand. {@code args} holds the name, the positional
 *  and then the keyword arguments. */
@PyClass(name = "methodcaller", signature = "(name, /, *args, **kwargs)", module = "operator", doc = "Return a callable object that calls the given method on its operand.")
public final class MethodCaller extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new MethodCallerExposed());

    @Owned private final PyTuple args;
    private final PyUnicode[] kwnames;
    private final PyUnicode name;

    private MethodCaller(ThreadState ts, @Stolen PyTuple args, PyUnicode[] kwnames) {
        super(ts);
        this.args = args;
        this.kwnames = kwnames;
        name = PyUnicode.intern(PyUnicode.unwrapOrNull(args.get(0)));
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(args);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, args);
    }

    @PyGetter("__text_signature__")
    String textSignature() {
        return "(obj, /)";
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        if (args.length - nkw < 1) {
            throw Raise.typeError("methodcaller needs at least one argument, the method name");
        }
        if (PyUnicode.unwrapOrNull(args[0]) == null) {
            throw Raise.typeError("method name must be a string");
        }
        return new MethodCaller(ts, PyTuple.copyOf(ts, args, 0, args.length), nkw == 0 ? null : kwnames);
    }

    static PyObject tp_call(ThreadState ts, MethodCaller self, PyObject[] args, PyUnicode[] kwnames) {
        CallArgs.noKeywords("methodcaller", kwnames);
        if (args.length != 1) {
            throw Raise.typeError("methodcaller expected 1 argument, got %d", args.length);
        }
        PyObject f = Objects.getAttr(ts, args[0], self.name);
        try {
            PyObject[] a = java.util.Arrays.copyOfRange(self.args.items, 1, self.args.size());
            return Calls.call(ts, f, a, self.kwnames);
        } finally {
            Refs.decref(ts, f);
        }
    }

    static PyObject tp_repr(ThreadState ts, MethodCaller self) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("operator.methodcaller(...)");
        }
        try {
            StringBuilder b = new StringBuilder("operator.methodcaller(");
            int npos = self.args.size() - (self.kwnames == null ? 0 : self.kwnames.length);
            for (int i = 0; i < self.args.size(); i++) {
                b.append(i > 0 ? ", " : "").append(i >= npos ? self.kwnames[i - npos] + "=" : "").append(Objects.reprText(ts, self.args.get(i)));
            }
            return PyUnicode.of(b.append(')').toString());
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling")
    PyObject reduce(ThreadState ts) {
        if (kwnames == null) {
            return PyTuple.of(ts, TYPE, Refs.newRef(ts, args));
        }
        int npos = args.size() - kwnames.length;
        PyObject functools = io.github.typhon.objects.types.Reflection.module(ts, PyUnicode.of("functools"));
        if (functools == null) {
            throw Raise.runtimeError("pickling a methodcaller with keywords needs the module functools");
        }
        PyObject partial;
        try {
            partial = Objects.getAttr(ts, functools, "partial");
        } finally {
            Refs.decref(ts, functools);
        }
        try {
            PyObject[] a = new PyObject[2 + kwnames.length];
            a[0] = TYPE;
            a[1] = args.get(0);
            System.arraycopy(args.items, npos, a, 2, kwnames.length);
            PyObject constructor = Calls.call(ts, partial, a, kwnames);
            return PyTuple.of(ts, constructor, PyTuple.copyOf(ts, args.items, 1, npos));
        } finally {
            Refs.decref(ts, partial);
        }
    }
}
