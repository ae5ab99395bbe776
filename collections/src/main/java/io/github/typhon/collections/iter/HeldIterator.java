// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** An iterator whose references lie in one array of slots that are only ever exchanged.
 *  <p>Threads: when shared, what it yields is unspecified, but nothing is lost or released twice.
 *  <p>Ownership: owns the elements of {@code held}; {@link #held(ThreadState, int)} hands out new references. */
public abstract class HeldIterator extends RefCounted {
    @Owned protected final PyObject[] held;

    protected HeldIterator(ThreadState ts, @Stolen PyObject... held) {
        super(ts);
        this.held = held;
        track(ts);
    }

    /** A new reference to a slot's content, or null. */
    protected final @Owned PyObject held(ThreadState ts, int i) {
        return HeldRef.fetch(ts, held, i);
    }

    /** The content, borrowed: for slots that change only when the iterator dies. */
    protected final PyObject peek(int i) {
        return RefSlots.getAcquire(held, i);
    }

    /** Puts another value into a slot and drops the old one. */
    protected final void put(ThreadState ts, int i, @Stolen PyObject o) {
        Refs.xdecref(ts, RefSlots.getAndSet(held, i, o));
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : held) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        for (int i = 0; i < held.length; i++) {
            HeldRef.drop(ts, held, i);
        }
    }
}
