// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The items for which a function, or the item itself, is true. */
@PyClass(name = "filter", signature = "(function, iterable, /)", flags = PyType.BASETYPE, doc = "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.")
public class PyFilter extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyFilterExposed());

    PyFilter(ThreadState ts, @Stolen PyObject function, @Stolen PyObject iterator) {
        super(ts, function, iterator);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("filter", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length != 2) {
            throw Raise.typeError("filter expected 2 arguments, got %d", a.length);
        }
        PyObject it = Iterators.iter(ts, a[1]);
        return PyFilterExposed.newInstance(ts, type, Refs.newRef(ts, a[0]), it);
    }

    static PyObject tp_iter(ThreadState ts, PyFilter self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyFilter self) {
        PyObject f = self.peek(0);
        PyObject it = self.peek(1);
        boolean plain = f == PyNone.NONE || f == PyBool.TYPE;
        while (it != null) {
            PyObject v = PyListIterator.nextOf(ts, it);
            if (v == null) {
                return null;
            }
            boolean keep = false;
            try {
                keep = plain ? Objects.isTrue(ts, v) : Objects.truth(ts, Calls.call1(ts, f, v));
            } finally {
                if (!keep) {
                    Refs.decref(ts, v);
                }
            }
            if (keep) {
                return v;
            }
            ts.poll();
        }
        return null;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), PyTuple.of(ts, held(ts, 0), held(ts, 1)));
    }
}
