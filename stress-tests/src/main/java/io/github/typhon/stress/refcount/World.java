// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.infra.results.III_Result;

/** An interpreter with an attached owner, two attached foreign thread states and one for the arbiter. */
class World {
    final InterpreterState interp = new InterpreterState();
    final ThreadState owner = attached();
    final ThreadState foreign = attached();
    final ThreadState foreign2 = attachedUnlike(foreign);

    final ThreadState attached() {
        ThreadState ts = new ThreadState(interp);
        ts.attach();
        return ts;
    }

    /** One that contention's notes, which keep six bits of an id, tell from {@code other}: ids made by another actor's world may lie between. */
    private ThreadState attachedUnlike(ThreadState other) {
        ThreadState ts = new ThreadState(interp);
        while ((ts.id - other.id & 0x3F) == 0) ts = new ThreadState(interp);
        ts.attach();
        return ts;
    }

    final void fetch(PyObject[] slot, Subject subject, III_Result r) {
        fetch(foreign, slot, subject, r);
    }

    /** A thread fetches from the slot: 1 if it got the subject, whose deaths it notes meanwhile, 2 if it would take the lock. */
    final void fetch(ThreadState ts, PyObject[] slot, Subject subject, III_Result r) {
        PyObject got = Refs.fetch(ts, slot, 0);
        if (got == RefSlots.BUSY) {
            r.r1 = 2;
        } else if (got != null) {
            r.r1 = 1;
            r.r2 = subject.deaths;
            Refs.decref(ts, got);
        }
    }

    /** Looks at the subject for a while, without a reference: 1 if it was alive, 2 if it was seen dead. */
    static int look(Subject subject) {
        int state = 1;
        for (int i = 0; i < 20; i++) {
            Thread.onSpinWait();
            if (subject.deaths != 0) state = 2;
        }
        return state;
    }

    /** What the owner's next polls do. */
    final void settle() {
        for (ThreadState ts : interp.threads()) ts.poll();
    }
}
