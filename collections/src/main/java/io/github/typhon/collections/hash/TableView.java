// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.hash;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** A view of a table whose iteration nobody can override, as other containers see it. */
public interface TableView {
    /** What iterating it gives, at one moment, each owned. */
    @Owned PyObject[] itemsNow(ThreadState ts);
}
