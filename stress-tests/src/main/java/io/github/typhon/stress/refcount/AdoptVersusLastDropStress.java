// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread makes a merged object its own while another one drops, and then drops its own reference, the last. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Died at the last drop, or queued to the new owner, at its poll.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "As before; the poll came with the arbiter.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Died never or twice.")
@State
public class AdoptVersusLastDropStress extends Hot {
    {
        merged();
        adoptable();
    }

    @Actor
    public void adopts() {
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
        Refs.decref(foreign, subject);
        foreign.poll();
    }

    @Actor
    public void drops() {
        Refs.decref(foreign2, subject);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = subject.deaths;
        settle();
        r.r2 = subject.deaths;
    }
}
