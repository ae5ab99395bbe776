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

/** An object is deferred and taken out of a slot while a reader fetches it from there: without a second look if it finds the object deferred. */
@JCStressTest
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "The reader came late, or undid its increment.")
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "The reader owned it, whichever way it was counted, and it lived as long.")
@Outcome(id = "2, 0, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The reader gave up after bounded retries and would take the lock.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A reader owned a dead object (second), or it died never or twice (third).")
@State
public class DeferVersusFetchStress extends Hot {
    private final PyObject[] slot = {subject};

    {
        // The slot's reference is the second foreign thread's.
        merged();
        contended();
    }

    @Actor
    public void defers() {
        Refs.decref(foreign, subject);
    }

    @Actor
    public void removes() {
        Refs.decref(foreign2, RefSlots.getAndSet(slot, 0, null));
    }

    @Actor
    public void reads(III_Result r) {
        fetch(owner, slot, subject, r);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        leaveOwnerAlone();
        r.r3 = subject.deaths;
    }
}
