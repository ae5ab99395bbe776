// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JII_Result;

/** A thread makes a merged object its own while a tentative reader tries to own it. */
@JCStressTest
@Outcome(id = "2, 0, 1", expect = Expect.ACCEPTABLE, desc = "Owned alive, and given back.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A living object refused, or a count went astray.")
@State
public class AdoptVersusTryIncrefStress extends Hot {
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
    public void tries(JII_Result r) {
        if (Refs.tryIncref(foreign2, subject)) {
            r.r3 = 1;
            Refs.decref(foreign2, subject);
        }
    }

    @Arbiter
    public void arbiter(JII_Result r) {
        settle();
        r.r1 = total();
        r.r2 = subject.deaths;
    }
}
