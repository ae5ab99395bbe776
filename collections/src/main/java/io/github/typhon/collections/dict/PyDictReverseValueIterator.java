// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterator over the values of a dict, from the last to the first. */
@PyClass(name = "dict_reversevalueiterator", flags = PyType.DISALLOW_INSTANTIATION, methods = DictIterationSlots.class)
public final class PyDictReverseValueIterator extends DictIteration {
    public static final PyType TYPE = PyType.builtin(new PyDictReverseValueIteratorExposed());

    PyDictReverseValueIterator(ThreadState ts, PyDict dict) {
        super(ts, dict, true);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PyObject take(ThreadState ts, PyDict.Cursor c) {
        Refs.decref(ts, c.key);
        return c.value;
    }
}
