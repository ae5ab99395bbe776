// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicBoolean;

/** One item of a tee, read from the source when the first iterator reaches it, kept while some iterator is still before it.
 *  <p>Ownership: parts = source, value, next node. A read node hands its source on to the next. Iterative release: dealloc uses a worklist.
 *  <p>Threads: a second thread that wants the item while the first is reading it gets RuntimeError, as CPython's tee. */
@PyClass(name = "_tee_dataobject", module = "itertools", flags = PyType.DISALLOW_INSTANTIATION)
public final class TeeNode extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new TeeNodeExposed());

    @Owned private final PyObject[] parts = new PyObject[3];
    private final AtomicBoolean running = new AtomicBoolean();

    TeeNode(ThreadState ts, @Stolen PyObject source) {
        super(ts);
        parts[0] = source;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The item, or null if the source is exhausted. */
    @Owned PyObject value(ThreadState ts) {
        PyObject v = HeldRef.fetch(ts, parts, 1);
        if (v != null) {
            return v;
        }
        if (!running.compareAndSet(false, true)) {
            throw Raise.runtimeError("cannot re-enter the tee iterator");
        }
        try {
            v = HeldRef.fetch(ts, parts, 1);
            PyObject source = v != null ? null : HeldRef.fetch(ts, parts, 0);
            if (source == null) {
                return v;
            }
            try {
                v = Iterators.next(ts, source);
            } catch (Throwable e) {
                Refs.decref(ts, source);
                throw e;
            }
            if (v == null) {
                Refs.decref(ts, source);
                return null;
            }
            RefSlots.getAndSet(parts, 2, new TeeNode(ts, source));
            RefSlots.getAndSet(parts, 1, Refs.newRef(ts, v));
            HeldRef.drop(ts, parts, 0);
            return v;
        } finally {
            running.set(false);
        }
    }

    /** The node behind; only after the value was read. */
    @Owned PyObject next(ThreadState ts) {
        return HeldRef.fetch(ts, parts, 2);
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : parts) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        for (int i = 0; i < 3; i++) {
            HeldRef.drop(ts, parts, i);
        }
    }
}
