// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JII_Result;

/** Two threads find the same merged object contended at the same time: one defers it, once. */
@JCStressTest
@Outcome(id = "2, 0, 1", expect = Expect.ACCEPTABLE, desc = "Deferred once, both references counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two ids, two biases, or a count went astray.")
@State
public class DeferVersusDeferStress extends Hot {
    {
        merged();
        contended();
    }

    @Actor
    public void first() {
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
    }

    @Actor
    public void second() {
        Refs.incref(foreign2, subject);
        Refs.decref(foreign2, subject);
    }

    @Arbiter
    public void arbiter(JII_Result r) {
        settle();
        r.r1 = total();
        r.r2 = subject.deaths;
        r.r3 = GcHeader.isContended(subject) ? interp.deferred().contended() : -1;
    }
}
