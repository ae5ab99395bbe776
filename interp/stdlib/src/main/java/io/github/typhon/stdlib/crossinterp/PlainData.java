// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.count.PyObject;

/** A value without a count: such values are immutable, belong to nobody, and are the same object everywhere. */
record PlainData(PyObject value) implements CrossData {
    @Override
    public PyObject toObject(PyThreadState ts) {
        return value;
    }
}
