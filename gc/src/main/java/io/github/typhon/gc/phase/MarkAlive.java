// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.Visitor;
import java.util.function.Consumer;

/** Marks what can be reached from objects that are known to be alive: most of a heap is, and need not be traversed a second time to have
 *  its references subtracted. CPython: gc_mark_alive_from_roots. */
public final class MarkAlive {
    private MarkAlive() {}

    /** {@code roots} visits what is certainly alive. */
    @WorldStopped
    public static void run(HeapWalk walk, Consumer<Visitor> roots) {
        FindUnreachable marker = new FindUnreachable(walk);
        roots.accept(marker);
        marker.drain();
    }
}
