// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterator over a memoryview of one dimension; held: the view until exhausted.
 *  <p>Threads: a race may repeat or skip items, never more. Errors: ValueError once the view is released. */
@PyClass(name = "memory_iterator", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyMemoryIterator extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyMemoryIteratorExposed());

    private final char code;
    private int index;

    /** Of a view that has one dimension and items of the format {@code code}. */
    PyMemoryIterator(ThreadState ts, PyMemoryView view, char code) {
        super(ts, Refs.newRef(ts, view));
        this.code = code;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyMemoryIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyMemoryIterator self) {
        PyMemoryView view = (PyMemoryView) self.held(ts, 0);
        if (view == null) {
            return null;
        }
        try {
            int i = self.index;
            if (i < view.shape[0]) {
                view.check();
                self.index = i + 1;
                return ItemFormat.read(self.code, view.data, view.offset + i * view.strides[0]);
            }
            self.put(ts, 0, null);
            return null;
        } finally {
            Refs.decref(ts, view);
        }
    }
}
