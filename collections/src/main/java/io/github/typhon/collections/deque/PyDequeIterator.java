// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.deque;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterator over a deque; any change of the deque's length or order ends it with RuntimeError. */
@PyClass(name = "_deque_iterator", module = "collections")
public final class PyDequeIterator extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyDequeIteratorExposed());

    private long state;
    private long left;

    PyDequeIterator(ThreadState ts, PyDeque deque, long left) {
        super(ts, Refs.newRef(ts, deque));
        state = deque.state(ts);
        this.left = left;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("_deque_iterator", args, kwnames, 2, 2, 1, "deque", "index");
        if (!(a[0] instanceof PyDeque d)) {
            throw Raise.typeError("argument 1 must be collections.deque, not %s", PyType.of(a[0]).name());
        }
        long skip = a[1] == null ? 0 : Numbers.asSsize(ts, a[1], null);
        long n = d.size();
        return new PyDequeIterator(ts, d, Math.max(0, n - Math.max(0, skip)));
    }

    static PyObject tp_iter(ThreadState ts, PyDequeIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyDequeIterator self) {
        PyDeque d = (PyDeque) self.peek(0);
        if (d == null) {
            return null;
        }
        if (d.state(ts) != self.state) {
            self.left = 0;
            throw Raise.runtimeError("deque mutated during iteration");
        }
        if (self.left == 0) {
            return null;
        }
        PyObject o = d.get(ts, d.size() - self.left);
        self.left--;
        return o;
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        return left;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyDeque d = (PyDeque) held(ts, 0);
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, d, PyLong.of(d.size() - left)));
    }
}
