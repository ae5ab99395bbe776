// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.gc;

import io.github.typhon.gc.Collector;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two objects of a third thread refer to themselves; one has a reference of a foreign thread, which drops it while another collects and becomes the owner
 *  of what is garbage by then. */
@JCStressTest
@Outcome(id = {"1, 1", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "The one that nobody held died at once, the other at this collection or the next.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Freed while it was held, freed twice, or never.")
@State
public class TakeOverVersusDropStress {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState owner = new ThreadState(interp);
    private final ThreadState dropper = new ThreadState(interp);
    private final ThreadState collector = new ThreadState(interp);
    private final YoungCollectionVersusExitStress.Ring held;
    private final YoungCollectionVersusExitStress.Ring lost;
    private int heldDeaths;
    private int lostDeaths;

    public TakeOverVersusDropStress() {
        owner.attach();
        held = new YoungCollectionVersusExitStress.Ring(owner);
        lost = new YoungCollectionVersusExitStress.Ring(owner);
        owner.detach();
        dropper.attach();
        Refs.incref(dropper, held);
        dropper.detach();
        owner.attach();
        Refs.decref(owner, held);
        Refs.decref(owner, lost);
        owner.detach();
    }

    @Actor
    public void dropper() {
        dropper.attach();
        Refs.decref(dropper, held);
        dropper.detach();
    }

    @Actor
    public void collector() {
        collector.attach();
        Collector.collect(collector, 0);
        heldDeaths = held.deaths;
        lostDeaths = lost.deaths;
        collector.detach();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        collector.attach();
        Collector.collect(collector, 2);
        collector.detach();
        r.r1 = held.deaths == 1 ? heldDeaths : -1;
        r.r2 = lost.deaths == 1 ? lostDeaths : -1;
    }
}
