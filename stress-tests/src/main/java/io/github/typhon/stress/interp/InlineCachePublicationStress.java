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

/** Two threads fill the inline cache of one attribute access with instances of different layouts. */
@JCStressTest
@Outcome(id = "1, 2, 3", expect = Expect.ACCEPTABLE, desc = "Each its own object's attribute.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An attribute at another layout's place.")
@State
public class InlineCachePublicationStress extends Programs {
    private static final Value A = eval("A(1)");
    private static final Value B = eval("B(2)");
    private final Value f = fresh("attribute");

    @Actor
    public void first(III_Result r) {
        r.r1 = f.callAs(Integer.class, A);
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = f.callAs(Integer.class, B);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r3 = f.callAs(Integer.class, A) + f.callAs(Integer.class, B);
        f.close();
    }
}
