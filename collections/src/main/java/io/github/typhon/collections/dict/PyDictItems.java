// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The view that {@code dict.items()} answers. */
@PyClass(name = "dict_items", flags = PyType.DISALLOW_INSTANTIATION, methods = {DictViewSlots.class, DictViewSetOps.class})
public class PyDictItems extends DictView {
    public static final PyType TYPE = PyType.builtin(new PyDictItemsExposed());

    PyDictItems(ThreadState ts, PyDict dict) {
        super(ts, dict);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public @Owned PyObject[] itemsNow(ThreadState ts) {
        PyObject[] flat = dict.itemsNow(ts);
        PyObject[] pairs = new PyObject[flat.length / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = PyTuple.of(ts, flat[2 * i], flat[2 * i + 1]);
        }
        return pairs;
    }

    static PyObject tp_iter(ThreadState ts, PyDictItems self) {
        return new PyDictItemIterator(ts, self.dict);
    }

    static boolean sq_contains(ThreadState ts, PyDictItems self, PyObject item) {
        if (!(item instanceof PyTuple t) || t.size() != 2) {
            return false;
        }
        PyObject v = self.dict.getItem(ts, t.get(0));
        if (v == null) {
            return false;
        }
        try {
            return Objects.richCompareBool(ts, v, t.get(1), CompareOp.EQ);
        } finally {
            Refs.decref(ts, v);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", doc = "Return a reverse iterator over the dict items.")
    PyObject reversed(ThreadState ts) {
        return new PyDictReverseItemIterator(ts, dict);
    }
}
