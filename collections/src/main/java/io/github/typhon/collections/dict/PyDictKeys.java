// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The view that {@code dict.keys()} answers. */
@PyClass(name = "dict_keys", flags = PyType.DISALLOW_INSTANTIATION, methods = {DictViewSlots.class, DictViewSetOps.class})
public class PyDictKeys extends DictView {
    public static final PyType TYPE = PyType.builtin(new PyDictKeysExposed());

    PyDictKeys(ThreadState ts, PyDict dict) {
        super(ts, dict);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public @Owned PyObject[] itemsNow(ThreadState ts) {
        return dict.keysNow(ts);
    }

    static PyObject tp_iter(ThreadState ts, PyDictKeys self) {
        return new PyDictKeyIterator(ts, self.dict);
    }

    static boolean sq_contains(ThreadState ts, PyDictKeys self, PyObject key) {
        return self.dict.containsKey(ts, key);
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", doc = "Return a reverse iterator over the dict keys.")
    PyObject reversed(ThreadState ts) {
        return new PyDictReverseKeyIterator(ts, dict);
    }
}
