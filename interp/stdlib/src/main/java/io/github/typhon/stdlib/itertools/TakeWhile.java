// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: predicate, iterator. */
@PyClass(name = "takewhile", signature = "(predicate, iterable, /)", module = "itertools", flags = PyType.BASETYPE, doc = "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.")
public class TakeWhile extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new TakeWhileExposed());

    private boolean passed;

    TakeWhile(ThreadState ts, @Stolen PyObject predicate, @Stolen PyObject iterator) {
        super(ts, predicate, iterator);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("takewhile", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length != 2) {
            throw Raise.typeError("takewhile expected 2 arguments, got %d", a.length);
        }
        PyObject it = Iterators.iter(ts, a[1]);
        return TakeWhileExposed.newInstance(ts, type, Refs.newRef(ts, a[0]), it);
    }

    static PyObject tp_iternext(ThreadState ts, TakeWhile self) {
        PyObject it = self.peek(1);
        PyObject v = it == null || self.passed ? null : PyListIterator.nextOf(ts, it);
        if (v == null) {
            return null;
        }
        boolean keep = false;
        try {
            keep = Objects.truth(ts, Calls.call1(ts, self.peek(0), v));
        } finally {
            if (!keep) {
                Refs.decref(ts, v);
            }
        }
        self.passed = !keep;
        return keep ? v : null;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, TakeWhile self) {
        return Refs.newRef(ts, self);
    }
}
