// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.thread.ThreadState;

/** Counting references. Everything here accepts uncounted values; the overloads for {@link RefCounted} skip that test.
 *  <p>Threads: any attached thread state, passed by its own thread.
 *  <p>Ordering: the owner is compared first and counts with plain stores; foreign threads CAS; tags are looked at on mismatch only.
 *  <p>Re-entry: decref and what is built on it may run finalisers; incref and tryIncref never do. */
public final class Refs {
    /** What {@link #refcount} says of immortal objects. */
    public static final long IMMORTAL_COUNT = 0xFFFF_FFFFL;

    private Refs() {}

    public static void incref(ThreadState ts, PyObject o) {
        if (o instanceof RefCounted r) incref(ts, r);
    }

    public static void incref(ThreadState ts, RefCounted o) {
        if (o.owner == ts.id) o.ob_ref_local += RefWord.ONE;
        else SharedRefs.increfSlow(ts, o);
    }

    @MayRunPython
    public static void decref(ThreadState ts, @Stolen PyObject o) {
        if (o instanceof RefCounted r) decref(ts, r);
    }

    @MayRunPython
    public static void decref(ThreadState ts, @Stolen RefCounted o) {
        int local;
        if (o.owner == ts.id && (local = o.ob_ref_local - RefWord.ONE) > 0) o.ob_ref_local = local;
        else SharedRefs.decrefSlow(ts, o);
    }

    @Owned
    public static <T extends PyObject> T newRef(ThreadState ts, T o) {
        if (o instanceof RefCounted r) incref(ts, r);
        return o;
    }

    @Owned
    public static <T extends RefCounted> T newRef(ThreadState ts, T o) {
        incref(ts, (RefCounted) o);
        return o;
    }

    /** Accepts null, like the other x-forms. */
    public static void xincref(ThreadState ts, PyObject o) {
        if (o instanceof RefCounted r) incref(ts, r);
    }

    @MayRunPython
    public static void xdecref(ThreadState ts, @Stolen PyObject o) {
        if (o instanceof RefCounted r) decref(ts, r);
    }

    @MayRunPython
    public static void xdecref(ThreadState ts, @Stolen RefCounted o) {
        if (o != null) decref(ts, o);
    }

    @Owned
    public static <T extends PyObject> T xnewRef(ThreadState ts, T o) {
        if (o instanceof RefCounted r) incref(ts, r);
        return o;
    }

    /** {@code n} references at once, as filling a list does. */
    public static void increfBy(ThreadState ts, PyObject o, int n) {
        if (o instanceof RefCounted r && n > 0) SharedRefs.increfBy(ts, r, n);
    }

    /** Owns {@code o} if it is alive. For an object read from a shared slot the answer is tentative: re-read the slot with volatile
     *  semantics, and {@link #undoIncref} if it changed. For one read from a weak reference (which set MAYBE_WEAKREF) it is final. */
    @LockFree
    public static boolean tryIncref(ThreadState ts, PyObject o) {
        return !(o instanceof RefCounted r) || tryIncref(ts, r);
    }

    @LockFree
    public static boolean tryIncref(ThreadState ts, RefCounted o) {
        if (o.owner == ts.id) {
            o.ob_ref_local += RefWord.ONE;
            return true;
        }
        return SharedRefs.tryIncrefSlow(ts, o);
    }

    /** Owns {@code o} if this thread counts it by plain stores. As of {@link #tryIncref}, the answer is tentative for what was read from a shared slot. */
    @LockFree
    public static boolean increfOwn(ThreadState ts, RefCounted o) {
        if (o.owner != ts.id) return false;
        o.ob_ref_local += RefWord.ONE;
        return true;
    }

    /** Takes back a {@link #tryIncref} whose slot turned out to have changed. May be the last drop. */
    @MayRunPython
    public static void undoIncref(ThreadState ts, PyObject o) {
        if (o instanceof RefCounted r) SharedRefs.undoIncref(ts, r);
    }

    /** Owns the element of a shared array without its lock. Returns null for an empty slot and {@link RefSlots#BUSY} when the caller should
     *  take the container's lock. The caller must own the container, and must check by a volatile read <i>afterwards</i> that {@code a}
     *  still is its array; if not, {@link #undoIncref} and start again. */
    @LockFree("BUSY: take the lock")
    @Owned
    public static PyObject fetch(ThreadState ts, PyObject[] a, int i) {
        PyObject o = RefSlots.getAcquire(a, i);
        if (!(o instanceof RefCounted r)) return o;
        if (r.owner == ts.id) {
            r.ob_ref_local += RefWord.ONE;
            return r;
        }
        return RefSlots.fetchSlow(ts, a, i, r);
    }

    /** Whether an object that was just found in a place that others may empty outlives what this thread does without dropping anything, polling or waiting: it is
     *  counted by this thread's plain stores, or per thread, or not at all. */
    @LockFree
    public static boolean livesUntilPoll(ThreadState ts, @Borrowed RefCounted o) {
        return o.owner == ts.id || RefWord.isTagged(o.localRacy());
    }

    /** Owns an object that was just found in a place that others may empty, if it needs no second look there: it is counted by this thread alone, or per
     *  thread, so that it lives until this thread's next poll at least. Else nothing is counted. */
    @LockFree
    public static boolean own(ThreadState ts, RefCounted o) {
        return increfOwn(ts, o) || ((Owner) ts).countsDeferred(o.localRacy());
    }

    /** Releases {@code a[from..to)} and empties it. The caller owns the array alone. */
    @MayRunPython
    public static void releaseAll(ThreadState ts, PyObject[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            PyObject o = a[i];
            a[i] = null;
            if (o instanceof RefCounted r) decref(ts, r);
        }
    }

    /** This thread holds the only reference and no other thread ever counted the object. */
    public static boolean isUniquelyReferenced(ThreadState ts, @Borrowed PyObject o) {
        return o instanceof RefCounted r && hasNoOtherReferences(ts, r, 1);
    }

    /** Whether the {@code n} references that the caller knows of are all there are, and this thread's own. */
    public static boolean hasNoOtherReferences(ThreadState ts, @Borrowed RefCounted r, int n) {
        if (r.owner != ts.id || r.ob_ref_local != n * RefWord.ONE) return false;
        ((Owner) ts).fenceRemovals();
        return r.sharedVolatile() == 0;
    }

    /** Whether this thread counts the object by plain stores: nobody else can become the owner before its next poll, detachment or last drop. */
    public static boolean isOwner(ThreadState ts, @Borrowed RefCounted r) {
        return r.owner == ts.id;
    }

    /** A snapshot, exact only if nobody counts meanwhile; deferred objects lack what threads count on their own. */
    public static long refcount(@Borrowed PyObject o) {
        return o instanceof RefCounted r && !GcHeader.isImmortal(r) ? GcHeader.count(r) : IMMORTAL_COUNT;
    }

    /** From now on the object is never reclaimed. The caller owns a reference. */
    public static void makeImmortal(ThreadState ts, PyObject o) {
        if (o instanceof RefCounted r) SharedRefs.makeImmortal(ts, r);
    }

    /** For an object that no other thread can see yet, or that the calling thread owns. */
    public static void makeImmortal(PyObject o) {
        if (o instanceof RefCounted r) SharedRefs.saturate(r);
    }

    /** Counts the object per thread from now on; only the collector frees it. The caller owns a reference. Returns false where that
     *  is not possible now (another thread owns it and runs). */
    public static boolean makeDeferred(ThreadState ts, PyObject o) {
        return o instanceof RefCounted r && SharedRefs.makeDeferred(ts, r);
    }

    /** Must precede the publication of a weak reference to {@code o}; the caller owns a reference, and holds no monitor. From now on every death
     *  is a CAS, and contention defers the object no more. */
    public static void enableWeakrefs(ThreadState ts, RefCounted o) {
        SharedRefs.setMaybeWeakref(o);
        o.setBits(GcHeader.HAS_WEAKREFS);
        if (GcHeader.isContended(o)) SharedRefs.undeferContended(ts, o);
    }
}
