// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.spi;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** A callable that takes itself and one argument without an array: what most slots of Python classes call. As its type's call in all else. */
public interface MethodCall {
    @Owned PyObject call(ThreadState ts, @Borrowed PyObject self, @Borrowed PyObject argument);
}
