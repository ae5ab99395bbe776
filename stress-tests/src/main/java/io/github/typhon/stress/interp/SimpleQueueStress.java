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

/** One thread puts 1 and 2, another gets, waiting if need be, and then takes what is there or nothing (0). The naive twin is a list under one lock:
 *  each item comes out once, in order. */
@JCStressTest
@Outcome(id = {"1, 2, 0", "1, 0, 2"}, expect = Expect.ACCEPTABLE, desc = "Each once, the second before or after the other thread looked again.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An item was lost, handed out twice, or overtaken.")
@State
public class SimpleQueueStress extends Programs {
    private final Value puts = global("put_two");
    private final Value waits = global("get_one");
    private final Value looks = global("get_any");
    private final Value queue = eval("SimpleQueue()");

    @Actor
    public void putter() {
        puts.call(queue).close();
    }

    @Actor
    public void getter(III_Result r) {
        r.r1 = waits.callAs(Integer.class, queue);
        r.r2 = looks.callAs(Integer.class, queue);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r3 = looks.callAs(Integer.class, queue);
        for (Value v : new Value[] {queue, puts, waits, looks}) v.close();
    }
}
