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

/** A thread asks the owner to merge a contended object, and defers it, while the owner drops its last reference and polls. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The other thread's reference is left, counted one way or another.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A count went astray, or it died.")
@State
public class DeferVersusOwnerDropStress extends Hot {
    {
        Refs.incref(foreign, subject);
        contended();
    }

    @Actor
    public void drops() {
        Refs.decref(owner, subject);
        owner.poll();
    }

    @Actor
    public void asks() {
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
        for (int i = 0; i < 17; i++) {
            Refs.incref(foreign, subject);
            Refs.decref(foreign, subject);
        }
    }

    @Arbiter
    public void arbiter(JI_Result r) {
        settle();
        r.r1 = total();
        r.r2 = subject.deaths;
    }
}
