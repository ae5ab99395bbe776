// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A tracked object with any number of references, which says when it died. */
final class Node extends RefCounted {
    final List<PyObject> refs = new ArrayList<>();
    BiConsumer<ThreadState, Node> finalizer;
    volatile boolean dead;

    Node(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return PyBaseObject.TYPE;
    }

    void refer(ThreadState ts, RefCounted to) {
        refs.add(Refs.newRef(ts, to));
    }

    @Override
    public void traverse(Visitor v) {
        refs.forEach(v::visit);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        while (!refs.isEmpty()) Refs.decref(ts, refs.removeLast());
    }

    @Override
    protected boolean hasFinalizer() {
        return finalizer != null;
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        finalizer.accept(ts, this);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        dead = true;
    }
}
