// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.thread.ThreadState;

/** Objects that many threads count turn deferred on their own: after enough lost CAS in a row on one object, a thread has it merged by its
 *  owner, and, merged, makes it deferred. Only what the collector tracks, and what nobody may wait to see die: no finaliser, no weakrefs.
 *  <p>Threads: any; the tally is the thread's own. */
final class Contention {
    private static final int ENOUGH = 256;

    private Contention() {}

    /** The caller lost a CAS while adding to {@code o}, which it can borrow. Returns whether the object is deferred now. */
    static boolean lost(ThreadState ts, RefCounted o) {
        Owner owner = ts;
        if (owner.contended != o) {
            owner.contended = o;
            owner.contendedTimes = 1;
            return false;
        }
        if (++owner.contendedTimes < ENOUGH) return false;
        owner.contended = null;
        return mayDefer(o) && SharedRefs.deferContended(ts, o);
    }

    private static boolean mayDefer(RefCounted o) {
        return o.gcIndex >= 0 && !GcHeader.has(o, GcHeader.HAS_WEAKREFS) && !o.hasFinalizer();
    }
}
