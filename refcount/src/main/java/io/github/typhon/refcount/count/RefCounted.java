// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.OwnerThread;
import io.github.typhon.refcount.ledger.RefLedger;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A Python value with a header: owner, two count words, its place in a track list, a one-byte mutex, collector bits.
 *  <p>Threads: {@code owner} and {@code ob_ref_local} are written by the owner, by the merger that holds the owner suspended or
 *  found it gone; {@code ob_ref_shared} only by CAS, except for the final DEAD mark.
 *  <p>Ownership: a new object carries one reference, the creator's.
 *  <p>Ordering: publish through release stores only; the constructor's plain stores rely on it.
 *  <p>Re-entry: {@link #finalizeObject}, {@link #clearReferences} may run Python.
 *  <p>CPython: the object header of free-threaded builds; the protocol differs, see doc/protocol.md. */
public abstract class RefCounted extends PyObject {
    private static final VarHandle SHARED;
    private static final VarHandle LOCAL;
    private static final VarHandle OWNER;
    private static final VarHandle MUTEX;
    private static final VarHandle BITS;

    static {
        try {
            var lookup = MethodHandles.lookup();
            SHARED = lookup.findVarHandle(RefCounted.class, "ob_ref_shared", int.class);
            LOCAL = lookup.findVarHandle(RefCounted.class, "ob_ref_local", int.class);
            OWNER = lookup.findVarHandle(RefCounted.class, "owner", int.class);
            MUTEX = lookup.findVarHandle(RefCounted.class, "ob_mutex", byte.class);
            BITS = lookup.findVarHandle(RefCounted.class, "ob_gc_bits", byte.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @OwnerThread int owner;
    @OwnerThread int ob_ref_local;
    private volatile int ob_ref_shared;
    int gcIndex = GcHeader.UNTRACKED;
    /** Who counted it from outside lately: notes of {@link Contention}, written by races. */
    char heat;
    private volatile byte ob_mutex;
    private volatile byte ob_gc_bits;

    /** A fresh object: owned by {@code ts}, count 1, untracked. */
    protected RefCounted(ThreadState ts) {
        owner = ts.id;
        ob_ref_local = RefWord.ONE;
        if (RefLedger.ENABLED) ts.interp.ledger().allocated(ts, this);
    }

    /** An immortal object. */
    protected RefCounted() {
        ob_ref_local = RefWord.IMMORTAL;
    }

    /** Visits each reference that this object owns. CPython: tp_traverse. */
    public void traverse(Visitor v) {}

    /** Releases the owned references; must be idempotent and leave a usable, empty object. */
    protected void clearReferences(ThreadState ts) {}

    /** What the collector calls on an unreachable object that is alive. Immutable objects do nothing: every cycle contains a mutable one, and
     *  what still looks at this one must find it whole. CPython: tp_clear. */
    protected void breakCycles(ThreadState ts) {
        clearReferences(ts);
    }

    /** Whether {@link #finalizeObject} does anything; asked once per death, so it must be cheap. */
    protected boolean hasFinalizer() {
        return false;
    }

    /** Runs at most once, before weak references die; the object may be resurrected by storing it. CPython: tp_finalize. */
    protected void finalizeObject(ThreadState ts) {}

    /** The last thing that happens to the object. */
    protected void deallocated(ThreadState ts) {}

    /** Makes the object visible to the collector. Call it once, when the object is complete enough to be traversed. */
    public final void track(ThreadState ts) {
        ts.trackList.add(this);
    }

    public final boolean isTracked() {
        return gcIndex >= 0;
    }

    // ---- memory modes of the header, for this package

    final int sharedVolatile() {
        return ob_ref_shared;
    }

    final boolean casShared(int expected, int next) {
        return SHARED.compareAndSet(this, expected, next);
    }

    final int getAndAddShared(int delta) {
        return (int) SHARED.getAndAdd(this, delta);
    }

    final void setSharedVolatile(int value) {
        SHARED.setVolatile(this, value);
    }

    final void setSharedRelease(int value) {
        SHARED.setRelease(this, value);
    }

    final int ownerVolatile() {
        return (int) OWNER.getVolatile(this);
    }

    final void setOwnerVolatile(int value) {
        OWNER.setVolatile(this, value);
    }

    /** Racy: an int read once, whose tag may be old; what is done upon it says so by failing. */
    final int localRacy() {
        return ob_ref_local;
    }

    final void setLocalRelease(int value) {
        LOCAL.setRelease(this, value);
    }

    final boolean casLocal(int expected, int next) {
        return LOCAL.compareAndSet(this, expected, next);
    }

    final byte mutexVolatile() {
        return ob_mutex;
    }

    final byte mutexOpaque() {
        return ob_mutex;
    }

    final void setMutexRelease(int value) {
        MUTEX.setRelease(this, (byte) value);
    }

    final boolean casMutex(int expected, int next) {
        return MUTEX.compareAndSet(this, (byte) expected, (byte) next);
    }

    final void setMutexVolatile(int value) {
        MUTEX.setVolatile(this, (byte) value);
    }

    final int bits() {
        return ob_gc_bits;
    }

    /** Returns the bits as they were. */
    final int setBits(int mask) {
        return (byte) BITS.getAndBitwiseOr(this, (byte) mask);
    }

    final int clearBits(int mask) {
        return (byte) BITS.getAndBitwiseAnd(this, (byte) ~mask);
    }
}
