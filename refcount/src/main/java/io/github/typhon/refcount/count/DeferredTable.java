// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.OwnerThread;
import io.github.typhon.refcount.contract.WorldStopped;
import java.util.Arrays;
import java.util.function.Consumer;

/** An interpreter's deferred objects by unique id, and the counts of threads that are gone. Even ids are for good; odd ones are of objects
 *  that contention deferred, and that return to plain counts.
 *  <p>Threads: the table's monitor orders all that takes a merged object's words over (deferring, adopting); nobody who holds it polls. Sums are
 *  taken, and objects freed, with the world stopped.
 *  <p>Ownership: the table borrows its objects; the collector frees those whose sum is zero or that are unreachable.
 *  <p>CPython: Python/uniqueid.c. */
public final class DeferredTable {
    private static final int MAX_ID = 1 << 28;
    /** More would cost each thread more memory than contention costs time. */
    private static final int MAX_CONTENDED = 1 << 20;
    /** Full collections after which a contended object must show again that it is. */
    private static final int REVIEW_AGE = 8;

    @GuardedBy("this") private RefCounted[] objects = new RefCounted[64];
    /** Full collections that the object of an odd id has seen. */
    @GuardedBy("this") private byte[] ages = new byte[64];
    @GuardedBy("this") private final Ids forGood = new Ids(0);
    @GuardedBy("this") private final Ids contended = new Ids(1);
    @GuardedBy("this") private long[] gone = new long[0];
    /** One thread is left and has not looked yet for what the others let die. */
    private volatile boolean settlePending;

    /** Every second number. */
    private static final class Ids {
        private final int first;
        private int next;
        private int used;
        private int[] free = new int[16];
        private int freeSize;

        Ids(int first) {
            this.first = first;
            next = first;
        }

        int take() {
            if (freeSize > 0) {
                used++;
                return free[--freeSize];
            }
            if (next >= MAX_ID) return -1;
            used++;
            next += 2;
            return next - 2;
        }

        void give(int id) {
            used--;
            if (freeSize == free.length) free = Arrays.copyOf(free, freeSize * 2);
            free[freeSize++] = id;
        }

        int limit() {
            return next == first ? 0 : next - 1;
        }
    }

    static boolean isContended(int uid) {
        return (uid & 1) != 0;
    }

    // ---- deferring

    synchronized int allocate(RefCounted o, boolean isContended) {
        Ids ids = isContended ? contended : this.forGood;
        if (isContended && ids.used >= MAX_CONTENDED) return -1;
        int uid = ids.take();
        if (uid < 0) return -1;
        if (uid >= objects.length) {
            objects = Arrays.copyOf(objects, Math.max(uid + 1, objects.length * 2));
            ages = Arrays.copyOf(ages, objects.length);
        }
        objects[uid] = o;
        ages[uid] = 0;
        return uid;
    }

    /** The id is in no header (any more). */
    synchronized void release(int uid) {
        objects[uid] = null;
        (isContended(uid) ? contended : forGood).give(uid);
    }

    // ---- sums

    /** One past the highest id in use. */
    @WorldStopped
    public synchronized int limit() {
        return Math.max(forGood.limit(), contended.limit());
    }

    /** Null where the id is free. */
    @WorldStopped
    public synchronized RefCounted get(int uid) {
        return objects[uid];
    }

    /** How many objects contention has deferred. */
    public synchronized int contended() {
        return contended.used;
    }

    /** The per-thread part of each object's count, indexed by id; add {@link GcHeader#count}. */
    @WorldStopped
    public synchronized long[] sum(Iterable<? extends Owner> threads) {
        long[] sums = Arrays.copyOf(gone, Math.max(limit(), gone.length));
        for (Owner t : threads) {
            int[] counts = t.deferredCounts;
            for (int i = 0; i < counts.length && i < sums.length; i++) sums[i] += counts[i];
        }
        return sums;
    }

    /** The per-thread part of one object's count. */
    @WorldStopped
    public synchronized long sum(int uid, Iterable<? extends Owner> threads) {
        long n = uid < gone.length ? gone[uid] : 0;
        for (Owner t : threads) if (uid < t.deferredCounts.length) n += t.deferredCounts[uid];
        return n;
    }

    /** All references to one object. */
    @WorldStopped
    private long total(RefCounted o, int uid, Iterable<? extends Owner> threads) {
        return GcHeader.count(o) + sum(uid, threads);
    }

    // ---- the way back

    /** Turns a deferred object into a merged one whose count is {@code total}, and frees its id. */
    @WorldStopped
    public synchronized void undefer(RefCounted o, long total, Iterable<? extends Owner> threads) {
        int uid = GcHeader.uid(o);
        if (uid < 0) throw new IllegalArgumentException("not deferred");
        forget(uid, threads);
        o.ob_ref_local = 0;
        o.heat = 0;
        o.setSharedVolatile((int) total << RefWord.SHIFT | RefWord.MERGED);
        release(uid);
    }

    @WorldStopped
    private void forget(int uid, Iterable<? extends Owner> threads) {
        for (Owner t : threads) if (uid < t.deferredCounts.length) t.deferredCounts[uid] = 0;
        if (uid < gone.length) gone[uid] = 0;
    }

    /** An object that contention deferred is counted plainly again; nothing happens to others. Answers whether no reference is left: then the
     *  caller must dealloc. */
    @WorldStopped
    synchronized boolean undeferContended(RefCounted o, Iterable<? extends Owner> threads) {
        int uid = GcHeader.uid(o);
        if (uid < 0 || !isContended(uid) || objects[uid] != o) return false;
        long total = total(o, uid, threads);
        undefer(o, total, threads);
        return total == 0;
    }

    /** At the end of a full collection: contended objects that have seen enough of them are counted plainly again. */
    @WorldStopped
    public synchronized void review(Iterable<? extends Owner> threads) {
        for (int uid = 1; uid < contended.limit(); uid += 2) {
            RefCounted o = objects[uid];
            if (o == null || ++ages[uid] < REVIEW_AGE) continue;
            long total = total(o, uid, threads);
            // Without a reference it waits to be found: frozen, or not tracked (yet).
            if (total > 0 && total < RefWord.count(RefWord.DEFERRED_BIAS)) undefer(o, total, threads);
        }
    }

    /** Gives {@code alone} all counts of a contended object, so that its own count reaches zero when the object has no reference left. If it has none
     *  now, it is undeferred and the caller must dealloc: true. */
    @WorldStopped
    synchronized boolean concentrate(Owner alone, RefCounted o, Iterable<? extends Owner> threads) {
        int uid = GcHeader.uid(o);
        if (uid < 0 || !isContended(uid) || objects[uid] != o) return false;
        long total = total(o, uid, threads);
        if (total <= 0) {
            undefer(o, total, threads);
            return true;
        }
        if (total >= Integer.MAX_VALUE) return false;
        forget(uid, threads);
        alone.countDeferred(uid, (int) total);
        o.setSharedVolatile(RefWord.DEFERRED_BIAS | RefWord.MERGED);
        return false;
    }

    /** {@link #concentrate} for all of them. */
    @WorldStopped
    public synchronized void concentrateAll(Owner alone, Iterable<? extends Owner> threads, Consumer<RefCounted> dead) {
        for (int uid = 1; uid < contended.limit(); uid += 2) {
            RefCounted o = objects[uid];
            if (o != null && !GcHeader.isImmortal(o) && concentrate(alone, o, threads)) dead.accept(o);
        }
    }

    // ---- threads that leave

    /** A thread leaves, or blocks: its counts stay. */
    @OwnerThread
    public synchronized void adopt(Owner t) {
        int[] counts = t.deferredCounts;
        if (counts.length == 0) return;
        if (counts.length > gone.length) gone = Arrays.copyOf(gone, counts.length);
        for (int i = 0; i < counts.length; i++) gone[i] += counts[i];
        t.deferredCounts = new int[0];
    }

    /** One thread is left: at its next poll it must look for what the others let die. Answers whether there may be such a thing. */
    public boolean requestSettle() {
        return settlePending = contended() > 0;
    }

    public boolean takeSettleRequest() {
        if (!settlePending) return false;
        settlePending = false;
        return true;
    }
}
