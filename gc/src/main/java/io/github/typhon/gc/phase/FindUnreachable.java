// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Visitor;
import java.util.Arrays;

/** Marks what can be reached from an object that is referred to from outside. Iterative: no depth of data exhausts the Java stack.
 *  CPython: mark_heap_visitor. */
public final class FindUnreachable implements Visitor {
    private final HeapWalk walk;
    private int[] stack = new int[256];
    private int top;

    FindUnreachable(HeapWalk walk) {
        this.walk = walk;
    }

    @WorldStopped
    public static void run(HeapWalk walk) {
        FindUnreachable v = new FindUnreachable(walk);
        int[] refs = walk.refs;
        RefCounted[] objects = walk.objects;
        for (int i = 0; i < walk.size; i++) {
            // A negative count would be a wrong traverse: such an object is kept rather than freed too early.
            if (objects[i] == null || refs[i] == 0 || refs[i] == HeapWalk.REACHED) continue;
            v.reach(i);
            v.drain();
        }
    }

    void drain() {
        while (top > 0) walk.objects[stack[--top]].traverse(this);
    }

    private void reach(int i) {
        walk.refs[i] = HeapWalk.REACHED;
        if (top == stack.length) stack = Arrays.copyOf(stack, top * 2);
        stack[top++] = i;
    }

    @Override
    public void visit(PyObject o) {
        if (o instanceof RefCounted r) {
            int i = walk.indexOf(r);
            if (i >= 0 && walk.refs[i] != HeapWalk.REACHED) reach(i);
        }
    }
}
