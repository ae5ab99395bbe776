// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Questions about the tracked objects, answered with the world stopped. */
public final class HeapQueries {
    private HeapQueries() {}

    /** Each object that collections look at, a new reference. */
    public static @Owned List<PyObject> objects(ThreadState ts) {
        List<PyObject> out = new ArrayList<>();
        ts.interp.world().run(ts, () -> ts.interp.tracking().forEach(o -> add(ts, out, o)));
        return out;
    }

    /** Those of one generation: what is new, nothing, or the rest. CPython 3.14 has no middle one to show either. */
    public static @Owned List<PyObject> objects(ThreadState ts, int generation) {
        List<PyObject> out = new ArrayList<>();
        ts.interp.world().run(ts, () -> {
            if (generation == 0) ts.interp.tracking().forEach(0, o -> add(ts, out, o));
            else if (generation == Tracking.FULL) ts.interp.tracking().forEachOld(o -> add(ts, out, o));
        });
        return out;
    }

    private static void add(ThreadState ts, List<PyObject> out, RefCounted o) {
        if (isAlive(o) && !GcHeader.has(o, GcHeader.FROZEN)) out.add(Refs.newRef(ts, o));
    }

    /** Tracked objects that refer to one of these directly; {@code to} itself, as the items of a tuple of arguments, is left out. */
    public static @Owned List<PyObject> referrers(ThreadState ts, PyObject[] to) {
        List<PyObject> out = new ArrayList<>();
        boolean[] found = {false};
        Visitor v = x -> {
            for (PyObject t : to) if (x == t) found[0] = true;
        };
        ts.interp.world().run(ts, () -> {
            each(ts, o -> {
                found[0] = false;
                o.traverse(v);
                if (found[0] && !(o instanceof PyTuple t && t.items == to)) out.add(Refs.newRef(ts, o));
            });
            RootSource roots = GcState.of(ts.interp).roots;
            if (roots == null) return;
            roots.visitRunning(ts.interp, (o, references) -> {
                found[0] = false;
                references.accept(v);
                if (found[0] && !out.contains(o)) out.add(Refs.newRef(ts, o));
            });
        });
        return out;
    }

    /** What these refer to directly. */
    public static @Owned List<PyObject> referents(ThreadState ts, PyObject[] of) {
        List<PyObject> out = new ArrayList<>();
        Visitor v = x -> {
            if (x != null) out.add(Refs.newRef(ts, x));
        };
        ts.interp.world().run(ts, () -> {
            for (PyObject o : of) if (o instanceof RefCounted r) r.traverse(v);
        });
        return out;
    }

    /** {@code gc.freeze()}: what is tracked now is no business of later collections, and old should it be thawed. */
    public static void freeze(ThreadState ts) {
        ts.interp.world().run(ts, () -> {
            each(ts, o -> GcHeader.set(o, GcHeader.FROZEN));
            ts.interp.tracking().promote(Tracking.FULL);
            ts.interp.tracking().restart(0);
        });
        GcState.of(ts).thresholds.reset();
    }

    public static void unfreeze(ThreadState ts) {
        walk(ts, o -> GcHeader.clear(o, GcHeader.FROZEN));
        GcState.of(ts).thresholds.reset();
    }

    /** How many objects are young, old and frozen. */
    public static long[] counts(ThreadState ts) {
        long[] n = new long[3];
        ts.interp.world().run(ts, () -> {
            ts.interp.tracking().forEach(0, o -> count(n, 0, o));
            ts.interp.tracking().forEachOld(o -> count(n, 1, o));
        });
        return n;
    }

    private static void count(long[] n, int generation, RefCounted o) {
        if (isAlive(o)) n[GcHeader.has(o, GcHeader.FROZEN) ? 2 : generation]++;
    }

    /** Whether this holds for any tracked object. */
    public static boolean any(ThreadState ts, Predicate<RefCounted> test) {
        boolean[] found = {false};
        walk(ts, o -> found[0] = found[0] || test.test(o));
        return found[0];
    }

    private static void walk(ThreadState ts, Consumer<RefCounted> action) {
        ts.interp.world().run(ts, () -> each(ts, action));
    }

    private static void each(ThreadState ts, Consumer<RefCounted> action) {
        ts.interp.tracking().forEach(o -> {
            if (isAlive(o)) action.accept(o);
        });
    }

    private static boolean isAlive(RefCounted o) {
        return !GcHeader.isReclaimed(o) && !GcHeader.isDying(o);
    }
}
