// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The weak references to an object. */
public final class WeakRefs {
    private WeakRefs() {}

    /** The oldest live weak reference to the object, or null. */
    public static @Owned PyObject first(ThreadState ts, PyObject o) {
        return null;
    }
}
