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
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: function, iterator. */
@PyClass(name = "starmap", signature = "(function, iterable, /)", module = "itertools", flags = PyType.BASETYPE, doc = "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.")
public class StarMap extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new StarMapExposed());

    StarMap(ThreadState ts, @Stolen PyObject function, @Stolen PyObject iterator) {
        super(ts, function, iterator);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (!NewArgs.overridesInit(type)) {
            CallArgs.noKeywords("starmap", kwnames);
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        if (a.length != 2) {
            throw Raise.typeError("starmap expected 2 arguments, got %d", a.length);
        }
        PyObject it = Iterators.iter(ts, a[1]);
        return StarMapExposed.newInstance(ts, type, Refs.newRef(ts, a[0]), it);
    }

    static PyObject tp_iternext(ThreadState ts, StarMap self) {
        PyObject it = self.peek(1);
        PyObject v = it == null ? null : PyListIterator.nextOf(ts, it);
        if (v == null) {
            return null;
        }
        PyObject[] row;
        try {
            row = Sequences.toArray(ts, v);
        } finally {
            Refs.decref(ts, v);
        }
        try {
            return Calls.call(ts, self.peek(0), row, null);
        } finally {
            Refs.releaseAll(ts, row, 0, row.length);
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, StarMap self) {
        return Refs.newRef(ts, self);
    }
}
