// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.objects.table.StateSlots;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.contract.Weak;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** What references and proxies share: the referent, not owned, and the callback, owned.
 *  <p>Threads: any. The referent is set once and cleared once, under the lock of its stripe in {@link WeakTable}.
 *  <p>Ordering: handles are marked as weakly referenced themselves before the table sees them, so that a try-incref on a handle found
 *  there is final, as it is on the referent. */
abstract class WeakHandle extends RefCounted {
    @Weak volatile RefCounted referent;
    @Owned private final PyObject[] callback = new PyObject[1];

    WeakHandle(ThreadState ts) {
        super(ts);
        track(ts);
    }

    /** The object, or null once it died. */
    public final @Owned PyObject get(ThreadState ts) {
        RefCounted o = referent;
        return o != null && Refs.tryIncref(ts, o) ? o : null;
    }

    public final boolean isDead(ThreadState ts) {
        PyObject o = get(ts);
        Refs.xdecref(ts, o);
        return o == null;
    }

    /** Whether the referent is gone for good, told without counting; what is about to die is not gone yet. */
    final boolean isCleared() {
        RefCounted o = referent;
        return o == null || GcHeader.isReclaimed(o);
    }

    final boolean hasCallback() {
        return StateSlots.isPresent(callback, 0);
    }

    final void setCallback(ThreadState ts, @Stolen PyObject f) {
        StateSlots.store(ts, callback, 0, f);
    }

    final @Owned PyObject loadCallback(ThreadState ts) {
        return StateSlots.load(ts, callback, 0);
    }

    final @Owned PyObject takeCallback() {
        return RefSlots.getAndSet(callback, 0, null);
    }

    @Override
    public void traverse(Visitor v) {
        StateSlots.traverse(callback, v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        WeakTable.of(ts).remove(this);
        StateSlots.clear(ts, callback);
    }
}
