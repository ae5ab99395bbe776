// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads stop the world at the same time; each runs alone in it. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "One after the other, the loser suspended or queued meanwhile.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both stopped it at once.")
@State
public class CompetingStopsStress extends World {
    private int counter;

    public CompetingStopsStress() {
        owner.detach();
    }

    private void stop(ThreadState ts) {
        interp.world().stop(ts);
        counter++;
        interp.world().resume(ts);
        ts.detach();
    }

    @Actor
    public void first() {
        stop(foreign);
    }

    @Actor
    public void second() {
        stop(foreign2);
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = counter;
    }
}
