// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._operator;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyInt;
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

/** itemgetter(item, ...): a callable that fetches items. */
@PyClass(name = "itemgetter", signature = "(item, /, *items)", module = "operator", doc = "Return a callable object that fetches the given item(s) from its operand.")
public final class ItemGetter extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new ItemGetterExposed());

    @Owned private final PyTuple args;

    private ItemGetter(ThreadState ts, @Stolen PyTuple args) {
        super(ts);
        this.args = args;
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
        CallArgs.noKeywords("itemgetter", kwnames);
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length == 0) {
            throw Raise.typeError("itemgetter expected 1 argument, got 0");
        }
        return new ItemGetter(ts, PyTuple.copyOf(ts, a, 0, a.length));
    }

    static PyObject tp_call(ThreadState ts, ItemGetter self, PyObject[] args, PyUnicode[] kwnames) {
        CallArgs.noKeywords("itemgetter", kwnames);
        if (args.length != 1) {
            throw Raise.typeError("itemgetter expected 1 argument, got %d", args.length);
        }
        PyObject obj = args[0];
        int n = self.args.size();
        if (n == 1) {
            return get(ts, obj, self.args.get(0));
        }
        PyObject[] out = new PyObject[n];
        try {
            for (int i = 0; i < n; i++) {
                out[i] = get(ts, obj, self.args.get(i));
            }
        } catch (Throwable e) {
            Refs.releaseAll(ts, out, 0, n);
            throw e;
        }
        return PyTuple.of(ts, out);
    }

    private static @Owned PyObject get(ThreadState ts, PyObject obj, PyObject key) {
        if (key instanceof PyInt i && obj.getClass() == PyTuple.class) {
            PyObject[] items = ((PyTuple) obj).items;
            if (i.value() >= 0 && i.value() < items.length) {
                return Refs.newRef(ts, items[(int) i.value()]);
            }
        }
        return Objects.getItem(ts, obj, key);
    }

    static PyObject tp_repr(ThreadState ts, ItemGetter self) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("operator.itemgetter(...)");
        }
        try {
            StringBuilder b = new StringBuilder("operator.itemgetter(");
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
