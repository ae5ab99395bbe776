// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/**
 * Where items may go while an iterator makes them, without being handed over one by one: a generator then need not be suspended for each.
 * <p>Threads: the one that iterates.
 * <p>Re-entry: must run no Python code, not even a finalizer: what would, is not taken.
 */
@FunctionalInterface
public interface ItemSink {
    /** Takes the item over, or answers false and leaves it to the caller. */
    boolean accept(ThreadState ts, @Stolen PyObject item);

    /** An iterator that can give its items to a sink. */
    interface Source {
        /** The next item that the sink did not take, or null at the end. Raises what iterating raises. */
        @Owned PyObject next(ThreadState ts, ItemSink sink);
    }
}
