// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._functools;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What cmp_to_key answers, and what that answers when called: a key that compares by the function. held: function, object or null. */
@PyClass(name = "KeyWrapper", module = "functools", flags = PyType.DISALLOW_INSTANTIATION)
public final class CompareKey extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new CompareKeyExposed());

    CompareKey(ThreadState ts, PyObject function, PyObject object) {
        super(ts, Refs.newRef(ts, function), Refs.xnewRef(ts, object));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @PyGetter("__text_signature__")
    String textSignature() {
        return "(obj)";
    }

    static PyObject tp_call(ThreadState ts, CompareKey self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("K", args, kwnames, 0, 1, 1, "obj");
        return new CompareKey(ts, self.peek(0), a[0]);
    }

    static PyObject tp_richcompare(ThreadState ts, CompareKey self, PyObject other, int op) {
        if (!(other instanceof CompareKey k)) {
            throw Raise.typeError("other argument must be K instance");
        }
        PyObject x = self.held(ts, 1);
        PyObject y = k.held(ts, 1);
        try {
            if (x == null || y == null) {
                throw PyException.of(Exc.AttributeError, "object");
            }
            PyObject r = Calls.call2(ts, self.peek(0), x, y);
            try {
                return Objects.richCompare(ts, r, PyLong.of(0), op);
            } finally {
                Refs.decref(ts, r);
            }
        } finally {
            Refs.xdecref(ts, x);
            Refs.xdecref(ts, y);
        }
    }

    @PyGetter(value = "obj", member = true, doc = "Value wrapped by a key function.")
    PyObject getObject(ThreadState ts) {
        PyObject o = held(ts, 1);
        if (o == null) {
            throw PyException.of(Exc.AttributeError, "obj");
        }
        return o;
    }

    @PySetter("obj")
    void setObject(ThreadState ts, PyObject value) {
        put(ts, 1, Refs.xnewRef(ts, value));
    }
}
