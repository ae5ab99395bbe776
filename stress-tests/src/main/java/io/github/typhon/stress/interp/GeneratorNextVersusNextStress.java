// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.interp;

import io.github.typhon.interp.embed.Value;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads resume one generator. The running flag, taken by CAS, lets one of them in; without the CAS both could run the frame and get one item. */
@JCStressTest
@Outcome(id = {"1, 2, 3", "2, 1, 3"}, expect = Expect.ACCEPTABLE, desc = "One after the other.")
@Outcome(id = {"1, 0, 2", "0, 1, 2"}, expect = Expect.ACCEPTABLE, desc = "One found the flag taken: ValueError, and no item is lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An item was handed out twice, or lost.")
@State
public class GeneratorNextVersusNextStress extends Programs {
    private final Value draw = global("draw");
    private final Value generator = eval("numbers()");

    @Actor
    public void first(III_Result r) {
        r.r1 = draw.callAs(Integer.class, generator);
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = draw.callAs(Integer.class, generator);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r3 = draw.callAs(Integer.class, generator);
        generator.close();
        draw.close();
    }
}
