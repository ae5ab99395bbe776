// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Functions of the builtins module as pickling needs them. CPython: _PyEval_GetBuiltin. */
public final class Builtins {
    private Builtins() {}

    public static @Owned PyObject lookup(ThreadState ts, String name) {
        return Reflection.builtin(ts, name);
    }
}
