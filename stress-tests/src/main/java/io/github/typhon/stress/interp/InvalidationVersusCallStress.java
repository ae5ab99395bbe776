// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.interp;

import io.github.typhon.interp.embed.Value;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A method is replaced while a compiled call of it runs: afterwards the new one is called. */
@JCStressTest
@Outcome(id = {"1, 2", "2, 2"}, expect = Expect.ACCEPTABLE, desc = "The old or the new method during the change, the new one after it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A stale entry or cache survived.")
@State
public class InvalidationVersusCallStress extends Programs {
    private static final Value CLASS = global("fresh_object");
    private static final Value REDEFINE = global("redefine");
    private final Value f = fresh("method");
    private final Value o = CLASS.call();

    {
        f.call(o).close();
        f.call(o).close();
        f.call(o).close();
    }

    @Actor
    public void redefines() {
        REDEFINE.call(o).close();
    }

    @Actor
    public void calls(II_Result r) {
        r.r1 = f.callAs(Integer.class, o);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = f.callAs(Integer.class, o);
        f.close();
        o.close();
    }
}
