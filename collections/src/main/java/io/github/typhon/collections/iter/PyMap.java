// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Calls a function with one item of each iterator at a time; held[0] is the function. */
@PyClass(name = "map", signature = "(function, iterable, /, *iterables, strict=False)", flags = PyType.BASETYPE, doc = "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.")
public class PyMap extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyMapExposed());

    private boolean strict;

    PyMap(ThreadState ts, @Stolen PyObject[] functionAndIterators, boolean strict) {
        super(ts, functionAndIterators);
        this.strict = strict;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject strict = CallArgs.keyword("map", args, kwnames, "strict");
        boolean s = strict != null && Objects.isTrue(ts, strict);
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length < 2) {
            throw Raise.typeError("map() must have at least two arguments.");
        }
        return PyMapExposed.newInstance(ts, type, Lockstep.iterators(ts, a, 1), s);
    }

    static PyObject tp_iter(ThreadState ts, PyMap self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyMap self) {
        PyObject[] row = Lockstep.next(ts, self.held, 1, self.strict, "map");
        if (row == null) {
            return null;
        }
        try {
            return Calls.call(ts, self.peek(0), row, null);
        } finally {
            Refs.releaseAll(ts, row, 0, row.length);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyTuple its = PyTuple.copyOf(ts, held, 0, held.length);
        PyObject type = Refs.newRef(ts, PyType.of(this));
        return strict ? PyTuple.of(ts, type, its, PyBool.TRUE) : PyTuple.of(ts, type, its);
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, PyObject state) {
        strict = Objects.isTrue(ts, state);
    }
}
