// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;

/** What an object is while it is in no interpreter. Holds no counted reference, unless {@link #release} says so.
 *  <p>Threads: immutable; made by the sender, read by whoever receives. CPython: _PyXIData_t. */
public interface CrossData {
    /** An object of the receiving interpreter. */
    @MayRunPython
    @Owned PyObject toObject(PyThreadState ts);

    /** Called once, when nobody will ask for an object any more; {@code ts} may be of any interpreter of the family. */
    default void release(PyThreadState ts) {}
}
