// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A foreign thread drops a reference that the owner counted (queue), another tries to own the object: it wins, or learns that it is dead. */
@JCStressTest
@Outcome(id = {"0, 0, 1", "1, 0, 1"}, expect = Expect.ACCEPTABLE, desc = "Refused, or owned alive; one death in the end.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Owned a dead object (second), or it died never or twice (third).")
@State
public class TryIncrefVersusQueueStress extends World {
    private final Subject subject = new Subject(owner);

    {
        Refs.enableWeakrefs(owner, subject);
    }

    @Actor
    public void drops() {
        Refs.decref(foreign, subject);
    }

    @Actor
    public void tries(III_Result r) {
        if (Refs.tryIncref(foreign2, subject)) {
            r.r1 = 1;
            r.r2 = subject.deaths;
            Refs.decref(foreign2, subject);
        }
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r3 = subject.deaths;
    }
}
