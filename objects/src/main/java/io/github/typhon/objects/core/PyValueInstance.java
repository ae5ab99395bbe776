// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** An instance of a Python subclass of a headerless type (int, float, complex, str, bytes): holds the plain value.
 *  <p>Ownership: the value is uncounted. Threads: the value never changes. */
public final class PyValueInstance extends PyInstance {
    private final PyObject value;

    public PyValueInstance(ThreadState ts, PyType type, PyObject value) {
        super(ts, type);
        this.value = value;
    }

    /** The value itself for the built-in type, else a new instance of the subclass around it. */
    public static PyObject wrap(ThreadState ts, PyType type, PyObject value) {
        return type.isHeapType() ? new PyValueInstance(ts, type, value) : value;
    }

    /** The plain int, float, complex, str or bytes. */
    public PyObject value() {
        return value;
    }
}
