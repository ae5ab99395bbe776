// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code list[int]}: the default {@code __class_getitem__} of built-in types. CPython: Py_GenericAlias. */
public final class GenericAliases {
    private GenericAliases() {}

    /** The alias of an origin with its arguments: one, or a tuple. */
    public static @Owned PyObject of(ThreadState ts, PyObject origin, PyObject args) {
        return PyGenericAlias.create(ts, origin, args, false);
    }
}
