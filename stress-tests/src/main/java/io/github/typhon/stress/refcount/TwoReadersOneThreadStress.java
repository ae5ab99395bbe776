// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** As TwoReadersStress on two processors: both readers own what they fetched before one of them drops it. */
@JCStressTest
@Outcome(id = {"0, 0, 1", "1, 1, 1", "1, 0, 1", "0, 1, 1"}, expect = Expect.ACCEPTABLE, desc = "Whoever drops last deallocates, once.")
@Outcome(id = {"2, 0, 1", "2, 1, 1", "0, 2, 1", "1, 2, 1", "2, 2, 1"}, expect = Expect.ACCEPTABLE_INTERESTING, desc = "A reader gave up and would take the lock.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Never died, died twice, or was dead while owned.")
@State
public class TwoReadersOneThreadStress extends World {
    private final PyObject[] slot = {new Subject(owner)};
    private final Subject subject = (Subject) slot[0];

    private int seen(PyObject got) {
        return got == RefSlots.BUSY ? 2 : got == null ? 0 : subject.deaths == 0 ? 1 : 9;
    }

    private static void drop(ThreadState ts, PyObject got) {
        if (got != RefSlots.BUSY) {
            Refs.xdecref(ts, got);
        }
    }

    @Actor
    public void owner() {
        Refs.decref(owner, RefSlots.getAndSet(slot, 0, null));
    }

    @Actor
    public void readers(III_Result r) {
        PyObject a = Refs.fetch(foreign, slot, 0);
        PyObject b = Refs.fetch(foreign2, slot, 0);
        r.r1 = seen(a);
        r.r2 = seen(b);
        drop(foreign, a);
        drop(foreign2, b);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r3 = subject.deaths;
    }
}
