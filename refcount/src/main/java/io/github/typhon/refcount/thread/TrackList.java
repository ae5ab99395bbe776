// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.OwnerThread;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.RefCounted;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The objects that one thread made visible to the collector, in that order; each knows its index. What dies leaves a hole until the array
 *  is full or a collection comes by: so the order holds, and no neighbour's header is touched.
 *  <p>Generations are stretches of this order: {@code [0, middle)} is old, {@code [middle, young)} survived young collections alone, and what
 *  was tracked since the last collection of any kind lies behind {@code young}. Additions go to the end; trimming and closing holes move both
 *  marks with the objects; so no object ever gets younger, but one that is untracked and tracked again, which is new to the collector.
 *  <p>Without memory for a longer array, one object is refused; the last places are for what is made while that error is handled.
 *  <p>Threads: the owner's; with the world stopped, the collector's. An object that dies on another thread stays, marked dead,
 *  until the array is full or a collection comes by.
 *  <p>Ownership: borrows. */
public final class TrackList {
    private static final RefCounted[] EMPTY = {};
    private static final int FLUSH = Tracking.STRESS > 0 ? Tracking.STRESS : 512;

    private final Tracking tracking;
    private final ThreadState ts;
    @OwnerThread private RefCounted[] items = EMPTY;
    @OwnerThread private int size;
    /** Where additions begin to ask for a longer array: its length, less what is kept for those who come while there is none. */
    @OwnerThread private int limit;
    @OwnerThread private int middle;
    @OwnerThread private int young;
    /** Tracked less untracked since the last report to {@code tracking}. */
    @OwnerThread private int net;

    /** {@code ts} is null for what exited threads left. */
    TrackList(Tracking tracking, ThreadState ts) {
        this.tracking = tracking;
        this.ts = ts;
    }

    /** Called by {@link RefCounted#track}. */
    public void add(RefCounted o) {
        if (GcHeader.index(o) >= 0) throw new IllegalStateException("tracked twice: " + o.getClass().getName());
        int size = this.size;
        RefCounted[] items = this.items;
        if (size >= limit) {
            items = makeRoom();
            size = this.size;
        }
        items[size] = o;
        GcHeader.setIndex(o, size);
        this.size = size + 1;
        if (++net >= FLUSH) flush();
    }

    /** {@code o} dies on this thread. If it is another thread's, only its DEAD mark tells. */
    public void removeDying(RefCounted o) {
        int i = GcHeader.index(o);
        if (i < size && items[i] == o) {
            items[i] = null;
            if (i == size - 1) trim(i);
            GcHeader.setIndex(o, GcHeader.UNTRACKED);
        }
        if (--net <= -FLUSH) flush();
    }

    /** Takes a living object out of the collector's sight; possible on its own list only. */
    public boolean remove(RefCounted o) {
        int i = GcHeader.index(o);
        if (i < 0 || i >= size || items[i] != o) return false;
        removeDying(o);
        return true;
    }

    private void trim(int end) {
        size = end;
        if (end < young || end > 0 && items[end - 1] == null) trimSlow();
    }

    private void trimSlow() {
        int end = size;
        while (end > 0 && items[end - 1] == null) end--;
        size = end;
        young = Math.min(young, end);
        middle = Math.min(middle, end);
    }

    private void flush() {
        int n = net;
        net = 0;
        keepSpare();
        tracking.report(n, ts);
    }

    private RefCounted[] makeRoom() {
        sweep(Tracking.FULL, GcHeader::isReclaimed);
        int length = items.length;
        if (length == 0 || size > length / 2) {
            try {
                items = Arrays.copyOf(items, Math.max(64, length + (length >> 1)));
            } catch (OutOfMemoryError e) {
                limit = length;
                throw e;
            }
            keepSpare();
        }
        return items;
    }

    /** Unless the places at the end are in use. */
    private void keepSpare() {
        int spared = items.length - Math.min(items.length >> 4, 1024);
        if (size < spared) limit = spared;
    }

    /** Closes the holes among what a collection of this generation looks at, and drops the entries that {@code gone} accepts. By the owner, or
     *  with the world stopped. */
    @OwnerThread
    public void sweep(int generation, Predicate<RefCounted> gone) {
        int middle = this.middle;
        int young = this.young;
        int kept = start(generation);
        if (generation == Tracking.FULL) this.middle = kept = pack(0, middle, kept, gone);
        if (generation > 0) this.young = kept = pack(middle, young, kept, gone);
        kept = pack(young, size, kept, gone);
        Arrays.fill(items, kept, size, null);
        size = kept;
        keepSpare();
    }

    private int pack(int from, int to, int kept, Predicate<RefCounted> gone) {
        for (int i = from; i < to; i++) {
            RefCounted o = items[i];
            if (o == null) continue;
            if (gone.test(o)) {
                GcHeader.setIndex(o, GcHeader.UNTRACKED);
            } else {
                if (kept != i) {
                    items[kept] = o;
                    GcHeader.setIndex(o, kept);
                }
                kept++;
            }
        }
        return kept;
    }

    /** Where the objects begin that a collection of this generation looks at: they reach to the end. */
    @OwnerThread
    public int start(int generation) {
        return generation == 0 ? young : generation == 1 ? middle : 0;
    }

    /** What is there has survived a collection of this generation. */
    @WorldStopped
    public void promote(int generation) {
        young = size;
        if (generation > 0) middle = size;
    }

    /** Tracked less untracked since the last report: what {@code Tracking.young} does not know yet. */
    @OwnerThread
    int unreported() {
        return net;
    }

    @OwnerThread
    int takeUnreported() {
        int n = net;
        net = 0;
        return n;
    }

    @WorldStopped
    public int size() {
        return size;
    }

    /** Null in a hole; there is none right after {@link #sweep}. */
    @WorldStopped
    public RefCounted get(int i) {
        return items[i];
    }

    @WorldStopped
    public void forEach(int from, int to, Consumer<? super RefCounted> action) {
        for (int i = from; i < to; i++) if (items[i] != null) action.accept(items[i]);
    }

    /** Moves what is old to {@code old}, where everything is, and the rest behind what is young in {@code rest}; the caller excludes the lists' users. */
    void moveTo(TrackList old, TrackList rest) {
        int end = size;
        moveTo(old, 0, middle);
        old.promote(1);
        moveTo(rest, middle, end);
        items = EMPTY;
        size = limit = middle = young = 0;
        flush();
    }

    /** Moves one object to the end of another list; {@link #closeTail} when there are no more. */
    @WorldStopped
    public void give(RefCounted o, TrackList to) {
        items[GcHeader.index(o)] = null;
        GcHeader.setIndex(o, GcHeader.UNTRACKED);
        to.adopt(o);
    }

    @WorldStopped
    public void closeTail() {
        trimSlow();
    }

    private void moveTo(TrackList other, int from, int to) {
        for (int i = from; i < to; i++) {
            RefCounted o = items[i];
            if (o == null) continue;
            GcHeader.setIndex(o, GcHeader.UNTRACKED);
            if (!GcHeader.isReclaimed(o)) other.adopt(o);
        }
    }

    private void adopt(RefCounted o) {
        if (size >= limit) makeRoom();
        items[size] = o;
        GcHeader.setIndex(o, size++);
    }
}
