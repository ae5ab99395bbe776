// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JI_Result;

/** A thread makes a merged object its own while another one counts it. */
@JCStressTest
@Outcome(id = "3, 0", expect = Expect.ACCEPTABLE, desc = "Exact.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A count went astray, or it died.")
@State
public class AdoptVersusCountStress extends Hot {
    {
        merged();
        adoptable();
    }

    @Actor
    public void adopts() {
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
    }

    @Actor
    public void counts() {
        Refs.incref(foreign2, subject);
        Refs.incref(foreign2, subject);
        Refs.decref(foreign2, subject);
    }

    @Arbiter
    public void arbiter(JI_Result r) {
        settle();
        r.r1 = total();
        r.r2 = subject.deaths;
    }
}
