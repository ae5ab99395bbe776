// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.refcount.count.PyObject;

/** Told of every change of a dict: what caches of module globals and builtins hang on.
 *  <p>Called with the dict's mutex held, after the change is visible and before the old value is dropped: it must not block, count, call
 *  Python or touch the dict. <p>CPython: PyDict_WatchCallback. */
@FunctionalInterface
public interface DictWatcher {
    /** @param key the key that changed, null if many did
     *  @param value the new value, null if the key was deleted */
    void changed(PyDict dict, PyObject key, PyObject value);
}
