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

/** A global that compiled code takes for a constant is changed while the code runs. */
@JCStressTest
@Outcome(id = {"1, 2", "2, 2"}, expect = Expect.ACCEPTABLE, desc = "The old or the new value during the change, the new one after it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A stale constant survived.")
@State
public class GlobalVersusCallStress extends Programs {
    private final Value f = fresh("constant");
    private final Value globals = f.get("__globals__");

    {
        globals.setItem("LIMIT", 1);
        f.call().close();
        f.call().close();
        f.call().close();
    }

    @Actor
    public void changes() {
        globals.setItem("LIMIT", 2);
    }

    @Actor
    public void calls(II_Result r) {
        r.r1 = f.callAs(Integer.class);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = f.callAs(Integer.class);
        globals.close();
        f.close();
    }
}
