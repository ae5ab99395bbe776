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
import org.openjdk.jcstress.infra.results.JI_Result;

/** An object turns deferred while a foreign thread, with whatever view of the tag, counts it. */
@JCStressTest
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "The sum over word and threads is exact.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A count went astray, or the object died.")
@State
public class DeferVersusForeignCountStress extends World {
    private final Subject subject = new Subject(owner);

    @Actor
    public void owner() {
        Refs.makeDeferred(owner, subject);
    }

    @Actor
    public void foreign() {
        Refs.incref(foreign, subject);
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
    }

    @Arbiter
    public void arbiter(JI_Result r) {
        settle();
        long[] sums = interp.deferred().sum(interp.threads());
        r.r1 = GcHeader.count(subject) + sums[GcHeader.uid(subject)];
        r.r2 = subject.deaths;
    }
}
