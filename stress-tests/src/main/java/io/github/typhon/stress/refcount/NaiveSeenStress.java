// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The twin of {@link SeenByOwnerStress} and {@link SeenWhileDeferredStress} that does not ask whose the object is: its owner lets it die meanwhile. */
@JCStressTest
@Outcome(id = {"0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "The reader came late, or was done in time.")
@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The reader looked at a dead object.")
@State
public class NaiveSeenStress extends World {
    private final PyObject[] slot = {new Subject(owner)};
    private final Subject subject = (Subject) slot[0];

    @Actor
    public void looks(II_Result r) {
        PyObject o = RefSlots.getAcquire(slot, 0);
        if (!(o instanceof RefCounted)) return;
        r.r1 = look(subject);
    }

    @Actor
    public void removes() {
        Refs.decref(owner, RefSlots.getAndSet(slot, 0, null));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        settle();
        r.r2 = subject.deaths;
    }
}
