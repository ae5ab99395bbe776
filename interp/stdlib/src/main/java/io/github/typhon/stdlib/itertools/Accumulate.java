// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: iterator, function (null for addition), total, initial. */
@PyClass(name = "accumulate", signature = "(iterable, func=None, *, initial=None)", module = "itertools", flags = PyType.BASETYPE, doc = "Return series of accumulated sums (or other binary function results).")
public class Accumulate extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new AccumulateExposed());

    Accumulate(ThreadState ts, @Stolen PyObject iterator, @Stolen PyObject function, @Stolen PyObject initial) {
        super(ts, iterator, function, null, initial);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("accumulate", args, kwnames, 0, 2, 1, "iterable", "func", "initial");
        PyObject it = Iterators.iter(ts, a[0]);
        PyObject f = a[1] == null || a[1] == PyNone.NONE ? null : Refs.newRef(ts, a[1]);
        PyObject first = a[2] == null || a[2] == PyNone.NONE ? null : Refs.newRef(ts, a[2]);
        return AccumulateExposed.newInstance(ts, type, it, f, first);
    }

    static PyObject tp_iternext(ThreadState ts, Accumulate self) {
        PyObject first = RefSlots.getAndSet(self.held, 3, null);
        if (first != null) {
            self.put(ts, 2, Refs.newRef(ts, first));
            return first;
        }
        PyObject it = self.peek(0);
        PyObject v = it == null ? null : PyListIterator.nextOf(ts, it);
        if (v == null) {
            return null;
        }
        PyObject total = self.held(ts, 2);
        if (total == null) {
            self.put(ts, 2, Refs.newRef(ts, v));
            return v;
        }
        PyObject f = self.peek(1);
        PyObject sum;
        try {
            sum = f == null ? Numbers.add(ts, total, v) : Calls.call2(ts, f, total, v);
        } finally {
            Refs.decref(ts, total);
            Refs.decref(ts, v);
        }
        self.put(ts, 2, Refs.newRef(ts, sum));
        return sum;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Accumulate self) {
        return Refs.newRef(ts, self);
    }
}
