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

/** A foreign thread drops a locally counted reference (queues it) while the owner drops the other and merges. */
@JCStressTest
@Outcome(id = {"0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "Died in the queue (0: still to be drained), or by the foreign thread that found the owner merged.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Double or missing death.")
@State
public class QueueVersusLastLocalStress extends World {
    private final Subject subject = Refs.newRef(owner, new Subject(owner));

    @Actor
    public void owner() {
        Refs.decref(owner, subject);
        owner.poll();
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
