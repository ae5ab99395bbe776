// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.sanity;

import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Tracking;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Says which tracked objects of a generation are unreachable, by the definition alone: the largest set whose members are referred to only by members. Found
 *  by starting with everything and throwing out, again and again, whatever has a reference that no member accounts for. Quadratic.
 *  <p>Threads: with the world stopped and nothing left to merge. <p>Ownership: borrows. */
public final class NaiveCollector {
    private NaiveCollector() {}

    @WorldStopped
    public static @Borrowed Set<RefCounted> unreachable(ThreadState ts) {
        return unreachable(ts, Tracking.FULL);
    }

    @WorldStopped
    public static @Borrowed Set<RefCounted> unreachable(ThreadState ts, int generation) {
        Set<RefCounted> members = Collections.newSetFromMap(new IdentityHashMap<>());
        ts.interp.tracking().forEach(generation, o -> {
            if (!GcHeader.isReclaimed(o) && !GcHeader.isDying(o) && !GcHeader.has(o, GcHeader.FROZEN)) members.add(o);
        });
        while (members.removeIf(outsiders(ts, members)::contains)) {}
        return members;
    }

    private static Set<RefCounted> outsiders(ThreadState ts, Set<RefCounted> members) {
        IdentityHashMap<PyObject, Long> inner = new IdentityHashMap<>();
        for (RefCounted o : members) o.traverse(x -> inner.merge(x == null ? o : x, x == null ? 0L : 1L, Long::sum));
        Set<RefCounted> out = Collections.newSetFromMap(new IdentityHashMap<>());
        for (RefCounted o : members) {
            if (GcHeader.isImmortal(o) || total(ts, o) != inner.getOrDefault(o, 0L)) out.add(o);
        }
        return out;
    }

    private static long total(ThreadState ts, RefCounted o) {
        int uid = GcHeader.uid(o);
        long n = GcHeader.count(o);
        return uid < 0 ? n : n + ts.interp.deferred().sum(ts.interp.threads())[uid];
    }
}
