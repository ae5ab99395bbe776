// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.refcount.count.PyObject;

/** Bytes: another object over the same array, which nobody writes to. */
record BytesData(byte[] shared) implements CrossData {
    @Override
    public PyObject toObject(PyThreadState ts) {
        return PyBytes.ofOwned(shared);
    }
}
