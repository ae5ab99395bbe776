// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.OwnerThread;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** The counting half of a thread state: its id, the queue of objects to merge, its share of deferred counts, the dealloc worklist.
 *  <p>Threads: the queue is anyone's; the rest the owner's, or of who holds it suspended. */
public abstract class Owner {
    /** Unique in the process and never reused, so that an id found in a header means one thread state, living or gone. Wraps through
     *  the negative numbers; embedders with very many short threads pool thread states instead of closing them. */
    private static final AtomicInteger NEXT_ID = new AtomicInteger(1);

    private static final int[] NO_COUNTS = {};

    /** Never 0. */
    public final int id;
    public final MergeQueue mergeQueue;

    @OwnerThread int[] deferredCounts = NO_COUNTS;
    /** Foreign drops until {@link Contention} looks again. */
    @OwnerThread int tally;
    /** No other thread state is registered; a hint, set by whoever comes or goes. */
    volatile boolean alone;
    /** A counted reference was taken, by a release store, out of a place that others look at without a lock. */
    @OwnerThread boolean unfenced;
    @OwnerThread RefCounted[] worklist;
    @OwnerThread int worklistSize;
    @OwnerThread int deallocDepth;

    protected Owner() {
        int id = NEXT_ID.getAndIncrement();
        if (id == 0) throw new IllegalStateException("thread state ids exhausted");
        this.id = id;
        mergeQueue = new MergeQueue(this);
    }

    /** Says that {@code old} was taken by a release store out of a place that others look at without a lock. No fence is needed before it is dropped: the
     *  drop that finds no count left has one. */
    public final void removed(PyObject old) {
        if (old instanceof RefCounted) unfenced = true;
    }

    /** What this thread removed is gone for everybody, before the shared word of an object is looked at to decide its death. */
    final void fenceRemovals() {
        if (unfenced) {
            VarHandle.fullFence();
            unfenced = false;
        }
    }

    /** One reference more to an object whose local word says this, if that is of a deferred one; else nothing happens. */
    final boolean countsDeferred(int local) {
        int uid = local >>> RefWord.SHIFT;
        int[] counts;
        if ((local & RefWord.TAGS) != RefWord.DEFERRED || uid >= (counts = deferredCounts).length) return false;
        counts[uid]++;
        return true;
    }

    /** One reference less, likewise; nothing happens either where it may have been the last of all. */
    final boolean uncountsDeferred(int local) {
        int uid = local >>> RefWord.SHIFT;
        int[] counts;
        if ((local & RefWord.TAGS) != RefWord.DEFERRED || uid >= (counts = deferredCounts).length || alone) return false;
        counts[uid]--;
        return true;
    }

    final void countDeferred(int uid, int delta) {
        int[] counts = deferredCounts;
        if (uid >= counts.length) counts = growDeferredCounts(uid);
        counts[uid] += delta;
    }

    /** One reference less; whether that may have been the last of all. */
    final boolean uncountDeferred(int uid) {
        int[] counts = deferredCounts;
        if (uid >= counts.length) counts = growDeferredCounts(uid);
        return --counts[uid] <= 0 && DeferredTable.isContended(uid) && alone;
    }

    public final void setAlone(boolean is) {
        alone = is;
    }

    private int[] growDeferredCounts(int uid) {
        return deferredCounts = Arrays.copyOf(deferredCounts, Math.max(uid + 16, deferredCounts.length * 2));
    }

    final void pushDead(RefCounted o) {
        RefCounted[] list = worklist;
        if (list == null) {
            worklist = list = new RefCounted[64];
        } else if (worklistSize == list.length) {
            worklist = list = Arrays.copyOf(list, list.length * 2);
        }
        list[worklistSize++] = o;
    }

    final RefCounted popDead() {
        RefCounted o = worklist[--worklistSize];
        worklist[worklistSize] = null;
        if (worklistSize == 0 && worklist.length > 4096) worklist = null;
        return o;
    }
}
