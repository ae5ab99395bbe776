// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.gc;

import io.github.typhon.gc.Collector;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
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

/** A thread hands a deferred object's only reference on (one more in its own counts, one less in them, a poll between) while another
 *  collects: the sum over threads never shows zero. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Alive, with its one reference.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Collected although referred to, or a count went astray.")
@State
public class DeferredSumVersusCountStress {
    static final class Subject extends RefCounted {
        volatile int deaths;

        Subject(ThreadState ts) {
            super(ts);
            track(ts);
        }

        @Override
        public PyObject ob_type() {
            throw new AssertionError("not asked here");
        }

        @Override
        protected void deallocated(ThreadState ts) {
            deaths++;
        }
    }

    private final InterpreterState interp = new InterpreterState();
    private final ThreadState counter = new ThreadState(interp);
    private final ThreadState collector = new ThreadState(interp);
    private final Subject subject;

    public DeferredSumVersusCountStress() {
        counter.attach();
        subject = new Subject(counter);
        Refs.makeDeferred(counter, subject);
        counter.detach();
    }

    @Actor
    public void counter() {
        counter.attach();
        Refs.incref(counter, subject);
        counter.poll();
        Refs.decref(counter, subject);
        counter.detach();
    }

    @Actor
    public void collector() {
        collector.attach();
        Collector.collect(collector, 2);
        collector.detach();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = subject.deaths;
        r.r2 = GcHeader.isDeferred(subject) ? GcHeader.countForWalk(subject, uid -> interp.deferred().sum(uid, interp.threads())) : -1;
    }
}
