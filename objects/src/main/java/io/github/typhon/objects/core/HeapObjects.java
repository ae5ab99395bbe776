// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What instances of Python classes share, whatever Java class carries them. */
public final class HeapObjects {
    private HeapObjects() {}

    /** Runs {@code __del__}; an exception goes to the unraisable hook, never to the caller. */
    public static void finalizeObject(ThreadState ts, PyObject o) {
        try {
            PyType.of(o).slots().tp_finalize(ts, o);
        } catch (PyException e) {
            PyObject method = PyType.of(o).lookup(ts, Names.__del__);
            Unraisable.report(ts, e, method != null ? method : o, "Exception ignored while calling deallocator ");
            Refs.xdecref(ts, method);
        }
    }
}
