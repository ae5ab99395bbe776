// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.interp;

import io.github.typhon.interp.embed.Value;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The last reference to an asyncio task is dropped while another thread asks for all tasks of its loop, which are chained without being owned. Without the
 *  try-incref who finds it would own what is dead, as in {@code NaiveRemovalStress}. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Found alive, and dropped last by who found it.")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "It was dead or dying, and is not among them.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A dead task was found (an exception), or it is still chained after its death (second).")
@State
public class AllTasksVersusLastDropStress extends Programs {
    private final Value drop = global("drop_task");
    private final Value count = global("count_tasks");
    private final Value box = eval("one_task()");

    @Actor
    public void owner() {
        drop.call(box).close();
    }

    @Actor
    public void finder(II_Result r) {
        r.r1 = count.callAs(Integer.class, box);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        // Who owns the task merges it at its next poll, which on a busy machine may be a while from now.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        do r.r2 = count.callAs(Integer.class, box);
        while (r.r2 != 0 && System.nanoTime() - end < 0);
        box.close();
        count.close();
        drop.close();
    }
}
