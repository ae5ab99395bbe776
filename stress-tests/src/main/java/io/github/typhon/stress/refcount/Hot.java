// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Objects that contention is about to take: the next drop by a thread that does not own them is one that looks. */
class Hot extends World {
    private static final int LOOK = 17;

    final Subject subject = new Subject(owner);

    static void count(ThreadState ts, Subject o, int drops) {
        for (int i = 0; i < drops; i++) {
            Refs.incref(ts, o);
            Refs.decref(ts, o);
        }
    }

    /** Both foreign threads have met it often enough; tracked last, as nothing untracked is deferred. */
    final void contended() {
        for (int i = 0; i < 4; i++) {
            count(foreign, subject, LOOK);
            count(foreign2, subject, LOOK);
        }
        subject.track(owner);
    }

    /** {@code foreign} has met it three times, and nobody else has. */
    final void adoptable() {
        count(foreign, subject, 3 * LOOK);
    }

    /** Without owner; the foreign threads own one reference each. */
    final void merged() {
        Refs.incref(foreign, subject);
        Refs.incref(foreign2, subject);
        Refs.decref(owner, subject);
    }

    final long total() {
        int uid = GcHeader.uid(subject);
        long n = GcHeader.count(subject);
        return uid < 0 ? n : n + interp.deferred().sum(interp.threads())[uid];
    }

    /** The foreign threads leave; the owner, alone now, looks for what died. */
    final void leaveOwnerAlone() {
        settle();
        foreign.exit();
        foreign2.exit();
        owner.poll();
        owner.poll();
    }
}
