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
import org.openjdk.jcstress.infra.results.I_Result;

/** A foreign thread drops the last reference to an object while another collects: it dies once, by its count or after the merge in the
 *  pause. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Died once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Died twice, or never.")
@State
public class CollectionVersusLastDropStress {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState owner = new ThreadState(interp);
    private final ThreadState dropper = new ThreadState(interp);
    private final ThreadState collector = new ThreadState(interp);
    private final DeferredSumVersusCountStress.Subject subject;

    public CollectionVersusLastDropStress() {
        owner.attach();
        subject = new DeferredSumVersusCountStress.Subject(owner);
        owner.detach();
    }

    @Actor
    public void dropper() {
        dropper.attach();
        Refs.decref(dropper, subject);
        dropper.detach();
    }

    @Actor
    public void collector() {
        collector.attach();
        Collector.collect(collector, 2);
        collector.detach();
    }

    @Arbiter
    public void arbiter(I_Result r) {
        owner.attach();
        owner.mergeNow();
        r.r1 = subject.deaths;
    }
}
