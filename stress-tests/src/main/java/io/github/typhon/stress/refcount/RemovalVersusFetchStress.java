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

/** {@link LastDropVersusFetchStress} with a removal by a release store: the drop that finds no count left has the fence. */
@JCStressTest
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "The reader came late: the slot was empty, or it undid its increment.")
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "The reader counted first: the owner merged instead of freeing, the reader drops last.")
@Outcome(id = "2, 0, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The reader gave up after bounded retries and would take the lock.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A reader owned a dead object (second), or it died never or twice (third).")
@State
public class RemovalVersusFetchStress extends World {
    private final PyObject[] slot = {new Subject(owner)};
    private final Subject subject = (Subject) slot[0];

    @Actor
    public void owner() {
        PyObject old = slot[0];
        RefSlots.setRelease(slot, 0, null);
        owner.removed(old);
        Refs.decref(owner, old);
    }

    @Actor
    public void reader(III_Result r) {
        fetch(slot, subject, r);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r3 = subject.deaths;
    }
}
