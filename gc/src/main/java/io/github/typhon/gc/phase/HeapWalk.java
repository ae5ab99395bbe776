// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.TrackList;
import io.github.typhon.refcount.thread.Tracking;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/** The objects that one collection looks at, numbered, and a working count for each: {@code refs[i]} starts as the references that exist to
 *  {@code objects[i]}, and loses those that come from inside.
 *  <p>Threads: the collector's, from construction to {@link #restore} with the world stopped: meanwhile the headers hold our numbers
 *  instead of the places in their track lists.
 *  <p>A part of the heap will do, whatever it is: a reference from an object that takes no part stays in the count like one from a frame.
 *  <p>Ownership: borrows. Frozen and dying objects are left out (null): what they refer to counts as referred to from outside. */
@WorldStopped
public final class HeapWalk {
    /** In {@code refs}: known to be reachable. */
    static final int REACHED = Integer.MIN_VALUE;

    final @Borrowed RefCounted[] objects;
    final int[] refs;
    int size;
    /** What headers say is this much more than our numbers: the first list that takes part keeps its places. */
    private int shift;
    private final IntToLongFunction deferred;
    private final List<Part> parts = new ArrayList<>();
    private final int generation;
    private int[] savedIndexes;
    private int live;

    /** What a list takes part with, and from which number on. */
    private record Part(TrackList list, int base) {}

    private HeapWalk(int room, int generation, IntToLongFunction deferred) {
        objects = new RefCounted[room];
        refs = new int[room];
        this.generation = generation;
        this.deferred = deferred;
    }

    /** Everything tracked that a collection of this generation looks at. Sweeps the lists on the way. */
    public static HeapWalk of(ThreadState ts, int generation) {
        InterpreterState interp = ts.interp;
        List<TrackList> lists = new ArrayList<>();
        interp.tracking().forEachList(lists::add);
        int room = 0;
        for (TrackList l : lists) room += l.size() - l.start(generation);
        HeapWalk walk = new HeapWalk(room, generation, deferredSums(interp, generation));
        for (TrackList l : lists) {
            int base = walk.size;
            l.sweep(generation, walk::leavesOut);
            if (walk.size == base) continue;
            walk.parts.add(new Part(l, base));
            if (base == 0) walk.shift = l.start(generation);
            else walk.number(l, walk.shift + base);
        }
        return walk;
    }

    /** For everything one array with all sums; for a few, each when it is asked for. */
    private static IntToLongFunction deferredSums(InterpreterState interp, int generation) {
        if (generation < Tracking.FULL) return uid -> interp.deferred().sum(uid, interp.threads());
        long[] sums = interp.deferred().sum(interp.threads());
        return uid -> uid < sums.length ? sums[uid] : 0;
    }

    /** Takes the object in, at the place that it gets in its list after those of the lists before; true if it is gone for good. */
    private boolean leavesOut(RefCounted o) {
        int n = GcHeader.countForWalk(o, deferred);
        if (n < 0 && GcHeader.isReclaimed(o)) return true;
        GcHeader.cool(o);
        if (n >= 0 && !GcHeader.has(o, GcHeader.FROZEN)) {
            objects[size] = o;
            refs[size] = n;
            live++;
        }
        size++;
        return false;
    }

    private void number(TrackList l, int first) {
        int start = l.start(generation);
        for (int i = start, n = l.size(); i < n; i++) GcHeader.setIndex(l.get(i), first + i - start);
    }

    /** Only these, each of which the caller owns one reference to, which is not counted. None is deferred. */
    public static HeapWalk of(RefCounted[] owned) {
        IntToLongFunction none = uid -> 0;
        HeapWalk walk = new HeapWalk(owned.length, Tracking.FULL, none);
        walk.savedIndexes = new int[owned.length];
        for (int i = 0; i < owned.length; i++) {
            RefCounted o = owned[i];
            walk.savedIndexes[i] = GcHeader.index(o);
            GcHeader.setIndex(o, i);
            walk.objects[i] = o;
            int n = GcHeader.countForWalk(o, none);
            walk.refs[i] = n == GcHeader.MANY ? n : n - 1;
        }
        walk.size = owned.length;
        walk.live = owned.length;
        return walk;
    }

    /** The object's number, or -1: another interpreter's, untracked, older, or left out. */
    int indexOf(RefCounted o) {
        int i = GcHeader.index(o) - shift;
        return i >= 0 && i < size && objects[i] == o ? i : -1;
    }

    /** How many objects take part. */
    public int live() {
        return live;
    }

    /** Gives the headers their places in the track lists back. */
    public void restore() {
        for (Part p : parts) if (p.base > 0) number(p.list, p.list.start(generation));
        if (savedIndexes != null) {
            for (int i = 0; i < size; i++) GcHeader.setIndex(objects[i], savedIndexes[i]);
        }
    }

    /** The objects that were not found reachable, in the order of their lists; each gets a reference that the caller owns, and loses its
     *  deferred state, which is noted unless contention had brought it. Those of other threads become the caller's, and go to its list. */
    public Garbage takeUnreachable(ThreadState ts) {
        InterpreterState interp = ts.interp;
        int n = 0;
        for (int i = 0; i < size; i++) if (isUnreachable(i)) n++;
        RefCounted[] found = new RefCounted[n];
        for (int i = 0, next = 0; next < n; i++) if (isUnreachable(i)) found[next++] = objects[i];
        BitSet wereDeferred = new BitSet();
        for (int i = 0; i < n; i++) {
            RefCounted o = found[i];
            int uid = GcHeader.uid(o);
            if (uid >= 0) {
                if (!GcHeader.isContended(o)) wereDeferred.set(i);
                // One more for us, at once: a merged object without references must not be counted again.
                interp.deferred().undefer(o, GcHeader.countForWalk(o, deferred) + 1, interp.threads());
            } else {
                GcHeader.takeOver(ts, o);
            }
            GcHeader.set(o, GcHeader.UNREACHABLE);
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).list != ts.trackList) giveUnreachable(parts.get(i), i + 1 < parts.size() ? parts.get(i + 1).base : size, ts.trackList);
        }
        return new Garbage(found, wereDeferred);
    }

    private void giveUnreachable(Part part, int end, TrackList to) {
        for (int i = part.base; i < end; i++) if (isUnreachable(i)) part.list.give(objects[i], to);
        part.list.closeTail();
    }

    private boolean isUnreachable(int i) {
        return objects[i] != null && refs[i] != REACHED;
    }
}
