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

/** The last other thread defers an object on its way out; the one that is left sees it die. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Alive until its last reference went.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Died early, never or twice.")
@State
public class DeferVersusThreadExitStress extends Hot {
    {
        merged();
        contended();
        foreign2.poll();
        foreign2.exit();
    }

    @Actor
    public void leaves() {
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
        foreign.exit();
    }

    @Actor
    public void stays() {
        owner.poll();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        owner.poll();
        r.r1 = subject.deaths;
        Refs.decref(owner, subject);
        owner.poll();
        Refs.decref(owner, subject);
        owner.poll();
        r.r2 = subject.deaths;
    }
}
