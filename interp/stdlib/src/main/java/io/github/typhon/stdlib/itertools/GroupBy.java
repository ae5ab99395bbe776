// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: iterator, key function, target key, current key, current value. The number of the group that may still yield tells old groups apart. */
@PyClass(name = "groupby", signature = "(iterable, key=None)", module = "itertools", flags = PyType.BASETYPE, doc = "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.")
public class GroupBy extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new GroupByExposed());

    private long group;

    GroupBy(ThreadState ts, @Stolen PyObject iterator, @Stolen PyObject key) {
        super(ts, iterator, key, null, null, null);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("groupby", args, kwnames, 0, 2, 1, "iterable", "key");
        PyObject it = Iterators.iter(ts, a[0]);
        return GroupByExposed.newInstance(ts, type, it, a[1] == null ? PyNone.NONE : Refs.newRef(ts, a[1]));
    }

    /** Reads the next item and its key; false at the end. */
    private boolean step(ThreadState ts) {
        PyObject it = peek(0);
        PyObject v = it == null ? null : PyListIterator.nextOf(ts, it);
        if (v == null) {
            return false;
        }
        PyObject f = peek(1);
        PyObject k;
        try {
            k = f == PyNone.NONE ? Refs.newRef(ts, v) : Calls.call1(ts, f, v);
        } catch (Throwable e) {
            Refs.decref(ts, v);
            throw e;
        }
        put(ts, 4, v);
        put(ts, 3, k);
        return true;
    }

    /** Whether the current key is that of the group. */
    private boolean inGroup(ThreadState ts) {
        PyObject target = held(ts, 2);
        PyObject current = held(ts, 3);
        try {
            return target != null && current != null && Objects.richCompareBool(ts, target, current, CompareOp.EQ);
        } finally {
            Refs.xdecref(ts, target);
            Refs.xdecref(ts, current);
        }
    }

    /** The next item of a group; null at its end. */
    final @Owned PyObject nextOf(ThreadState ts, long number) {
        if (number != group) {
            return null;
        }
        if (peek(4) == null && !step(ts)) {
            return null;
        }
        return inGroup(ts) ? RefSlots.getAndSet(held, 4, null) : null;
    }

    static PyObject tp_iternext(ThreadState ts, GroupBy self) {
        self.group++;
        for (;;) {
            if (self.peek(3) != null && (self.peek(2) == null || !self.inGroup(ts))) {
                break;
            }
            if (!self.step(ts)) {
                return null;
            }
        }
        self.put(ts, 2, self.held(ts, 3));
        return PyTuple.of(ts, self.held(ts, 3), new Grouper(ts, self, self.group));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, GroupBy self) {
        return Refs.newRef(ts, self);
    }
}
