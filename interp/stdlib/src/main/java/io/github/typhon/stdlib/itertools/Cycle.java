// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: the iterator (null once exhausted), the list of what it yielded. */
@PyClass(name = "cycle", signature = "(iterable, /)", module = "itertools", flags = PyType.BASETYPE, doc = "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.")
public class Cycle extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new CycleExposed());

    private int index;

    Cycle(ThreadState ts, @Stolen PyObject iterator, @Stolen PyObject saved) {
        super(ts, iterator, saved);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("cycle", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length != 1) {
            throw Raise.typeError("cycle expected 1 argument, got %d", a.length);
        }
        PyObject it = Iterators.iter(ts, a[0]);
        return CycleExposed.newInstance(ts, type, it, new PyList(ts));
    }

    static PyObject tp_iternext(ThreadState ts, Cycle self) {
        PyObject it = self.held(ts, 0);
        PyList saved = (PyList) self.peek(1);
        if (it != null) {
            PyObject v;
            try {
                v = PyListIterator.nextOf(ts, it);
            } finally {
                Refs.decref(ts, it);
            }
            if (v != null) {
                saved.append(ts, v);
                return v;
            }
            self.put(ts, 0, null);
        }
        if (saved == null || saved.size() == 0) {
            return null;
        }
        int i = self.index < saved.size() ? self.index : 0;
        self.index = i + 1;
        return saved.get(ts, i);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Cycle self) {
        return Refs.newRef(ts, self);
    }
}
