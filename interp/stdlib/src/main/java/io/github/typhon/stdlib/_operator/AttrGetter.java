// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._operator;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
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

/** attrgetter(attr, ...): a callable that fetches attributes, dotted names included. */
@PyClass(name = "attrgetter", signature = "(attr, /, *attrs)", module = "operator", doc = "Return a callable object that fetches the given attribute(s) from its operand.")
public final class AttrGetter extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new AttrGetterExposed());

    @Owned private final PyTuple args;
    /** For each argument the names between its dots. */
    private final PyUnicode[][] names;

    private AttrGetter(ThreadState ts, @Stolen PyTuple args, PyUnicode[][] names) {
        super(ts);
        this.args = args;
        this.names = names;
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
        CallArgs.noKeywords("attrgetter", kwnames);
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length == 0) {
            throw Raise.typeError("attrgetter expected 1 argument, got 0");
        }
        PyUnicode[][] names = new PyUnicode[a.length][];
        for (int i = 0; i < a.length; i++) {
            PyUnicode name = PyUnicode.unwrapOrNull(a[i]);
            if (name == null) {
                throw Raise.typeError("attribute name must be a string");
            }
            names[i] = between(name);
        }
        return new AttrGetter(ts, PyTuple.copyOf(ts, a, 0, a.length), names);
    }

    private static PyUnicode[] between(PyUnicode dotted) {
        String[] parts = dotted.toString().split("\\.", -1);
        PyUnicode[] names = new PyUnicode[parts.length];
        for (int i = 0; i < parts.length; i++) {
            names[i] = PyUnicode.intern(parts[i]);
        }
        return names;
    }

    static PyObject tp_call(ThreadState ts, AttrGetter self, PyObject[] args, PyUnicode[] kwnames) {
        CallArgs.noKeywords("attrgetter", kwnames);
        if (args.length != 1) {
            throw Raise.typeError("attrgetter expected 1 argument, got %d", args.length);
        }
        PyObject obj = args[0];
        int n = self.args.size();
        if (n == 1) {
            return get(ts, obj, self.names[0]);
        }
        PyObject[] out = new PyObject[n];
        try {
            for (int i = 0; i < n; i++) {
                out[i] = get(ts, obj, self.names[i]);
            }
        } catch (Throwable e) {
            Refs.releaseAll(ts, out, 0, n);
            throw e;
        }
        return PyTuple.of(ts, out);
    }

    private static @Owned PyObject get(ThreadState ts, PyObject obj, PyUnicode[] names) {
        PyObject v = Objects.getAttr(ts, obj, names[0]);
        for (int i = 1; i < names.length; i++) {
            PyObject next;
            try {
                next = Objects.getAttr(ts, v, names[i]);
            } finally {
                Refs.decref(ts, v);
            }
            v = next;
        }
        return v;
    }

    static PyObject tp_repr(ThreadState ts, AttrGetter self) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("operator.attrgetter(...)");
        }
        try {
            StringBuilder b = new StringBuilder("operator.attrgetter(");
            for (int i = 0; i < self.args.size(); i++) {
                b.append(i > 0 ? ", " : "").append(Objects.reprText(ts, self.args.get(i)));
            }
            return PyUnicode.of(b.append(')').toString());
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, TYPE, Refs.newRef(ts, args));
    }
}
