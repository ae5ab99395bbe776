// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every type written in Java that was made so far, in the order in which they were made. They live for good and belong to all
 *  interpreters, so none of an interpreter's tables has them.
 *  <p>Threads: any. A type is in the list before others can reach it. */
public final class BuiltinTypes {
    private static final ConcurrentLinkedQueue<PyType> ALL = new ConcurrentLinkedQueue<>();

    private BuiltinTypes() {}

    static PyType add(PyType t) {
        ALL.add(t);
        return t;
    }

    /** Those that have the type among their bases. */
    public static List<PyType> directSubclasses(PyType of) {
        List<PyType> out = new ArrayList<>();
        if (of.isHeapType()) return out;
        for (PyType t : ALL) {
            for (PyType base : t.bases()) {
                if (base == of) out.add(t);
            }
        }
        return out;
    }
}
