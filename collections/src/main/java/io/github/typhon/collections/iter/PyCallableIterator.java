// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** iter(callable, sentinel): calls until the sentinel is returned. */
@PyClass(name = "callable_iterator", flags = PyType.DISALLOW_INSTANTIATION, doc = "")
public final class PyCallableIterator extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyCallableIteratorExposed());

    public PyCallableIterator(ThreadState ts, PyObject callable, PyObject sentinel) {
        super(ts, Refs.newRef(ts, callable), Refs.newRef(ts, sentinel));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyCallableIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyCallableIterator self) {
        PyObject f = self.held(ts, 0);
        PyObject sentinel = self.held(ts, 1);
        PyObject v = null;
        try {
            if (f == null || sentinel == null) {
                return null;
            }
            v = Calls.call0(ts, f);
            // The call may have run us to our end.
            if (self.peek(1) == null) {
                return null;
            }
            if (!Objects.richCompareBool(ts, sentinel, v, CompareOp.EQ)) {
                PyObject r = v;
                v = null;
                return r;
            }
            self.clearReferences(ts);
            return null;
        } catch (PyException e) {
            if (!e.matches(Exc.StopIteration)) {
                throw e;
            }
            e.discard(ts);
            self.clearReferences(ts);
            return null;
        } finally {
            Refs.xdecref(ts, v);
            Refs.xdecref(ts, f);
            Refs.xdecref(ts, sentinel);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyObject iter = Reflection.builtin(ts, "iter");
        PyObject f = held(ts, 0);
        PyObject sentinel = held(ts, 1);
        if (f == null || sentinel == null) {
            return PyTuple.of(ts, iter, PyTuple.ofImmortals(PyTuple.EMPTY));
        }
        return PyTuple.of(ts, iter, PyTuple.of(ts, f, sentinel));
    }
}
