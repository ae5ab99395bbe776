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

/** The owner takes a reference out by a release store while it has another of its own; the later drop of that one, the last, is what has to be fenced, also
 *  where another object's death lies between. */
@JCStressTest
@Outcome(id = {"0, 0, 2", "1, 0, 2"}, expect = Expect.ACCEPTABLE, desc = "The reader came late, or counted first and drops last.")
@Outcome(id = "2, 0, 2", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The reader gave up after bounded retries and would take the lock.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A reader owned a dead object (second), or one of both did not die once (third).")
@State
public class RemovalOfManyStress extends World {
    private final PyObject[] slot = {new Subject(owner), new Subject(owner)};
    private final Subject subject = (Subject) slot[0];
    private final Subject other = (Subject) slot[1];

    @Actor
    public void owner() {
        take(1);
        Refs.incref(owner, subject);
        take(0);
        Refs.decref(owner, subject);
    }

    private void take(int i) {
        PyObject old = slot[i];
        RefSlots.setRelease(slot, i, null);
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
        r.r3 = subject.deaths + other.deaths;
    }
}
