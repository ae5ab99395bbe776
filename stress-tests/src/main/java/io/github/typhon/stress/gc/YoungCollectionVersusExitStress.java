// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.gc;

import io.github.typhon.gc.Collector;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Tracking;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread gives up two objects that refer to themselves, one old and one young, and exits, while another collects the young: each is in one
 *  list at any time, at the right side of its mark, and dies once. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The old one waited for the full collection, the young one died at one of the two.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost on the way, looked at by the wrong collection, or freed twice.")
@State
public class YoungCollectionVersusExitStress {
    static final class Ring extends RefCounted {
        volatile int deaths;
        private PyObject self;

        Ring(ThreadState ts) {
            super(ts);
            track(ts);
            self = Refs.newRef(ts, this);
        }

        @Override
        public PyObject ob_type() {
            throw new AssertionError("not asked here");
        }

        @Override
        public void traverse(Visitor v) {
            v.visit(self);
        }

        @Override
        protected void clearReferences(ThreadState ts) {
            PyObject o = self;
            self = null;
            Refs.xdecref(ts, o);
        }

        @Override
        protected void deallocated(ThreadState ts) {
            deaths++;
        }
    }

    private final InterpreterState interp = new InterpreterState();
    private final ThreadState leaver = new ThreadState(interp);
    private final ThreadState collector = new ThreadState(interp);
    private final Ring old;
    private final Ring young;
    private int oldDeaths;

    public YoungCollectionVersusExitStress() {
        leaver.attach();
        old = new Ring(leaver);
        interp.world().run(leaver, () -> interp.tracking().promote(Tracking.FULL));
        young = new Ring(leaver);
        leaver.detach();
    }

    @Actor
    public void leaver() {
        leaver.attach();
        Refs.decref(leaver, old);
        Refs.decref(leaver, young);
        leaver.exit();
    }

    @Actor
    public void collector() {
        collector.attach();
        Collector.collect(collector, 0);
        oldDeaths = old.deaths;
        collector.detach();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        collector.attach();
        Collector.collect(collector, 2);
        r.r1 = oldDeaths == 0 ? old.deaths : -1;
        r.r2 = young.deaths;
        collector.detach();
    }
}
