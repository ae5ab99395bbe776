// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Unique numbers for objects whose {@code id()} was asked: a number belongs to one object for good.
 *  <p>A counted object's number is forgotten when the object dies, so that the table is as large as there are living objects that were asked; a bit
 *  in the header spares the others both look-ups. What has no count, or is never released, goes when the virtual machine finds it gone.
 *  <p>Threads: any. Ownership: keeps nothing alive. */
public final class ObjectIds {
    private static final ConcurrentHashMap<IdentityRef<PyObject>, Long> IDS = new ConcurrentHashMap<>();
    private static final ReferenceQueue<PyObject> GONE = new ReferenceQueue<>();
    private static final AtomicLong NEXT = new AtomicLong(0x7f00_0000_0000L);

    private ObjectIds() {}

    /** The number of {@code o}, which the caller keeps alive. */
    public static long of(PyObject o) {
        for (Object k = GONE.poll(); k != null; k = GONE.poll()) {
            IDS.remove(k);
        }
        if (!(o instanceof RefCounted r) || GcHeader.has(r, GcHeader.HAS_ID)) {
            Long known = IDS.get(IdentityRef.asking(o));
            if (known != null) return known;
        } else {
            // Before the number is there: who sees the bit and no number makes one as well, and one of both wins.
            GcHeader.set(r, GcHeader.HAS_ID);
        }
        long id = NEXT.getAndAdd(16);
        Long earlier = IDS.putIfAbsent(new IdentityRef<>(o, GONE), id);
        return earlier != null ? earlier : id;
    }

    /** For {@link Dealloc}: nobody can ask {@code dead} any more. */
    static void forget(RefCounted dead) {
        IDS.remove(IdentityRef.asking(dead));
    }

    /** How many objects have a number. */
    static int size() {
        return IDS.size();
    }
}
