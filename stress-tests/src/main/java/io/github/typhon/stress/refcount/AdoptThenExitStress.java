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

/** A thread makes a merged object its own and exits, while another one drops the last reference but the leaver's, which it drops before. */
@JCStressTest
@Outcome(id = {"0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "Died with one of the drops, or as an orphan at the next poll.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost with the queue, or merged twice.")
@State
public class AdoptThenExitStress extends Hot {
    {
        merged();
        adoptable();
    }

    @Actor
    public void leaves() {
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
        Refs.decref(foreign, subject);
        foreign.exit();
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
