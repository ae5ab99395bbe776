// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** A tuple of whatever can cross. */
record TupleData(CrossData[] items) implements CrossData {
    @Override
    public PyObject toObject(PyThreadState ts) {
        PyObject[] out = new PyObject[items.length];
        int n = 0;
        try {
            while (n < out.length) {
                out[n] = items[n].toObject(ts);
                n++;
            }
        } catch (RuntimeException e) {
            Refs.releaseAll(ts, out, 0, n);
            throw e;
        }
        return PyTuple.of(ts, out);
    }

    @Override
    public void release(PyThreadState ts) {
        for (CrossData d : items) {
            d.release(ts);
        }
    }
}
