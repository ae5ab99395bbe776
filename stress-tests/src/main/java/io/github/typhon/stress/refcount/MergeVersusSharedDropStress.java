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

/** The owner drops its last local reference while a foreign thread drops the last shared one. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The later of merge and subtraction deallocates.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The foreign thread queued first, having met a shared count of zero; the queue drops last.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Double or missing death.")
@State
public class MergeVersusSharedDropStress extends World {
    private final Subject subject = new Subject(owner);

    public MergeVersusSharedDropStress() {
        Refs.incref(foreign, subject);
    }

    @Actor
    public void owner() {
        Refs.decref(owner, subject);
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
