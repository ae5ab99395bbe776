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

/** The owner goes through detach and attach while a foreign thread drops the last reference and may merge on its behalf. */
@JCStressTest
@Outcome(id = {"0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "Queued for the owner (0), or merged while it was held.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost or merged twice.")
@State
public class DetachedOwnerMergeStress extends World {
    private final Subject subject = new Subject(owner);

    @Actor
    public void owner() {
        owner.detach();
        owner.attach();
        Refs.incref(owner, other);
        Refs.decref(owner, other);
    }

    private final Subject other = new Subject(owner);

    @Actor
    public void foreign() {
        Refs.decref(foreign, subject);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = subject.deaths;
        settle();
        r.r2 = subject.deaths + other.deaths;
    }
}
