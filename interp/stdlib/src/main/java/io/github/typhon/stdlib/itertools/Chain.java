// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: iterator over the iterables, the current iterator. */
@PyClass(name = "chain", signature = "(*iterables)", module = "itertools", flags = PyType.BASETYPE, doc = "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.")
public class Chain extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new ChainExposed());

    Chain(ThreadState ts, @Stolen PyObject source) {
        super(ts, source, null);
    }

    /** The current iterator goes before the tuple of all. */
    @Override
    protected void clearReferences(ThreadState ts) {
        put(ts, 1, null);
        super.clearReferences(ts);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("chain", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        PyTuple t = PyTuple.copyOf(ts, a, 0, a.length);
        try {
            return ChainExposed.newInstance(ts, type, Iterators.iter(ts, t));
        } finally {
            Refs.decref(ts, t);
        }
    }

    @PyClassMethod(value = "($type, iterable, /)", name = "from_iterable",
            doc = "Alternative chain() constructor taking a single iterable argument that evaluates lazily.")
    static PyObject fromIterable(ThreadState ts, PyType cls, PyObject iterable) {
        return ChainExposed.newInstance(ts, cls, Iterators.iter(ts, iterable));
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }

    static PyObject tp_iternext(ThreadState ts, Chain self) {
        for (;;) {
            PyObject active = self.held(ts, 1);
            if (active != null) {
                PyObject v;
                try {
                    v = PyListIterator.nextOf(ts, active);
                } finally {
                    Refs.decref(ts, active);
                }
                if (v != null) {
                    return v;
                }
                self.put(ts, 1, null);
            }
            PyObject source = self.held(ts, 0);
            if (source == null) {
                return null;
            }
            PyObject iterable = null;
            try {
                iterable = PyListIterator.nextOf(ts, source);
                if (iterable == null) {
                    self.put(ts, 0, null);
                    return null;
                }
                self.put(ts, 1, Iterators.iter(ts, iterable));
            } catch (Throwable e) {
                self.put(ts, 0, null);
                throw e;
            } finally {
                Refs.decref(ts, source);
                Refs.xdecref(ts, iterable);
            }
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Chain self) {
        return Refs.newRef(ts, self);
    }
}
