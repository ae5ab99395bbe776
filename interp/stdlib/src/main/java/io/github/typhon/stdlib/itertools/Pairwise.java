// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: the iterator, the previous item. */
@PyClass(name = "pairwise", signature = "(iterable, /)", module = "itertools", flags = PyType.BASETYPE, doc = "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...")
public class Pairwise extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PairwiseExposed());

    Pairwise(ThreadState ts, @Stolen PyObject iterator) {
        super(ts, iterator, null);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("pairwise", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length != 1) {
            throw Raise.typeError("pairwise expected 1 argument, got %d", a.length);
        }
        return PairwiseExposed.newInstance(ts, type, Iterators.iter(ts, a[0]));
    }

    static PyObject tp_iternext(ThreadState ts, Pairwise self) {
        PyObject it = self.held(ts, 0);
        if (it == null) {
            return null;
        }
        PyObject old = null;
        PyObject v = null;
        try {
            old = self.held(ts, 1);
            if (old == null) {
                PyObject first = PyListIterator.nextOf(ts, it);
                if (first == null) {
                    self.put(ts, 0, null);
                    return null;
                }
                self.put(ts, 1, Refs.newRef(ts, first));
                old = first;
            }
            v = PyListIterator.nextOf(ts, it);
            if (v == null) {
                self.put(ts, 0, null);
                self.put(ts, 1, null);
                return null;
            }
            self.put(ts, 1, Refs.newRef(ts, v));
            PyObject pair = PyTuple.of(ts, old, v);
            old = null;
            return pair;
        } finally {
            Refs.decref(ts, it);
            Refs.xdecref(ts, old);
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Pairwise self) {
        return Refs.newRef(ts, self);
    }
}
