// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The names that Python 2 had for modules and globals, and back. <p>Threads: stateless; the mappings are shared dicts. */
final class OldNames {
    private OldNames() {}

    /** Replaces module and global name (both owned by the array) by what the mappings of {@code _compat_pickle} say. */
    static void map(ThreadState ts, PyDict names, PyDict imports, String prefix, PyObject[] pair) {
        PyTuple key = PyTuple.copyOf(ts, pair, 0, 2);
        PyObject item;
        try {
            item = names.getItem(ts, key);
        } finally {
            Refs.decref(ts, key);
        }
        if (item != null) {
            try {
                replaceBoth(ts, item, prefix, pair);
            } finally {
                Refs.decref(ts, item);
            }
            return;
        }
        item = imports.getItem(ts, pair[0]);
        if (item == null) {
            return;
        }
        if (PyUnicode.unwrapOrNull(item) == null) {
            String type = PyType.of(item).name();
            Refs.decref(ts, item);
            throw Raise.runtimeError("_compat_pickle.%sIMPORT_MAPPING values should be strings, not %s", prefix, type);
        }
        Refs.decref(ts, pair[0]);
        pair[0] = item;
    }

    private static void replaceBoth(ThreadState ts, PyObject item, String prefix, PyObject[] pair) {
        if (!(item instanceof PyTuple t) || t.size() != 2) {
            throw Raise.runtimeError("_compat_pickle.%sNAME_MAPPING values should be 2-tuples, not %s", prefix, PyType.of(item).name());
        }
        if (PyUnicode.unwrapOrNull(t.get(0)) == null || PyUnicode.unwrapOrNull(t.get(1)) == null) {
            throw Raise.runtimeError("_compat_pickle.%sNAME_MAPPING values should be pairs of str, not (%s, %s)",
                    prefix, PyType.of(t.get(0)).name(), PyType.of(t.get(1)).name());
        }
        for (int i = 0; i < 2; i++) {
            PyObject old = pair[i];
            pair[i] = Refs.newRef(ts, t.get(i));
            Refs.decref(ts, old);
        }
    }
}
