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

/** Both references go, and each drop may defer the object first: it dies at once, or when one thread is left. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Deferred; found dead by the last thread.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Dead before anybody deferred it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Died never or twice.")
@State
public class DeferVersusLastDropStress extends Hot {
    {
        merged();
        contended();
    }

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
        leaveOwnerAlone();
        r.r2 = subject.deaths;
    }
}
