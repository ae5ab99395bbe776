// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The owner blocks (detaches through blocking()) while a foreign thread drops the last reference: prompt death, by either. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "No death waits for the end of the blocking call.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Nobody merged, or both did.")
@State
public class BlockingOwnerStress extends World {
    private final Subject subject = new Subject(owner);

    @Actor
    public void owner() {
        owner.blocking();
    }

    @Actor
    public void foreign() {
        Refs.decref(foreign, subject);
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = subject.deaths;
        owner.attach();
    }
}
