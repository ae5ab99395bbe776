// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code int | str}. CPython: _Py_union_type_or (Objects/unionobject.c). */
public final class UnionFactory {
    /** Marks objects that may stand in a union besides types: aliases, type aliases. */
    public interface Unionable {}

    private UnionFactory() {}

    static boolean fits(PyObject o) {
        return o == PyNone.NONE || o instanceof PyType || o instanceof PyGenericAlias || o instanceof PyUnion || o instanceof Unionable;
    }

    /** With a union on one side everything goes that {@code Union[...]} takes. */
    public static @Owned PyObject or(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof PyUnion || b instanceof PyUnion || fits(a) && fits(b) ? PyUnion.of(ts, a, b) : PyNotImplemented.NOT_IMPLEMENTED;
    }
}
