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

/** Two foreign readers fetch while the owner drops: transient increments of both may force the merge. Runs on three processors and more;
 *  TwoReadersOneThreadStress is what runs on two. */
@JCStressTest
@Outcome(id = {"0, 0, 1", "0, 1, 1", "1, 0, 1", "1, 1, 1"}, expect = Expect.ACCEPTABLE, desc = "Whoever drops last deallocates, once.")
@Outcome(id = {"2, 0, 1", "2, 1, 1", "0, 2, 1", "1, 2, 1", "2, 2, 1"}, expect = Expect.ACCEPTABLE_INTERESTING, desc = "A reader gave up and would take the lock.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Never died, died twice, or was dead while owned.")
@State
public class TwoReadersStress extends World {
    private final PyObject[] slot = {new Subject(owner)};
    private final Subject subject = (Subject) slot[0];

    private int read(ThreadState ts) {
        PyObject got = Refs.fetch(ts, slot, 0);
        if (got == RefSlots.BUSY) return 2;
        if (got == null) return 0;
        int dead = subject.deaths;
        Refs.decref(ts, got);
        return dead == 0 ? 1 : 9;
    }

    @Actor
    public void owner() {
        Refs.decref(owner, RefSlots.getAndSet(slot, 0, null));
    }

    @Actor
    public void reader(III_Result r) {
        r.r1 = read(foreign);
    }

    @Actor
    public void reader2(III_Result r) {
        r.r2 = read(foreign2);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r3 = subject.deaths;
    }
}
