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

/** The owner drops its last reference, the other thread its own with a look: nobody keeps one. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Deferred on the way, or left in a queue; found dead in the end.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Died at once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Died never or twice.")
@State
public class DeferVersusLastLocalStress extends Hot {
    {
        Refs.incref(foreign, subject);
        contended();
    }

    @Actor
    public void drops() {
        Refs.decref(owner, subject);
    }

    @Actor
    public void asks() {
        Refs.decref(foreign, subject);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = subject.deaths;
        leaveOwnerAlone();
        r.r2 = subject.deaths;
    }
}
