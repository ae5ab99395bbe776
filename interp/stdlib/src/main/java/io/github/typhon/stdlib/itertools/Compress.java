// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: data iterator, selector iterator. */
@PyClass(name = "compress", signature = "(data, selectors)", module = "itertools", flags = PyType.BASETYPE, doc = "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.")
public class Compress extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new CompressExposed());

    Compress(ThreadState ts, @Stolen PyObject data, @Stolen PyObject selectors) {
        super(ts, data, selectors);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("compress", args, kwnames, 0, 2, 2, "data", "selectors");
        PyObject data = Iterators.iter(ts, a[0]);
        PyObject selectors;
        try {
            selectors = Iterators.iter(ts, a[1]);
        } catch (Throwable e) {
            Refs.decref(ts, data);
            throw e;
        }
        return CompressExposed.newInstance(ts, type, data, selectors);
    }

    static PyObject tp_iternext(ThreadState ts, Compress self) {
        PyObject data = self.peek(0);
        PyObject selectors = self.peek(1);
        while (data != null && selectors != null) {
            PyObject v = PyListIterator.nextOf(ts, data);
            if (v == null) {
                return null;
            }
            boolean keep = false;
            try {
                PyObject s = PyListIterator.nextOf(ts, selectors);
                if (s == null) {
                    return null;
                }
                keep = Objects.truth(ts, s);
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

    static PyObject tp_iter(ThreadState ts, Compress self) {
        return Refs.newRef(ts, self);
    }
}
