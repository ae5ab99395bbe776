// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** An object of a built-in class that finds attributes in a way of its own, and that can tell that there is none without making an exception.
 *  <p>Threads: any. */
public interface OwnLookup {
    /** The built-in class: where it is not its way of finding attributes that counts, {@link #lookupAttr} must not be asked. */
    PyType lookupType();

    /** What {@code tp_getattro} of the built-in class answers; null for an AttributeError that it would make itself. */
    @MayRunPython
    @Owned PyObject lookupAttr(ThreadState ts, PyUnicode name);
}
