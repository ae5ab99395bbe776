// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The finaliser puts the dying object back into the slot that a foreign reader is looking at (ABA). */
@JCStressTest
@Outcome(id = {"0, 1, 1", "1, 1, 1"}, expect = Expect.ACCEPTABLE, desc = "Empty for a moment, or found: before the drop or after the resurrection. Finalised once, died once.")
@Outcome(id = "2, 1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The reader gave up and would take the lock.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An increment was lost or doubled.")
@State
public class ResurrectionVersusFetchStress extends World {
    private final PyObject[] slot = {new Subject(owner)};
    private final Subject subject = (Subject) slot[0];

    public ResurrectionVersusFetchStress() {
        subject.resurrectInto = slot;
    }

    @Actor
    public void owner() {
        Refs.decref(owner, RefSlots.getAndSet(slot, 0, null));
    }

    @Actor
    public void reader(III_Result r) {
        PyObject got = Refs.fetch(foreign, slot, 0);
        if (got == RefSlots.BUSY) {
            r.r1 = 2;
        } else if (got != null) {
            r.r1 = subject.deaths == 0 ? 1 : 9;
            Refs.decref(foreign, got);
        }
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        Refs.xdecref(owner, RefSlots.getAndSet(slot, 0, null));
        settle();
        r.r2 = subject.finalized;
        r.r3 = subject.deaths;
    }
}
