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

/** The owner exits while a foreign thread drops the last reference: queue, close and registry race. */
@JCStressTest
@Outcome(id = {"0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "Merged by the leaving owner, by the foreign thread that found it gone, or (0) left as an orphan to the next poll.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost with the queue, or merged twice.")
@State
public class OwnerExitStress extends World {
    private final Subject subject = new Subject(owner);

    @Actor
    public void owner() {
        owner.exit();
    }

    @Actor
    public void foreign() {
        Refs.decref(foreign, subject);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = subject.deaths;
        settle();
        r.r2 = subject.deaths;
    }
}
