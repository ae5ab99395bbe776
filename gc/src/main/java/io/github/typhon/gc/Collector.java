// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.gc.phase.CheckResurrected;
import io.github.typhon.gc.phase.ClearCycles;
import io.github.typhon.gc.phase.ClearWeakrefs;
import io.github.typhon.gc.phase.FindUnreachable;
import io.github.typhon.gc.phase.Garbage;
import io.github.typhon.gc.phase.HeapWalk;
import io.github.typhon.gc.phase.MarkAlive;
import io.github.typhon.gc.phase.RunFinalizers;
import io.github.typhon.gc.phase.SubtractRefs;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.Dealloc;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;

/** The order of a collection's phases, and nothing else.
 *  <p>World stopped: merge what waits to be merged; number the tracked objects of the generation and copy their counts; in a full collection
 *  mark what is reachable from known roots; subtract references from inside from the others' counts; mark what is reachable from those that keep some; hold the others; clear the weak references to them. World running: callbacks of weak references,
 *  finalisers. Stopped again, if a finaliser ran: look for what came back to life. Running: clear the rest.
 *  <p>Threads: one collection per interpreter at a time; a second one does nothing. Called by an attached thread at a place where any
 *  Python code may run.
 *  <p>Why known roots only help: a reference that outlives an instruction is counted where it is, or borrowed from a slot that is; so
 *  whatever a frame or Java code holds shows as a count that no tracked object explains.
 *  <p>CPython: gc_collect_main of free-threaded builds; there stacks are scanned for deferred references, here those are counted per thread. */
public final class Collector {
    private Collector() {}

    /** {@code gc.collect(generation)}: how many unreachable objects were found; 0 if a collection is running already. */
    @MayRunPython
    public static long collect(ThreadState ts, int generation) {
        return collect(ts, generation, true);
    }

    /** At shutdown: whatever {@code gc.callbacks} holds is not called. */
    @MayRunPython
    public static long collectQuietly(ThreadState ts) {
        return collectIfPossible(ts, Tracking.FULL, false);
    }

    @MayRunPython
    static void collectAutomatically(ThreadState ts) {
        collectIfPossible(ts, GcState.of(ts).thresholds.choose(), true);
    }

    /** Without memory there is no collection: no reason to fail whatever happens to run here. What needs memory itself will find that there is none. */
    private static long collectIfPossible(ThreadState ts, int generation, boolean callbacks) {
        try {
            return collect(ts, generation, callbacks);
        } catch (OutOfMemoryError e) {
            ts.interp.tracking().postpone();
            return 0;
        }
    }

    private static long collect(ThreadState ts, int generation, boolean callbacks) {
        GcState state = GcState.of(ts);
        if (!state.collecting.compareAndSet(false, true)) return 0;
        try {
            if (callbacks) Callbacks.call(ts, state, "start", generation, 0);
            long collected = phases(ts, state, generation);
            state.stats.add(generation, collected);
            if (callbacks) Callbacks.call(ts, state, "stop", generation, collected);
            return collected;
        } finally {
            state.collecting.set(false);
        }
    }

    private static long phases(ThreadState ts, GcState state, int generation) {
        DebugOutput debug = DebugOutput.start(ts, state.debug, generation);
        Search search = new Search();
        pause(ts, state, generation, "search", p -> search.run(ts, generation, state.roots, p));
        search.settle(ts);
        Garbage garbage = search.garbage;
        state.thresholds.collected(generation, search.live - garbage.size(), search.tracked);
        int found = garbage.size();
        debug.found(ts, garbage);
        search.weakrefs.callBack(ts);
        if (RunFinalizers.run(ts, garbage)) {
            Garbage all = garbage;
            Second second = new Second();
            pause(ts, state, generation, "resurrection", p -> second.run(ts, all, p));
            second.check.release(ts);
            second.settle(ts);
            garbage = second.check.dead();
        }
        long collected = garbage.size();
        boolean saveAll = (state.debug & GcState.DEBUG_SAVEALL) != 0;
        ts.interp.tracking().spared(saveAll ? found : found - collected);
        if (saveAll) {
            for (RefCounted o : garbage.objects()) state.garbage(ts).append(ts, o);
            release(ts, garbage);
        } else {
            ClearCycles.run(ts, garbage);
        }
        debug.done(ts, collected);
        return collected;
    }

    private static void release(ThreadState ts, Garbage garbage) {
        for (RefCounted o : garbage.objects()) Refs.decref(ts, o);
    }

    /** What a pause looked at and found, for the record. */
    private static final class Pause {
        int examined;
        int unreachable;
    }

    private static void pause(ThreadState ts, GcState state, int generation, String phase, Consumer<Pause> action) {
        Pause p = new Pause();
        // Asked first: the event's class would load a good part of JFR.
        PauseEvent event = FlightRecorder.isInitialized() ? new PauseEvent() : null;
        if (event != null) event.begin();
        long start = System.nanoTime();
        ts.interp.world().stop(ts);
        try {
            action.accept(p);
        } finally {
            ts.interp.world().resume(ts);
            state.stats.pause(System.nanoTime() - start);
            if (event != null) event.commit(ts.interp.id, generation, phase, p.examined, p.unreachable);
        }
    }

    /** Objects that merging with the world stopped found dead, or to be dropped once more. */
    private static class Merged {
        private final List<RefCounted> dead = new ArrayList<>();
        private final List<RefCounted> dropLater = new ArrayList<>();

        @WorldStopped
        void merge(ThreadState ts) {
            ts.interp.mergeQueuedWorldStopped(dead::add, dropLater::add);
        }

        @MayRunPython
        void settle(ThreadState ts) {
            for (RefCounted o : dead) Dealloc.mergedToZero(ts, o);
            for (RefCounted o : dropLater) Refs.decref(ts, o);
        }
    }

    private static final class Search extends Merged {
        int live;
        long tracked;
        Garbage garbage;
        ClearWeakrefs weakrefs;

        @WorldStopped
        void run(ThreadState ts, int generation, RootSource roots, Pause p) {
            merge(ts);
            boolean full = generation == Tracking.FULL;
            HeapWalk walk = HeapWalk.of(ts, generation);
            try {
                if (full && roots != null) MarkAlive.run(walk, v -> roots.visitRoots(ts.interp, v));
                SubtractRefs.run(walk);
                FindUnreachable.run(walk);
            } finally {
                walk.restore();
            }
            live = walk.live();
            garbage = walk.takeUnreachable(ts);
            tracked = ts.interp.tracking().restart(garbage.size());
            ts.interp.tracking().promote(generation);
            if (full) ts.interp.deferred().review(ts.interp.threads());
            weakrefs = ClearWeakrefs.run(ts, garbage);
            p.examined = live;
            p.unreachable = garbage.size();
        }
    }

    private static final class Second extends Merged {
        CheckResurrected check;

        @WorldStopped
        void run(ThreadState ts, Garbage garbage, Pause p) {
            merge(ts);
            p.examined = garbage.size();
            check = CheckResurrected.run(garbage);
            p.unreachable = check.dead().size();
        }
    }
}
