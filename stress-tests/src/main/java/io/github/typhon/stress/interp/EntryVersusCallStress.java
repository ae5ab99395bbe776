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

/** Two threads make the call that compiles a function, and call what was installed. */
@JCStressTest
@Outcome(id = "4, 6, 8", expect = Expect.ACCEPTABLE, desc = "Right, whoever compiled.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A wrong result.")
@State
public class EntryVersusCallStress extends Programs {
    private final Value f = fresh("plus");

    {
        f.call(1).close();
    }

    @Actor
    public void first(III_Result r) {
        r.r1 = f.callAs(Integer.class, 1) + f.callAs(Integer.class, 1);
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = f.callAs(Integer.class, 2) + f.callAs(Integer.class, 2);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r3 = f.callAs(Integer.class, 7);
        f.close();
    }
}
