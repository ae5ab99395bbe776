// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;

/** The exception being handled in one stack of frames: the thread's own, or one per generator. CPython: _PyErr_StackItem. */
public final class ExcInfo {
    /** Null when no exception is being handled here. */
    @Owned public PyObject value;
    public ExcInfo previous;
}
