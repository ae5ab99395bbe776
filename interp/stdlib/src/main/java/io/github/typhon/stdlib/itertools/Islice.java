// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: the iterator, dropped at the end. CPython: isliceobject. */
@PyClass(name = "islice", module = "itertools", flags = PyType.BASETYPE, doc = "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.")
public class Islice extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new IsliceExposed());

    private long next;
    private final long stop;
    private final long step;
    private long count;

    Islice(ThreadState ts, @Stolen PyObject iterator, long start, long stop, long step) {
        super(ts, iterator);
        next = start;
        this.stop = stop;
        this.step = step;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("islice", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length < 2 || a.length > 4) {
            throw Raise.typeError(a.length < 2 ? "islice expected at least 2 arguments, got %d" : "islice expected at most 4 arguments, got %d", a.length);
        }
        long start = 0;
        long stop;
        long step = 1;
        if (a.length == 2) {
            stop = bound(ts, a[1], -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        } else {
            String both = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            stop = bound(ts, a[2], -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
            start = bound(ts, a[1], 0, both);
            if (a.length == 4) {
                step = bound(ts, a[3], 1, "Step for islice() must be a positive integer or None.");
                if (step < 1) {
                    throw Raise.valueError("Step for islice() must be a positive integer or None.");
                }
            }
        }
        return IsliceExposed.newInstance(ts, type, Iterators.iter(ts, a[0]), start, stop, step);
    }

    private static long bound(ThreadState ts, PyObject o, long none, String complaint) {
        if (o == PyNone.NONE) {
            return none;
        }
        if (!Numbers.isIndex(o)) {
            throw Raise.valueError(complaint);
        }
        PyLong v = Numbers.index(ts, o);
        if (!v.fitsLong() || v.longValue() < 0) {
            throw Raise.valueError(complaint);
        }
        return v.longValue();
    }

    static PyObject tp_iternext(ThreadState ts, Islice self) {
        PyObject it = self.held(ts, 0);
        if (it == null) {
            return null;
        }
        try {
            while (self.count < self.next) {
                if (self.stop >= 0 && self.count >= self.stop) {
                    self.put(ts, 0, null);
                    return null;
                }
                PyObject skipped = PyListIterator.nextOf(ts, it);
                if (skipped == null) {
                    self.put(ts, 0, null);
                    return null;
                }
                Refs.decref(ts, skipped);
                self.count++;
            }
            if (self.stop >= 0 && self.count >= self.stop) {
                self.put(ts, 0, null);
                return null;
            }
            PyObject v = PyListIterator.nextOf(ts, it);
            if (v == null) {
                self.put(ts, 0, null);
                return null;
            }
            self.count++;
            long n = self.next + self.step;
            self.next = n < 0 || self.stop >= 0 && n > self.stop ? (self.stop >= 0 ? self.stop : Long.MAX_VALUE) : n;
            return v;
        } finally {
            Refs.decref(ts, it);
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Islice self) {
        return Refs.newRef(ts, self);
    }
}
