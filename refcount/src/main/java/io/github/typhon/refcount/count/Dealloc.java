// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.ledger.RefLedger;
import io.github.typhon.refcount.thread.ThreadState;

/** What happens when nothing refers to an object any more: finaliser, weak references, children, hook; once.
 *  <p>Threads: the one whose transition took the count to zero.
 *  <p>Ordering: an object with a finaliser gets its reference back first and drops it again afterwards, so that nothing is written over
 *  a reader's increment while it can still be resurrected; DEAD is written when no way back is left.
 *  <p>Re-entry: finalisers, weakref callbacks and children run Python. Depth is bounded: deeper objects wait in the thread's worklist.
 *  <p>CPython: subtype_dealloc, _PyTrash_thread_deposit_object. */
public final class Dealloc {
    /** Children die at once, in order, to this depth; as in CPython, only longer chains are postponed. */
    private static final int MAX_DEPTH = 24;

    private Dealloc() {}

    /** {@code o} has no reference left: either its owner is the caller and the shared word was zero, or it is merged. */
    @MayRunPython
    static void dealloc(ThreadState ts, RefCounted o) {
        Owner owner = ts;
        if (owner.deallocDepth >= MAX_DEPTH) {
            owner.pushDead(o);
            return;
        }
        owner.deallocDepth++;
        try {
            reclaim(ts, o);
        } finally {
            owner.deallocDepth--;
        }
        if (owner.deallocDepth == 0 && owner.worklistSize != 0) drainWorklist(ts, owner);
    }

    /** Like dealloc, for objects that a merge on another thread's behalf found dead. */
    @MayRunPython
    public static void mergedToZero(ThreadState ts, RefCounted o) {
        dealloc(ts, o);
    }

    private static void drainWorklist(ThreadState ts, Owner owner) {
        // Depth 1 so that nested deaths come here as well.
        owner.deallocDepth = 1;
        try {
            while (owner.worklistSize != 0) reclaim(ts, owner.popDead());
        } finally {
            owner.deallocDepth = 0;
        }
    }

    private static void reclaim(ThreadState ts, RefCounted o) {
        if (GcHeader.needsFinalizer(o)) {
            takeBack(ts, o);
            finalizeOnce(ts, o);
            Refs.decref(ts, o);
            return;
        }
        if (GcHeader.has(o, GcHeader.HAS_WEAKREFS)) {
            clearWeakrefs(ts, o);
        }
        if (o.gcIndex >= 0) ts.trackList.removeDying(o);
        markDead(o);
        finish(ts, o);
    }

    private static void clearWeakrefs(ThreadState ts, RefCounted o) {
        Owner owner = ts;
        int depth = owner.deallocDepth;
        owner.deallocDepth = 0;
        try {
            ts.interp.clearWeakrefs(ts, o);
        } catch (Throwable e) {
            ts.interp.unraisable(ts, e, o);
        } finally {
            owner.deallocDepth = depth;
        }
    }

    private static void finish(ThreadState ts, RefCounted o) {
        try {
            o.clearReferences(ts);
            o.deallocated(ts);
        } catch (Throwable e) {
            ts.interp.unraisable(ts, e, o);
        }
        if (GcHeader.has(o, GcHeader.HAS_ID)) ObjectIds.forget(o);
        if (RefLedger.ENABLED) ts.interp.ledger().deallocated(o);
    }

    /** Count 1 again, in the word where it was lost. */
    private static void takeBack(ThreadState ts, RefCounted o) {
        if (o.owner == ts.id) o.ob_ref_local = RefWord.ONE;
        else o.setSharedVolatile(RefWord.MERGED + RefWord.ONE);
    }

    private static void markDead(RefCounted o) {
        o.ob_ref_local = 0;
        o.owner = 0;
        // May overwrite a reader's tentative increment: its second look fails, and its undo finds DEAD.
        o.setSharedRelease(RefWord.DEAD);
    }

    static boolean finalizeOnce(ThreadState ts, RefCounted o) {
        if (!o.hasFinalizer() || (o.setBits(GcHeader.FINALIZED) & GcHeader.FINALIZED) != 0) return false;
        Owner owner = ts;
        int depth = owner.deallocDepth;
        // Python code may go on for long in there: what dies meanwhile must not wait for us.
        owner.deallocDepth = 0;
        try {
            o.finalizeObject(ts);
        } catch (Throwable e) {
            ts.interp.unraisable(ts, e, o);
        } finally {
            owner.deallocDepth = depth;
        }
        return true;
    }
}
