// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.tuple;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What tuples do beyond their slots' first screen. */
final class TupleMethods {
    private TupleMethods() {}

    /** Whether the class has an {@code __init__} of its own, which may want keywords that tuple does not. */
    static @Owned PyObject concat(ThreadState ts, PyTuple a, PyObject other) {
        if (!(other instanceof PyTuple b)) {
            throw Raise.typeError("can only concatenate tuple (not \"%s\") to tuple", PyType.of(other).name());
        }
        if (a.size() == 0 && b.getClass() == PyTuple.class) {
            return Refs.newRef(ts, b);
        }
        if (b.size() == 0 && a.getClass() == PyTuple.class) {
            return Refs.newRef(ts, a);
        }
        long n = (long) a.size() + b.size();
        if (n > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError();
        }
        PyObject[] out = new PyObject[(int) n];
        int k = 0;
        for (PyObject o : a.items) {
            out[k++] = Refs.newRef(ts, o);
        }
        for (PyObject o : b.items) {
            out[k++] = Refs.newRef(ts, o);
        }
        return PyTuple.of(ts, out);
    }

    static @Owned PyObject repeat(ThreadState ts, PyTuple a, long n) {
        int size = a.size();
        if ((size == 0 || n == 1) && a.getClass() == PyTuple.class) {
            return Refs.newRef(ts, a);
        }
        if (size == 0 || n <= 0) {
            return PyTuple.EMPTY;
        }
        if (n > (Integer.MAX_VALUE - 8) / size) {
            throw Raise.memoryError();
        }
        PyObject[] out = new PyObject[(int) (size * n)];
        for (PyObject o : a.items) {
            Refs.increfBy(ts, o, (int) n);
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(a.items, 0, out, i * size, size);
        }
        return PyTuple.of(ts, out);
    }
}
