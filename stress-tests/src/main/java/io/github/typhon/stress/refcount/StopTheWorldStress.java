// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread writes a pair with plain stores between polls; another stops the world and reads it. */
@JCStressTest
@Outcome(id = {"0, 0", "1, 1", "2, 2"}, expect = Expect.ACCEPTABLE, desc = "Stopped before, between or after the writes: always at a poll.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Stopped within, or writes not seen.")
@State
public class StopTheWorldStress extends World {
    private final ThreadState writer = new ThreadState(interp);
    private final ThreadState stopper = new ThreadState(interp);
    private int x;
    private int y;

    public StopTheWorldStress() {
        owner.detach();
        foreign.detach();
        foreign2.detach();
    }

    @Actor
    public void writer() {
        writer.attach();
        x = 1;
        y = 1;
        writer.poll();
        x = 2;
        y = 2;
        writer.detach();
    }

    @Actor
    public void stopper(II_Result r) {
        stopper.attach();
        interp.world().stop(stopper);
        r.r2 = y;
        r.r1 = x;
        interp.world().resume(stopper);
        stopper.detach();
    }
}
