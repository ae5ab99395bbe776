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

/** Two references counted locally are dropped by two foreign threads: one queues, one subtracts (below zero), the owner merges. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Nothing dies before the owner merges; then it dies once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Early, double or missing death.")
@State
public class TwoForeignDropsStress extends World {
    private final Subject subject = Refs.newRef(owner, new Subject(owner));

    @Actor
    public void first() {
        Refs.decref(foreign, subject);
    }

    @Actor
    public void second() {
        Refs.decref(foreign2, subject);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = subject.deaths;
        settle();
        r.r2 = subject.deaths;
    }
}
