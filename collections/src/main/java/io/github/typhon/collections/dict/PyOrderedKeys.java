// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The view that {@code OrderedDict.keys()} answers: a {@code dict_keys} with an iterator of its own. */
@PyClass(name = "odict_keys", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyOrderedKeys extends PyDictKeys {
    public static final PyType TYPE = PyType.builtin(new PyOrderedKeysExposed());

    public PyOrderedKeys(ThreadState ts, PyDict dict) {
        super(ts, dict);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyOrderedKeys self) {
        return new PyOrderedIterator(ts, self.dict, PyOrderedIterator.Part.KEYS, false);
    }

    @Override
    @PyMethod(value = "($self, /)", name = "__reversed__")
    PyObject reversed(ThreadState ts) {
        return new PyOrderedIterator(ts, dict, PyOrderedIterator.Part.KEYS, true);
    }
}
