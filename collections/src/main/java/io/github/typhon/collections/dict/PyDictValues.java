// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** The view that {@code dict.values()} answers. */
@PyClass(name = "dict_values", flags = PyType.DISALLOW_INSTANTIATION, methods = {DictViewSlots.class})
public class PyDictValues extends DictView {
    public static final PyType TYPE = PyType.builtin(new PyDictValuesExposed());

    PyDictValues(ThreadState ts, PyDict dict) {
        super(ts, dict);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public @Owned PyObject[] itemsNow(ThreadState ts) {
        PyMutex.lock(ts, dict);
        try {
            return dict.keysAcquire().valuesNow(ts, dict.size());
        } finally {
            PyMutex.unlockRelease(dict);
        }
    }

    static PyObject tp_iter(ThreadState ts, PyDictValues self) {
        return new PyDictValueIterator(ts, self.dict);
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", doc = "Return a reverse iterator over the dict values.")
    PyObject reversed(ThreadState ts) {
        return new PyDictReverseValueIterator(ts, dict);
    }
}
