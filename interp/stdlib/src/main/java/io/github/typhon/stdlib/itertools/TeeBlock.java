// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stretch of what a tee has read, kept while some iterator is still in or before it.
 *  <p>Ownership: parts = source, next block, then the items. A full block has handed its source on to the next. Iterative release: dealloc
 *  uses a worklist.
 *  <p>Threads: a second thread that wants an item while the first is reading one gets RuntimeError, as CPython's tee. */
@PyClass(name = "_tee_dataobject", module = "itertools", flags = PyType.DISALLOW_INSTANTIATION)
public final class TeeBlock extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new TeeBlockExposed());

    /** How many items a block holds. */
    static final int SIZE = 57;
    private static final int SOURCE = 0;
    private static final int NEXT = 1;
    private static final int ITEMS = 2;

    @Owned private final PyObject[] parts = new PyObject[ITEMS + SIZE];
    private final AtomicBoolean running = new AtomicBoolean();

    TeeBlock(ThreadState ts, @Stolen PyObject source) {
        super(ts);
        parts[SOURCE] = source;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** An item, or null if the source is exhausted. */
    @Owned PyObject item(ThreadState ts, int i) {
        PyObject v = HeldRef.fetch(ts, parts, ITEMS + i);
        if (v != null) {
            return v;
        }
        if (!running.compareAndSet(false, true)) {
            throw Raise.runtimeError("cannot re-enter the tee iterator");
        }
        try {
            v = HeldRef.fetch(ts, parts, ITEMS + i);
            PyObject source = v != null ? null : HeldRef.fetch(ts, parts, SOURCE);
            return source == null ? v : read(ts, source, i);
        } finally {
            running.set(false);
        }
    }

    private @Owned PyObject read(ThreadState ts, @Stolen PyObject source, int i) {
        PyObject v;
        try {
            v = PyListIterator.nextOf(ts, source);
        } catch (Throwable e) {
            Refs.decref(ts, source);
            throw e;
        }
        if (v == null || i < SIZE - 1) {
            Refs.decref(ts, source);
        } else {
            RefSlots.getAndSet(parts, NEXT, new TeeBlock(ts, source));
            HeldRef.drop(ts, parts, SOURCE);
        }
        if (v != null) {
            RefSlots.getAndSet(parts, ITEMS + i, Refs.newRef(ts, v));
        }
        return v;
    }

    /** The block after a full one. */
    @Owned PyObject next(ThreadState ts) {
        return HeldRef.fetch(ts, parts, NEXT);
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : parts) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        for (int i = 0; i < parts.length; i++) {
            HeldRef.drop(ts, parts, i);
        }
    }
}
