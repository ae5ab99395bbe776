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

/** A thread looks at an object that is being deferred and does not count it, while another one takes the last reference out of its place and drops it. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The reader came late, or saw that it had to count.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The object lived as long as the reader looked: it is freed with the world stopped.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The reader looked at a dead object, or it died never or twice.")
@State
public class SeenWhileDeferredStress extends Hot {
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
    public void looks(II_Result r) {
        PyObject o = RefSlots.getAcquire(slot, 0);
        if (o == null || !Refs.livesUntilPoll(owner, (RefCounted) o)) return;
        r.r1 = look(subject);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        leaveOwnerAlone();
        r.r2 = subject.deaths;
    }
}
