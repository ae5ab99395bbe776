// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.ledger.RefLedger;

/** Takes the references that objects of the walk have to each other off their counts: what is left comes from outside (frames, Java, other
 *  objects). CPython: subtract_refs. */
public final class SubtractRefs implements Visitor {
    private final HeapWalk walk;

    private SubtractRefs(HeapWalk walk) {
        this.walk = walk;
    }

    @WorldStopped
    public static void run(HeapWalk walk) {
        SubtractRefs v = new SubtractRefs(walk);
        for (int i = 0; i < walk.size; i++) {
            if (walk.objects[i] != null && walk.refs[i] != HeapWalk.REACHED) walk.objects[i].traverse(v);
        }
        if (RefLedger.ENABLED) checkNotNegative(walk);
    }

    @Override
    public void visit(PyObject o) {
        if (o instanceof RefCounted r) {
            int i = walk.indexOf(r);
            if (i >= 0 && walk.refs[i] != HeapWalk.REACHED) walk.refs[i]--;
        }
    }

    private static void checkNotNegative(HeapWalk walk) {
        for (int i = 0; i < walk.size; i++) {
            if (walk.refs[i] < 0 && walk.refs[i] != HeapWalk.REACHED) {
                throw new AssertionError("more references found than counted (" + walk.refs[i] + "): " + walk.objects[i].getClass().getName());
            }
        }
    }
}
