// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A weak reference is read (try-incref without a slot to check) while the owner drops the last reference. */
@JCStressTest
@Outcome(id = {"0, 0, 1", "1, 0, 1"}, expect = Expect.ACCEPTABLE, desc = "Dead to the reader, or owned by it and alive.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Owned although dead, or wrong deaths.")
@State
public class WeakReadVersusLastDropStress extends World {
    private final Subject subject = new Subject(owner);

    public WeakReadVersusLastDropStress() {
        Refs.enableWeakrefs(owner, subject);
    }

    @Actor
    public void owner() {
        Refs.decref(owner, subject);
    }

    @Actor
    public void reader(III_Result r) {
        if (Refs.tryIncref(foreign, subject)) {
            r.r1 = 1;
            r.r2 = subject.deaths;
            Refs.decref(foreign, subject);
        }
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r3 = subject.deaths;
    }
}
