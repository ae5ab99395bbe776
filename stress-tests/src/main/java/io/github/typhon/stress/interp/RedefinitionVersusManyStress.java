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

/**
 * A method is replaced, and collected, while a compiled call finds it in the table of a site that meets many classes, and does not count it: the collector
 * waits for the caller. Afterwards the new one is called. The site learns of a thousand classes; later samples go through the plain instruction.
 */
@JCStressTest
@Outcome(id = {"1, 2", "2, 2"}, expect = Expect.ACCEPTABLE, desc = "The old or the new method during the change, the new one after it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A stale entry survived.")
@State
public class RedefinitionVersusManyStress extends Programs {
    private static final Value CLASS = global("deferred_object");
    private static final Value REDEFINE = global("redefine_deferred");
    private static final Value F = global("of_many");
    private final Value o = CLASS.call();

    @Actor
    public void redefines() {
        REDEFINE.call(o).close();
    }

    @Actor
    public void calls(II_Result r) {
        r.r1 = F.callAs(Integer.class, o);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = F.callAs(Integer.class, o);
        o.close();
    }
}
