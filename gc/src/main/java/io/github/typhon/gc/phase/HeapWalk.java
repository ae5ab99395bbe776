// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.TrackList;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The objects that one collection looks at, numbered, and a working count for each: {@code refs[i]} starts as the references that exist to
 *  {@code objects[i]}, and loses those that come from inside.
 *  <p>Threads: the collector's, from construction to {@link #restore} with the world stopped: meanwhile the headers hold our numbers
 *  instead of the places in their track lists.
 *  <p>Ownership: borrows. Frozen and dying objects are left out (null): what they refer to counts as referred to from outside. */
@WorldStopped
public final class HeapWalk {
    /** In {@code refs}: known to be reachable. */
    static final int REACHED = Integer.MIN_VALUE;

    private static final long[] NO_SUMS = {};

    final @Borrowed RefCounted[] objects;
    final int[] refs;
    int size;
    private final List<TrackList> renumbered = new ArrayList<>();
    private int[] savedIndexes;
    private int live;

    private HeapWalk(int room) {
        objects = new RefCounted[room];
        refs = new int[room];
    }

    /** Everything tracked. Sweeps the lists on the way. */
    public static HeapWalk all(ThreadState ts) {
        InterpreterState interp = ts.interp;
        List<TrackList> lists = new ArrayList<>();
        interp.tracking().forEachList(lists::add);
        int room = 0;
        for (TrackList l : lists) room += l.size();
        HeapWalk walk = new HeapWalk(room);
        long[] deferred = interp.deferred().sum(interp.threads());
        for (TrackList l : lists) {
            int base = walk.size;
            l.sweep(o -> walk.leavesOut(o, deferred));
            if (base > 0 && l.size() > 0) walk.renumber(l, base);
        }
        return walk;
    }

    /** Takes the object in, at the place that it gets in its list after those of the lists before; true if it is gone for good. */
    private boolean leavesOut(RefCounted o, long[] deferred) {
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

    private void renumber(TrackList l, int base) {
        renumbered.add(l);
        for (int i = 0, n = l.size(); i < n; i++) GcHeader.setIndex(l.get(i), base + i);
    }

    /** Only these, each of which the caller owns one reference to, which is not counted. None is deferred. */
    public static HeapWalk of(RefCounted[] owned) {
        HeapWalk walk = new HeapWalk(owned.length);
        walk.savedIndexes = new int[owned.length];
        for (int i = 0; i < owned.length; i++) {
            RefCounted o = owned[i];
            walk.savedIndexes[i] = GcHeader.index(o);
            GcHeader.setIndex(o, i);
            walk.objects[i] = o;
            int n = GcHeader.countForWalk(o, NO_SUMS);
            walk.refs[i] = n == GcHeader.MANY ? n : n - 1;
        }
        walk.size = owned.length;
        walk.live = owned.length;
        return walk;
    }

    /** The object's number, or -1: another interpreter's, untracked, or left out. */
    int indexOf(RefCounted o) {
        int i = GcHeader.index(o);
        return i >= 0 && i < size && objects[i] == o ? i : -1;
    }

    /** How many objects take part. */
    public int live() {
        return live;
    }

    /** Gives the headers their places in the track lists back. */
    public void restore() {
        for (TrackList l : renumbered) {
            for (int i = 0, n = l.size(); i < n; i++) GcHeader.setIndex(l.get(i), i);
        }
        if (savedIndexes != null) {
            for (int i = 0; i < size; i++) GcHeader.setIndex(objects[i], savedIndexes[i]);
        }
    }

    /** The objects that were not found reachable, in the order of their lists; each gets a reference that the caller owns, and loses its
     *  deferred state, which is noted unless contention had brought it. */
    public Garbage takeUnreachable(ThreadState ts) {
        InterpreterState interp = ts.interp;
        RefCounted[] found = new RefCounted[16];
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (objects[i] == null || refs[i] == REACHED) continue;
            if (n == found.length) found = Arrays.copyOf(found, n * 2);
            found[n++] = objects[i];
        }
        found = Arrays.copyOf(found, n);
        java.util.BitSet deferred = new java.util.BitSet();
        long[] sums = interp.deferred().sum(interp.threads());
        for (int i = 0; i < n; i++) {
            RefCounted o = found[i];
            int uid = GcHeader.uid(o);
            if (uid >= 0) {
                if (!GcHeader.isContended(o)) deferred.set(i);
                // One more for us, at once: a merged object without references must not be counted again.
                interp.deferred().undefer(o, GcHeader.countForWalk(o, sums) + 1, interp.threads());
            } else {
                Refs.incref(ts, o);
            }
            GcHeader.set(o, GcHeader.UNREACHABLE);
        }
        return new Garbage(found, deferred);
    }
}
