// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.OwnerThread;
import io.github.typhon.refcount.contract.WorldStopped;
import java.util.Arrays;

/** An interpreter's deferred objects by unique id, and the counts of threads that are gone.
 *  <p>Threads: ids are handed out under the table's monitor; sums are taken with the world stopped.
 *  <p>Ownership: the table borrows its objects; the collector frees those whose sum is zero or that are unreachable.
 *  <p>CPython: Python/uniqueid.c. */
public final class DeferredTable {
    @GuardedBy("this") private RefCounted[] objects = new RefCounted[64];
    @GuardedBy("this") private int[] free = new int[16];
    @GuardedBy("this") private int freeSize;
    @GuardedBy("this") private int top;
    @GuardedBy("this") private long[] gone = new long[0];

    synchronized int allocate(RefCounted o) {
        int uid;
        if (freeSize > 0) {
            uid = free[--freeSize];
        } else {
            if (top == 1 << 28) return -1;
            if (top == objects.length) objects = Arrays.copyOf(objects, top * 2);
            uid = top++;
        }
        objects[uid] = o;
        return uid;
    }

    /** The id was never written into a header. */
    synchronized void cancel(int uid) {
        objects[uid] = null;
        if (freeSize == free.length) free = Arrays.copyOf(free, freeSize * 2);
        free[freeSize++] = uid;
    }

    /** One past the highest id in use. */
    @WorldStopped
    public synchronized int limit() {
        return top;
    }

    /** Null where the id is free. */
    @WorldStopped
    public synchronized RefCounted get(int uid) {
        return objects[uid];
    }

    /** The per-thread part of each object's count, indexed by id; add {@link GcHeader#count}. */
    @WorldStopped
    public synchronized long[] sum(Iterable<? extends Owner> threads) {
        long[] sums = Arrays.copyOf(gone, Math.max(top, gone.length));
        for (Owner t : threads) {
            int[] counts = t.deferredCounts;
            for (int i = 0; i < counts.length && i < sums.length; i++) sums[i] += counts[i];
        }
        return sums;
    }

    /** Turns a deferred object into a merged one whose count is {@code total}, and frees its id. */
    @WorldStopped
    public synchronized void undefer(RefCounted o, long total, Iterable<? extends Owner> threads) {
        int uid = GcHeader.uid(o);
        if (uid < 0) throw new IllegalArgumentException("not deferred");
        for (Owner t : threads) if (uid < t.deferredCounts.length) t.deferredCounts[uid] = 0;
        if (uid < gone.length) gone[uid] = 0;
        o.ob_ref_local = 0;
        o.setSharedVolatile((int) total << RefWord.SHIFT | RefWord.MERGED);
        cancel(uid);
    }

    /** A thread leaves: its counts stay. */
    @OwnerThread
    public synchronized void adopt(Owner t) {
        int[] counts = t.deferredCounts;
        if (counts.length > gone.length) gone = Arrays.copyOf(gone, counts.length);
        for (int i = 0; i < counts.length; i++) gone[i] += counts[i];
        t.deferredCounts = new int[0];
    }
}
