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

/** The owner looks at an object that it does not count, while another thread takes the only reference out of its place and drops it. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The owner came late.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The object lived as long as the owner looked: the drop waits for its next poll.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The owner looked at a dead object, or it died never or twice.")
@State
public class SeenByOwnerStress extends World {
    private final PyObject[] slot = {new Subject(owner)};
    private final Subject subject = (Subject) slot[0];

    @Actor
    public void looks(II_Result r) {
        PyObject o = RefSlots.getAcquire(slot, 0);
        if (o == null) return;
        r.r1 = Refs.livesUntilPoll(owner, (RefCounted) o) ? look(subject) : 3;
    }

    @Actor
    public void removes() {
        Refs.decref(foreign, RefSlots.getAndSet(slot, 0, null));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        settle();
        r.r2 = subject.deaths;
    }
}
