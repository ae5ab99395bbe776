// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.core.PyInstance;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The owner overwrites an attribute by a plain store, another thread for the first time: it has to stop the world before. */
@JCStressTest
@Outcome(id = {"0, 1, 0", "0, 0, 1"}, expect = Expect.ACCEPTABLE, desc = "One after the other: the first one's value died.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both took the same old value: one new value is lost, never dropped, or the old one dropped twice.")
@State
public class BiasedStoreVersusStoreStress extends Biased {
    private PyInstance mine;
    private PyInstance others;

    @Actor
    public void owner() {
        owner.attach();
        mine = give(owner, X);
        owner.detach();
    }

    @Actor
    public void other() {
        other.attach();
        others = give(other, X);
        other.detach();
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r1 = alive(old);
        r.r2 = alive(mine);
        r.r3 = alive(others);
    }
}
