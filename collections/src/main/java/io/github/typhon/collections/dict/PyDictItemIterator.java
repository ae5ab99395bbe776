// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.iter.PairIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterator over the items of a dict, in insertion order. */
@PyClass(name = "dict_itemiterator", flags = PyType.DISALLOW_INSTANTIATION, methods = DictIterationSlots.class)
public final class PyDictItemIterator extends DictIteration implements PairIterator {
    public static final PyType TYPE = PyType.builtin(new PyDictItemIteratorExposed());

    PyDictItemIterator(ThreadState ts, PyDict dict) {
        super(ts, dict, false);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PyObject take(ThreadState ts, PyDict.Cursor c) {
        return PyTuple.of(ts, c.key, c.value);
    }

    @Override
    public boolean isPair() {
        return true;
    }
}
