// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.interp;

import io.github.typhon.interp.embed.Value;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A compiled loop takes the running flag without a CAS while its own reference to the generator is the only one; another thread finds the generator by
 *  {@code gc.get_objects()}, with the world stopped, and resumes it too. A loop that did not look at the count before every item would run into it. */
@JCStressTest
@Outcome(id = "210", expect = Expect.ACCEPTABLE, desc = "The items 1 to 20, each once, whoever got it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An item was handed out twice, or lost.")
@State
public class GeneratorLoopVersusFindStress extends Programs {
    private final Value make = fresh("numbers");
    private final Value drain = fresh("drain");
    private final Value steal = global("steal");
    private int drained;
    private int stolen;

    {
        for (int i = 0; i < 3; i++) {
            drain.call(make).close();
        }
    }

    @Actor
    public void drains() {
        drained = drain.callAs(Integer.class, make);
    }

    @Actor
    public void steals() {
        stolen = steal.callAs(Integer.class, make);
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = drained + stolen;
        steal.close();
        drain.close();
        make.close();
    }
}
