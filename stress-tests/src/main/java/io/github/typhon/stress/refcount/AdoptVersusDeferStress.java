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

/** One thread would make a merged object its own, another one defers it for good: they exclude each other. */
@JCStressTest
@Outcome(id = "2, 0, 1", expect = Expect.ACCEPTABLE, desc = "Deferred, which won.")
@Outcome(id = "2, 0, 0", expect = Expect.ACCEPTABLE, desc = "Adopted; not the other's to defer.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A count went astray.")
@State
public class AdoptVersusDeferStress extends Hot {
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
    public void defers() {
        Refs.makeDeferred(foreign2, subject);
    }

    @Arbiter
    public void arbiter(JII_Result r) {
        settle();
        r.r1 = total();
        r.r2 = subject.deaths;
        r.r3 = GcHeader.isDeferred(subject) ? 1 : 0;
    }
}
