// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.refcount.count.PyObject;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Pickling without a memo: containers are counted while they are open, and remembered from a depth on, so that cycles are found.
 *  <p>Threads: confined to one dump. */
final class FastMode {
    private static final int LIMIT = 50;

    private final Set<PyObject> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;

    void enter(PyObject o) {
        if (++depth >= LIMIT && !open.add(o)) {
            throw Raise.valueError("fast mode: can't pickle cyclic objects including object type %s at %s", PyType.of(o).name(), Hashing.address(o));
        }
    }

    void leave(PyObject o) {
        if (depth-- >= LIMIT) {
            open.remove(o);
        }
    }
}
