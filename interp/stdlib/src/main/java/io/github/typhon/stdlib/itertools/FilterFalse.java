// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: predicate, iterator. */
@PyClass(name = "filterfalse", signature = "(function, iterable, /)", module = "itertools", flags = PyType.BASETYPE, doc = "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.")
public class FilterFalse extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new FilterFalseExposed());

    FilterFalse(ThreadState ts, @Stolen PyObject predicate, @Stolen PyObject iterator) {
        super(ts, predicate, iterator);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("filterfalse", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length != 2) {
            throw Raise.typeError("filterfalse expected 2 arguments, got %d", a.length);
        }
        PyObject it = Iterators.iter(ts, a[1]);
        return FilterFalseExposed.newInstance(ts, type, Refs.newRef(ts, a[0]), it);
    }

    static PyObject tp_iternext(ThreadState ts, FilterFalse self) {
        PyObject f = self.peek(0);
        PyObject it = self.peek(1);
        while (it != null) {
            PyObject v = PyListIterator.nextOf(ts, it);
            if (v == null) {
                return null;
            }
            boolean keep = false;
            try {
                keep = f == PyNone.NONE || f == PyBool.TYPE ? !Objects.isTrue(ts, v) : !Objects.truth(ts, Calls.call1(ts, f, v));
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

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, FilterFalse self) {
        return Refs.newRef(ts, self);
    }
}
