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
import org.openjdk.jcstress.infra.results.II_Result;

/** The twin of {@link LastDropVersusFetchStress} and {@link DeferVersusFetchStress} for an object that is neither the reader's own nor deferred, without the second
 *  look: the owner looked at the shared count before the reader's increment. */
@JCStressTest
@Outcome(id = {"0, 0", "1, 0"}, expect = Expect.ACCEPTABLE, desc = "The reader came late, or in time.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The reader owns what is dead.")
@State
public class NaiveFetchStress extends World {
    private final PyObject[] slot = {new Subject(owner)};
    private final Subject subject = (Subject) slot[0];
    private boolean owned;

    @Actor
    public void owner() {
        Refs.decref(owner, RefSlots.getAndSet(slot, 0, null));
    }

    @Actor
    public void reader() {
        PyObject o = RefSlots.getAcquire(slot, 0);
        owned = o != null && Refs.tryIncref(foreign, o);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = owned ? 1 : 0;
        r.r2 = owned ? subject.deaths : 0;
    }
}
