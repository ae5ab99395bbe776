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

/** The owner's last local drop merges because a foreign reference is shared, while that thread counts up and down and drops it. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Alive while owned; whoever comes to zero last frees it, once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Dead while a reference was owned, or a death is missing or doubled.")
@State
public class ForeignCountVersusMergeStress extends World {
    private final Subject subject = new Subject(owner);

    {
        Refs.incref(foreign, subject);
    }

    @Actor
    public void owner() {
        Refs.decref(owner, subject);
        owner.poll();
    }

    @Actor
    public void foreign(II_Result r) {
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
        r.r1 = subject.deaths;
        Refs.decref(foreign, subject);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        settle();
        r.r2 = subject.deaths;
    }
}
