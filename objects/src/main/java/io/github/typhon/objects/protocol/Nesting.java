// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.thread.ThreadState;

/** Bounds native recursion over nested objects, so that it ends in RecursionError and not in the Java stack's end.
 *  <p>Threads: counts for the current thread only.
 *  <p>CPython: Py_EnterRecursiveCall, which measures the C stack (8 MB hold about 50,000 reprs); here the depth is counted. */
public final class Nesting {
    /** The stacks of our threads hold this many levels of any native operation, interpreted or compiled. */
    private static final int LIMIT = 20_000;

    private Nesting() {}

    /** {@link #leave} must follow, unless this throws. {@code where} begins with a space. */
    public static void enter(ThreadState ts, String where) {
        if (ts.nesting >= LIMIT) {
            throw Raise.recursionError("maximum recursion depth exceeded%s", where);
        }
        ts.nesting++;
    }

    public static void leave(ThreadState ts) {
        ts.nesting--;
    }
}
