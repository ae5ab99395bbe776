// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.ledger;

import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Who was allocated where, and what is still alive: one ledger per interpreter, consulted only where {@link #ENABLED}.
 *  Negative counts, uses after dealloc and double releases become AssertionErrors that name the object and, for sampled objects,
 *  the place of allocation and of death.
 *  <p>Threads: any. <p>Ownership: keeps live objects and a window of dead ones strongly reachable: for tests only. */
public final class RefLedger {
    /** Constant for the JVM's lifetime, so that the JIT removes what it guards. */
    public static final boolean ENABLED = Boolean.getBoolean("typhon.ledger");

    private static final int SAMPLE = Integer.getInteger("typhon.ledger.sample", 64);
    private static final int WINDOW = 1 << 14;

    private record Entry(RefCounted object, long serial, Throwable place) {}

    private final Map<Identity, Entry> live = new ConcurrentHashMap<>();
    private final Entry[] died = new Entry[WINDOW];
    private final AtomicLong serials = new AtomicLong();

    private record Identity(Object object) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Identity i && i.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    public void allocated(ThreadState ts, RefCounted o) {
        if (!ts.isAttached()) throw new AssertionError("allocation by " + ts + ", which is not attached: " + name(o));
        long serial = serials.incrementAndGet();
        Throwable place = serial % SAMPLE == 0 ? new Throwable("allocated here") : null;
        live.put(new Identity(o), new Entry(o, serial, place));
    }

    public void deallocated(RefCounted o) {
        Entry e = live.remove(new Identity(o));
        if (e == null) return;
        Throwable place = e.place == null ? null : new Throwable("reclaimed here", e.place);
        died[(int) (e.serial % WINDOW)] = new Entry(o, e.serial, place);
    }

    public long liveCount() {
        return live.size();
    }

    /** Position in the allocation order, to ask later what was allocated since and is still alive. */
    public long mark() {
        return serials.get();
    }

    public List<RefCounted> aliveSince(long mark) {
        List<RefCounted> list = new ArrayList<>();
        for (Entry e : live.values()) if (e.serial > mark) list.add(e.object);
        return list;
    }

    /** Fails if something allocated after {@code mark} is still alive. */
    public void assertNoLeaks(long mark) {
        Entry first = null;
        int n = 0;
        for (Entry e : live.values()) {
            if (e.serial <= mark) continue;
            n++;
            if (first == null || first.place == null && e.place != null) first = e;
        }
        if (first != null) {
            throw new AssertionError(n + " objects leaked, one is " + name(first.object), first.place);
        }
    }

    /** Where {@code o} died (and was allocated), if it was sampled and is recent. */
    public Throwable placeOf(RefCounted o) {
        Entry e = live.get(new Identity(o));
        if (e != null) return e.place;
        for (Entry d : died) if (d != null && d.object == o) return d.place;
        return null;
    }

    public static AssertionError usedAfterDealloc(RefCounted o, String operation) {
        return new AssertionError(operation + " of a reclaimed object: " + name(o));
    }

    public static AssertionError overReleased(RefCounted o) {
        return new AssertionError("reference released twice: " + name(o));
    }

    public static AssertionError negative(RefCounted o, int count) {
        return new AssertionError("negative reference count " + count + ": " + name(o));
    }

    private static String name(RefCounted o) {
        return o.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(o));
    }
}
