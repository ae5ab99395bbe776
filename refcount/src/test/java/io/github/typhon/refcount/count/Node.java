// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A test object that owns an array of references and tells of its end. */
public class Node extends RefCounted {
    public final PyObject[] slots;
    public final AtomicInteger deaths = new AtomicInteger();
    public final AtomicInteger finalized = new AtomicInteger();
    public volatile BiConsumer<ThreadState, Node> finalizer;
    public volatile Runnable onDeath;

    public Node(ThreadState ts, int n) {
        super(ts);
        slots = new PyObject[n];
    }

    public static Node immortal() {
        return new Node();
    }

    private Node() {
        slots = new PyObject[0];
    }

    @Override
    public PyObject ob_type() {
        return null;
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : slots) v.visit(o);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        Refs.releaseAll(ts, slots, 0, slots.length);
    }

    @Override
    protected boolean hasFinalizer() {
        return finalizer != null;
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        finalized.incrementAndGet();
        finalizer.accept(ts, this);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        deaths.incrementAndGet();
        Runnable action = onDeath;
        if (action != null) action.run();
    }

    public boolean isDead() {
        return deaths.get() == 1;
    }

    public int localCount() {
        return ob_ref_local >> RefWord.SHIFT;
    }

    public int ownerId() {
        return owner;
    }

    public int shared() {
        return sharedVolatile();
    }
}
