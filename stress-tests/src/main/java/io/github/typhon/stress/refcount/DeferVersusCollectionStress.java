// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.gc.Collector;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A thread defers an object and drops its reference, the last, while another one collects: freed by this collection, or the next. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Died once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Died never or twice.")
@State
public class DeferVersusCollectionStress extends Hot {
    {
        merged();
        contended();
        Refs.decref(foreign2, subject);
        foreign.detach();
        foreign2.detach();
        owner.detach();
    }

    @Actor
    public void defers() {
        foreign.attach();
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
        foreign.poll();
        Refs.decref(foreign, subject);
        foreign.detach();
    }

    @Actor
    public void collects() {
        foreign2.attach();
        Collector.collect(foreign2, 2);
        foreign2.detach();
    }

    @Arbiter
    public void arbiter(I_Result r) {
        owner.attach();
        Collector.collect(owner, 2);
        owner.detach();
        r.r1 = subject.deaths;
    }
}
