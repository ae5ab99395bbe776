// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The twin of {@link RecursiveMutexStress} that takes its note back after the release: by then it may be the next holder's. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Both knew that they were holders.")
@Outcome(expect = Expect.ACCEPTABLE_INTERESTING, desc = "A holder did not know it.")
@State
public class NaiveHolderStress extends World {
    private final TimedMutex mutex = new TimedMutex();

    private int once(ThreadState ts) {
        mutex.acquire(ts);
        mutex.setHolder(ts.id);
        Thread.onSpinWait();
        int knows = mutex.holder() == ts.id ? 1 : 0;
        mutex.release();
        mutex.setHolder(0);
        return knows;
    }

    @Actor
    public void first(II_Result r) {
        r.r1 = once(foreign);
    }

    @Actor
    public void second(II_Result r) {
        r.r2 = once(foreign2);
    }
}
