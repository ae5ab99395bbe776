// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.soak;

import io.github.typhon.gc.sanity.NaiveCollector;
import io.github.typhon.interp.embed.PythonCallable;
import io.github.typhon.refcount.count.Dealloc;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.ledger.RefLedger;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** What a Python program can do to the runtime below it. */
final class Chaos {
    private Chaos() {}

    /** A Python function that runs attached. */
    static PythonCallable attached(Function<ThreadState, Object> action) {
        return arguments -> {
            ThreadState ts = ThreadState.current();
            ts.attach();
            try {
                return action.apply(ts);
            } finally {
                ts.detach();
            }
        };
    }

    /** Stops all threads for a moment. */
    static Object stop(ThreadState ts) {
        ts.interp.world().stop(ts);
        LockSupport.parkNanos(20_000);
        ts.interp.world().resume(ts);
        return null;
    }

    /** Merges what all threads have queued, in the middle of whatever they are doing. */
    static Object merge(ThreadState ts) {
        List<RefCounted> dead = new ArrayList<>();
        List<RefCounted> dropLater = new ArrayList<>();
        ts.interp.world().stop(ts);
        ts.interp.mergeQueuedWorldStopped(dead::add, dropLater::add);
        ts.interp.world().resume(ts);
        settle(ts, dead, dropLater);
        return dead.size();
    }

    private static void settle(ThreadState ts, List<RefCounted> dead, List<RefCounted> dropLater) {
        for (RefCounted o : dead) Dealloc.mergedToZero(ts, o);
        for (RefCounted o : dropLater) Refs.decref(ts, o);
    }

    /** What the naive collector finds unreachable, as text; empty after a collection, if no other thread runs. */
    static Object unreachable(ThreadState ts) {
        List<RefCounted> dead = new ArrayList<>();
        List<RefCounted> dropLater = new ArrayList<>();
        Map<String, Integer> found = new TreeMap<>();
        ts.interp.world().stop(ts);
        try {
            ts.interp.mergeQueuedWorldStopped(dead::add, dropLater::add);
            Set<RefCounted> all = NaiveCollector.unreachable(ts);
            for (RefCounted o : all) found.merge(o.getClass().getSimpleName(), 1, Integer::sum);
        } finally {
            ts.interp.world().resume(ts);
        }
        settle(ts, dead, dropLater);
        return found.isEmpty() ? "" : found.toString();
    }

    /** How many counted objects of each class the ledger knows to be alive; empty without the ledger. */
    static Map<String, Long> live(ThreadState ts) {
        Map<String, Long> counts = new TreeMap<>();
        if (RefLedger.ENABLED) {
            for (RefCounted o : ts.interp.ledger().aliveSince(0)) counts.merge(o.getClass().getName(), 1L, Long::sum);
        }
        return counts;
    }
}
