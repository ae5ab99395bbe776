// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.thread.ThreadState;

/** Finds out who counts the objects that are not the counter's own. Every so many foreign drops (a lost CAS is worth several) a thread looks at the
 *  object at hand: one that it meets again and again, and nobody else does, becomes its own; one that several threads meet turns deferred.
 *  <p>Deferred are only objects that the collector tracks and that nobody may wait to see die: no finaliser, no weak references.
 *  <p>Threads: any. The tally is the thread's own; {@code heat} is written by races, a lost note costs time only.
 *  <p>See doc/adr-0002-contention.md. */
final class Contention {
    /** Foreign drops from one look to the next. */
    private static final int INTERVAL = 16;
    /** What a CAS that failed takes off the tally. */
    private static final int LOST = 4;

    private static final int RUN_TO_ADOPT = 4;
    private static final int SWITCHES_TO_DEFER = 3;
    private static final int LOOKS_TO_DEFER = 6;

    // heat: 15..10 low bits of the id of who looked last, 9..7 its looks in a row, 6..4 changes of who looks, 3..0 looks.
    private static final int ID = 0x3F;
    private static final int RUN = 7;
    private static final int SWITCHES = 7;
    private static final int LOOKS = 15;

    private Contention() {}

    /** A CAS on somebody's count failed. */
    static void lost(Owner ts) {
        ts.tally -= LOST;
    }

    /** The caller is about to drop a reference that it owns to an object that is not its own. Answers whether the object may be counted
     *  another way from here on. */
    @MayRunPython
    static boolean drops(ThreadState ts, RefCounted o) {
        Owner owner = ts;
        if (--owner.tally >= 0) return false;
        owner.tally = INTERVAL;
        return look(ts, o);
    }

    @MayRunPython
    private static boolean look(ThreadState ts, RefCounted o) {
        int heat = o.heat;
        int id = ts.id & ID;
        int looks = Math.min(LOOKS, (heat & LOOKS) + 1);
        int switches = heat >> 4 & SWITCHES;
        int run = 1;
        if (heat >> 10 == id && !isOwnedByNamesake(o, id)) run = Math.min(RUN, (heat >> 7 & RUN) + 1);
        else if (looks > 1) switches = Math.min(SWITCHES, switches + 1);
        o.heat = (char) (id << 10 | run << 7 | switches << 4 | looks);
        if (switches >= SWITCHES_TO_DEFER && looks >= LOOKS_TO_DEFER && !((Owner) ts).alone) {
            return mayDefer(o) && merged(ts, o) && SharedRefs.deferContended(ts, o);
        }
        return run >= RUN_TO_ADOPT && merged(ts, o) && SharedRefs.adopt(ts, o);
    }

    /** Whether the owner's id, which is not the looker's, has the same low bits: then the notes tell nothing of who it was. */
    private static boolean isOwnedByNamesake(RefCounted o, int id) {
        int owner = o.ownerVolatile();
        return owner != 0 && (owner & ID) == id;
    }

    private static boolean mayDefer(RefCounted o) {
        return o.gcIndex >= 0 && !GcHeader.has(o, GcHeader.HAS_WEAKREFS) && !o.hasFinalizer();
    }

    /** Whether the object has no owner (now): else its owner is asked to give it up, by queueing one reference made for that. */
    @MayRunPython
    private static boolean merged(ThreadState ts, RefCounted o) {
        int shared = o.sharedVolatile();
        if (RefWord.isMerged(shared)) return true;
        if (!SharedRefs.queueOneMore(o, shared)) return false;
        MergeQueue.enqueue(ts, o);
        // At once if the owner sleeps or is gone; otherwise at its next poll, and we look again.
        return RefWord.isMerged(o.sharedVolatile());
    }
}
