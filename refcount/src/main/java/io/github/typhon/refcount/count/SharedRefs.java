// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import static io.github.typhon.refcount.count.RefWord.DEAD;
import static io.github.typhon.refcount.count.RefWord.DEFERRED;
import static io.github.typhon.refcount.count.RefWord.DEFERRED_BIAS;
import static io.github.typhon.refcount.count.RefWord.IMMORTAL;
import static io.github.typhon.refcount.count.RefWord.MAYBE_WEAKREF;
import static io.github.typhon.refcount.count.RefWord.MERGED;
import static io.github.typhon.refcount.count.RefWord.ONE;
import static io.github.typhon.refcount.count.RefWord.QUEUED;
import static io.github.typhon.refcount.count.RefWord.SATURATED;
import static io.github.typhon.refcount.count.RefWord.SHIFT;
import static io.github.typhon.refcount.count.RefWord.TAGS;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.ledger.RefLedger;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@link Refs} does when the caller is not the owner or drops the owner's last reference: every transition of the shared
 *  word. doc/protocol.md has the state diagram; each method here is one or two of its arrows. */
final class SharedRefs {
    private SharedRefs() {}

    static void increfSlow(ThreadState ts, RefCounted o) {
        int local = o.localRacy();
        switch (local & TAGS) {
            case IMMORTAL -> { }
            case DEFERRED -> ((Owner) ts).countDeferred(local >>> SHIFT, 1);
            default -> addShared(ts, o, ONE);
        }
    }

    private static void addShared(ThreadState ts, RefCounted o, int delta) {
        for (;;) {
            int shared = o.sharedVolatile();
            if (shared >= SATURATED) return;
            if (RefLedger.ENABLED && RefWord.isDeadShared(shared)) throw RefLedger.usedAfterDealloc(o, "incref");
            if (shared == DEAD) return;
            if (o.casShared(shared, shared + delta)) return;
            Contention.lost(ts);
        }
    }

    static void increfBy(ThreadState ts, RefCounted o, int n) {
        int local = o.localRacy();
        if (n >= 1 << 27) {
            makeImmortal(ts, o);
        } else if (o.owner == ts.id) {
            int sum = o.ob_ref_local + n * ONE;
            o.ob_ref_local = sum;
            if (sum < 0) makeImmortal(ts, o);
        } else {
            switch (local & TAGS) {
                case IMMORTAL -> { }
                case DEFERRED -> ((Owner) ts).countDeferred(local >>> SHIFT, n);
                default -> addShared(ts, o, n * ONE);
            }
        }
    }

    static boolean tryIncrefSlow(ThreadState ts, RefCounted o) {
        int local = o.localRacy();
        int tag = local & TAGS;
        if (tag == IMMORTAL) return true;
        if (tag == DEFERRED) {
            // Freed with the world stopped only, and we do not poll between reading the slot and here.
            ((Owner) ts).countDeferred(local >>> SHIFT, 1);
            return true;
        }
        for (;;) {
            int shared = o.sharedVolatile();
            if (RefWord.isDeadShared(shared)) return false;
            if (shared >= SATURATED) return true;
            // Default becomes MAYBE_WEAKREF: the owner's last drop must now CAS and so cannot miss us.
            int next = (shared & TAGS) == 0 ? shared + ONE + MAYBE_WEAKREF : shared + ONE;
            if (o.casShared(shared, next)) return true;
            Contention.lost(ts);
        }
    }

    @MayRunPython
    static void undoIncref(ThreadState ts, RefCounted o) {
        if (o.owner == ts.id) Refs.decref(ts, o);
        else decrefForeign(ts, o, true);
    }

    @MayRunPython
    static void decrefSlow(ThreadState ts, RefCounted o) {
        if (((Owner) ts).uncountsDeferred(o.localRacy())) return;
        if (o.owner == ts.id) lastLocal(ts, o);
        else decrefForeign(ts, o, false);
    }

    private static void decrefForeign(ThreadState ts, RefCounted o, boolean tentative) {
        int local = o.localRacy();
        switch (local & TAGS) {
            case IMMORTAL -> { }
            case DEFERRED -> {
                if (((Owner) ts).uncountDeferred(local >>> SHIFT)) lastAlone(ts, o);
            }
            default -> subtractShared(ts, o, tentative);
        }
    }

    private static void subtractShared(ThreadState ts, RefCounted o, boolean tentative) {
        // A tentative reference may be none: nothing is taken over on its account.
        if (!tentative && Contention.drops(ts, o)) {
            Refs.decref(ts, o);
            return;
        }
        for (;;) {
            int shared = o.sharedVolatile();
            if (RefWord.mustQueue(shared)) {
                // Not subtracted: the reference travels with the object to the owner's queue.
                if (o.casShared(shared, QUEUED)) {
                    MergeQueue.enqueue(ts, o);
                    return;
                }
            } else if (shared >= SATURATED) {
                return;
            } else if (RefWord.isDeadShared(shared)) {
                // The owner overwrote a tentative increment with DEAD; anything else is one release too many.
                if (RefLedger.ENABLED && !tentative) throw RefLedger.overReleased(o);
                return;
            } else if (o.casShared(shared, shared - ONE)) {
                if (shared - ONE == MERGED) Dealloc.dealloc(ts, o);
                return;
            }
            Contention.lost(ts);
        }
    }

    /** The only thread's count of a contended object fell to zero: then the object may be dead. */
    @MayRunPython
    private static void lastAlone(ThreadState ts, RefCounted o) {
        boolean dead;
        ts.interp.world().stop(ts);
        try {
            dead = ts.interp.deferred().concentrate(ts, o, ts.interp.threads());
        } finally {
            ts.interp.world().resume(ts);
        }
        if (dead) Dealloc.dealloc(ts, o);
    }

    /** The owner's local count is 1 (or it overflowed) and one reference goes. */
    private static void lastLocal(ThreadState ts, RefCounted o) {
        int local = o.ob_ref_local - ONE;
        if (local < 0) {
            makeImmortal(ts, o);
            return;
        }
        o.ob_ref_local = 0;
        // Volatile: pairs with the CAS in tryIncrefSlow. Our removal from the slot is fenced before; so either we see the reader's
        // increment here, or the reader's second look at the slot sees the removal.
        ((Owner) ts).fenceRemovals();
        if (o.sharedVolatile() == 0) Dealloc.dealloc(ts, o);
        else mergeZeroLocal(ts, o);
    }

    private static void mergeZeroLocal(ThreadState ts, RefCounted o) {
        // Before the CAS: afterwards others may reclaim the object. A foreign thread that has just set QUEUED and finds 0 here subtracts.
        o.setOwnerVolatile(0);
        for (;;) {
            int shared = o.sharedVolatile();
            int next = (shared & ~TAGS) | MERGED;
            if (o.casShared(shared, next)) {
                if (next == MERGED) Dealloc.dealloc(ts, o);
                else if (RefLedger.ENABLED && next < 0) throw RefLedger.negative(o, RefWord.count(next));
                return;
            }
        }
    }

    /** Adds local into shared minus one reference (the queue's) and ends ownership; the caller is the owner, or holds it suspended, or
     *  found it gone, and {@code o.owner} is its id. Returns whether nothing is left: then the caller must dealloc. */
    static boolean mergeDropping(RefCounted o) {
        int local = o.ob_ref_local;
        if (local < 0) {
            saturate(o);
            return false;
        }
        for (;;) {
            int shared = o.sharedVolatile();
            int sum = (shared & ~TAGS) + local - ONE;
            int next = sum | MERGED;
            if (RefLedger.ENABLED && sum < 0) throw RefLedger.negative(o, RefWord.count(sum));
            // Ends before the CAS, like mergeZeroLocal; a stale foreign view of the owner ends in the shared word anyhow.
            o.ob_ref_local = 0;
            o.setOwnerVolatile(0);
            if (o.casShared(shared, next)) return next == MERGED;
        }
    }

    static void saturate(RefCounted o) {
        o.setSharedVolatile(SATURATED | MERGED);
        o.setLocalRelease(IMMORTAL);
        o.setOwnerVolatile(0);
    }

    static void makeImmortal(ThreadState ts, RefCounted o) {
        if (o.owner == ts.id) {
            saturate(o);
            return;
        }
        // Shared word first: whoever still sees no tag stops counting there.
        for (;;) {
            int shared = o.sharedVolatile();
            if (shared >= SATURATED) break;
            if (o.casShared(shared, SATURATED | (shared & TAGS))) break;
        }
        if (RefWord.isMerged(o.sharedVolatile())) o.setLocalRelease(IMMORTAL);
    }

    /** Counted per thread for good. The owner may do that, and anybody once the object is merged. */
    static boolean makeDeferred(ThreadState ts, RefCounted o) {
        if (GcHeader.isImmortal(o) || GcHeader.isDeferred(o)) return true;
        if (o.owner != ts.id) return RefWord.isMerged(o.sharedVolatile()) && deferMerged(ts, o, false);
        DeferredTable table = ts.interp.deferred();
        synchronized (table) {
            int local = o.ob_ref_local;
            int uid = table.allocate(o, false);
            if (uid < 0) return false;
            for (;;) {
                int shared = o.sharedVolatile();
                if (o.casShared(shared, (shared & ~TAGS) + local + DEFERRED_BIAS | MERGED)) break;
            }
            o.setLocalRelease(uid << SHIFT | DEFERRED);
            o.setOwnerVolatile(0);
            return true;
        }
    }

    private static boolean deferMerged(ThreadState ts, RefCounted o, boolean contended) {
        DeferredTable table = ts.interp.deferred();
        // One at a time: several biases at once would look like saturation.
        synchronized (table) {
            if (o.localRacy() != 0) return GcHeader.isDeferred(o);
            int uid = table.allocate(o, contended);
            if (uid < 0) return false;
            o.getAndAddShared(DEFERRED_BIAS);
            if (o.casLocal(0, uid << SHIFT | DEFERRED)) return true;
            o.getAndAddShared(-DEFERRED_BIAS);
            table.release(uid);
            return GcHeader.isDeferred(o);
        }
    }

    /** The object is merged and the caller owns a reference. */
    static boolean deferContended(ThreadState ts, RefCounted o) {
        if (!deferMerged(ts, o, true)) return false;
        // After the tag, as enableWeakrefs looks at the tag after the bit: one of both sees the other.
        if (GcHeader.has(o, GcHeader.HAS_WEAKREFS)) undeferContended(ts, o);
        return true;
    }

    /** Back to plain counts, prompt death; the caller owns a reference. */
    static void undeferContended(ThreadState ts, RefCounted o) {
        ts.interp.world().run(ts, () -> ts.interp.deferred().undeferContended(o, ts.interp.threads()));
    }

    /** Makes a merged object the caller's own: all references count as local. The caller owns one of them. */
    static boolean adopt(ThreadState ts, RefCounted o) {
        synchronized (ts.interp.deferred()) {
            if (o.localRacy() != 0) return false;
            for (;;) {
                int shared = o.sharedVolatile();
                int local = shared & ~TAGS;
                if (!RefWord.isMerged(shared) || shared >= SATURATED || local <= 0) return false;
                // Before the CAS, which ends the merged state: a dropper that finds the new one finds an owner, too.
                if (!o.casLocal(0, local)) return false;
                o.setOwnerVolatile(ts.id);
                // MAYBE_WEAKREF: whatever was true of the merged object's death (it is a CAS) stays true.
                if (o.casShared(shared, MAYBE_WEAKREF)) return true;
                o.setOwnerVolatile(0);
                if (!o.casLocal(local, 0)) return false;
            }
        }
    }

    /** Adds a reference that is to travel to the owner's queue, and marks the object QUEUED; false if that cannot be now. */
    static boolean queueOneMore(RefCounted o, int shared) {
        int flags = shared & TAGS;
        return flags != QUEUED && flags != MERGED && shared < SATURATED && o.casShared(shared, (shared & ~TAGS) + ONE | QUEUED);
    }

    static void setMaybeWeakref(RefCounted o) {
        for (;;) {
            int shared = o.sharedVolatile();
            if ((shared & TAGS) != 0 || o.casShared(shared, shared | MAYBE_WEAKREF)) return;
        }
    }
}
