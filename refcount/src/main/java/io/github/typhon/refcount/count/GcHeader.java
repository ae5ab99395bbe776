// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.IntToLongFunction;

/** The collector's view of an object's header: its place in a track list and the bits of {@code ob_gc_bits}.
 *  <p>Threads: bits change atomically; the index belongs to the list's thread, or to the collector while the world is stopped. */
public final class GcHeader {
    public static final int UNTRACKED = -1;

    /** The finaliser ran (or was claimed); it never runs again. */
    public static final int FINALIZED = 1;
    /** The interpreter's {@code WeakrefHook} must be told before the object goes. */
    public static final int HAS_WEAKREFS = 2;
    /** Set by the collector: {@code gc.freeze}. */
    public static final int FROZEN = 4;
    /** Set by the collector, valid within one collection. */
    public static final int UNREACHABLE = 8;
    /** Its {@code id()} was asked: {@link ObjectIds} may have a number to forget. */
    static final int HAS_ID = 16;

    /** More references than a walk could subtract. */
    public static final int MANY = Integer.MAX_VALUE / 2;

    private static final int MOVABLE = 1 << 28;

    private GcHeader() {}

    public static boolean has(RefCounted o, int bit) {
        return (o.bits() & bit) != 0;
    }

    public static void set(RefCounted o, int bit) {
        o.setBits(bit);
    }

    public static void clear(RefCounted o, int bit) {
        o.clearBits(bit);
    }

    public static int index(RefCounted o) {
        return o.gcIndex;
    }

    /** For track lists and, while the world is stopped, the collector (which must restore it). */
    public static void setIndex(RefCounted o, int index) {
        o.gcIndex = index;
    }

    /** Reclaimed for good; such an object may linger in a track list until it is swept. */
    public static boolean isReclaimed(RefCounted o) {
        return o.sharedVolatile() == RefWord.DEAD;
    }

    /** Reclaimed, or its last reference is gone and some thread is about to: not the collector's business. */
    @WorldStopped
    public static boolean isDying(RefCounted o) {
        return o.ob_ref_local == 0 && RefWord.count(o.sharedVolatile()) <= 0;
    }

    /** The exact count but for deferred objects, whose per-thread part {@code DeferredTable} sums. */
    @WorldStopped
    public static long count(RefCounted o) {
        int local = o.ob_ref_local;
        int shared = RefWord.count(o.sharedVolatile());
        return switch (local & RefWord.TAGS) {
            case RefWord.IMMORTAL -> Refs.IMMORTAL_COUNT;
            case RefWord.DEFERRED -> (long) shared - RefWord.count(RefWord.DEFERRED_BIAS);
            default -> (long) shared + RefWord.count(local);
        };
    }

    /** What a collection starts from: the exact count, per-thread parts (by unique id) included; {@link #MANY} where nobody counts any more;
     *  -1 for an object that is dying or dead. */
    @WorldStopped
    public static int countForWalk(RefCounted o, IntToLongFunction deferredSums) {
        int local = o.ob_ref_local;
        int shared = o.sharedVolatile();
        int tag = local & RefWord.TAGS;
        if (tag == RefWord.IMMORTAL || shared >= RefWord.SATURATED) return MANY;
        long n = RefWord.count(shared);
        if (tag == RefWord.DEFERRED) {
            int uid = local >>> RefWord.SHIFT;
            n += deferredSums.applyAsLong(uid) - RefWord.count(RefWord.DEFERRED_BIAS);
        } else {
            if (local == 0 && n <= 0) return -1;
            n += RefWord.count(local);
        }
        return (int) Math.min(n, MANY);
    }

    public static boolean isImmortal(RefCounted o) {
        return (o.localRacy() & RefWord.TAGS) == RefWord.IMMORTAL || o.sharedVolatile() >= RefWord.SATURATED;
    }

    public static boolean isDeferred(RefCounted o) {
        return (o.localRacy() & RefWord.TAGS) == RefWord.DEFERRED;
    }

    /** The unique id of a deferred object, else -1. */
    public static int uid(RefCounted o) {
        int local = o.localRacy();
        return (local & RefWord.TAGS) == RefWord.DEFERRED ? local >>> RefWord.SHIFT : -1;
    }

    public static boolean needsFinalizer(RefCounted o) {
        return (o.bits() & FINALIZED) == 0 && o.hasFinalizer();
    }

    /** Forgets who counted the object from outside lately. */
    public static void cool(RefCounted o) {
        if (o.heat != 0) o.heat = 0;
    }

    /** Whether contention deferred the object, which returns to plain counts in time. */
    public static boolean isContended(RefCounted o) {
        int uid = uid(o);
        return uid >= 0 && DeferredTable.isContended(uid);
    }

    /** Whether the object, found alive, outlives every use before this thread's next poll uncounted: it is freed with the world stopped, if at all. */
    public static boolean livesUntilPoll(RefCounted o) {
        return isImmortal(o) || isDeferred(o) && !isContended(o);
    }

    /** Runs the finaliser unless it ran before; the caller owns a reference. Returns whether it ran. */
    public static boolean finalizeOnce(ThreadState ts, RefCounted o) {
        return Dealloc.finalizeOnce(ts, o);
    }

    /** One reference more to an unreachable object, the caller's. If it has another owner it gets a new one, whose references they all are: nobody
     *  else can count it, and {@code ts} is about to drop most of them. Nothing of it is queued. */
    @WorldStopped
    public static void takeOver(ThreadState ts, RefCounted o) {
        int local = o.ob_ref_local;
        int shared = o.sharedVolatile();
        long total = (long) RefWord.count(local) + RefWord.count(shared) + 1;
        boolean biased = o.owner != 0 && (local & RefWord.TAGS) == 0 && (shared & RefWord.TAGS) <= RefWord.MAYBE_WEAKREF;
        if (!biased || o.owner == ts.id || total > MOVABLE) {
            Refs.incref(ts, o);
            return;
        }
        o.ob_ref_local = (int) total << RefWord.SHIFT;
        o.setSharedVolatile(shared & RefWord.TAGS);
        o.setOwnerVolatile(ts.id);
    }

    /** Makes an unreachable object give up what may close a cycle (tp_clear); the caller owns a reference. */
    public static void breakCycles(ThreadState ts, RefCounted o) {
        o.breakCycles(ts);
    }
}
