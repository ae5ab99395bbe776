// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Predicate;

/** Takes one item from each iterator at a time. */
@PyClass(name = "zip", signature = "(*iterables, strict=False)", flags = PyType.BASETYPE, doc = "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]")
public class PyZip extends HeldIterator implements PairIterator {
    public static final PyType TYPE = PyType.builtin(new PyZipExposed());

    private boolean strict;

    PyZip(ThreadState ts, @Stolen PyObject[] iterators, boolean strict) {
        super(ts, iterators);
        this.strict = strict;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject strict = CallArgs.keyword("zip", args, kwnames, "strict");
        boolean s = strict != null && Objects.isTrue(ts, strict);
        return PyZipExposed.newInstance(ts, type, Lockstep.iterators(ts, CallArgs.positional(args, kwnames), 0), s);
    }

    static PyObject tp_iter(ThreadState ts, PyZip self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyZip self) {
        PyObject[] row = Lockstep.next(ts, self.held, 0, self.strict, "zip");
        return row == null ? null : PyTuple.of(ts, row);
    }

    @Override
    public boolean isPair() {
        return getClass() == PyZip.class && held.length == 2;
    }

    @Override
    public PyObject nextPair(ThreadState ts) {
        if (strict) {
            PyObject[] row = Lockstep.next(ts, held, 0, true, "zip");
            ts.second = row == null ? null : row[1];
            return row == null ? null : row[0];
        }
        PyObject a = peek(0);
        PyObject x = a == null ? null : PyListIterator.nextOf(ts, a);
        if (x == null) {
            return null;
        }
        PyObject y = null;
        try {
            PyObject b = peek(1);
            y = b == null ? null : PyListIterator.nextOf(ts, b);
        } finally {
            if (y == null) {
                Refs.decref(ts, x);
            }
        }
        ts.second = y;
        return y == null ? null : x;
    }

    @Override
    public boolean isQuiet(Predicate<PyObject> quiet) {
        for (PyObject it : held) {
            if (it != null && !quiet.test(it)) {
                return false;
            }
        }
        return true;
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
