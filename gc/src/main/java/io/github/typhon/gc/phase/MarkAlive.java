// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.gc.RootSource;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.thread.InterpreterState;

/** Marks what can be reached from objects that are known to be alive: most of a heap is, and need not be traversed a second time to have
 *  its references subtracted. CPython: gc_mark_alive_from_roots. */
public final class MarkAlive {
    private MarkAlive() {}

    @WorldStopped
    public static void run(HeapWalk walk, InterpreterState interp, RootSource roots) {
        if (roots == null) return;
        FindUnreachable marker = new FindUnreachable(walk);
        roots.visitRoots(interp, marker);
        marker.drain();
    }
}
