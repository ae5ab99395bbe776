// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads take a recursive mutex twice each, a third asks whether it holds it: who does is noted without any order. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Mutual exclusion; everyone knows whether it is the holder.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A lost update, a holder that does not know it, or a thread that takes itself for one.")
@State
public class RecursiveMutexStress extends World {
    private final RecursiveMutex mutex = new RecursiveMutex();
    private int counter;
    private volatile boolean wrong;

    private void twice(ThreadState ts) {
        mutex.lock(ts);
        mutex.lock(ts);
        counter++;
        if (!mutex.unlock(ts) || !mutex.unlock(ts) || mutex.isHeldBy(ts)) wrong = true;
    }

    @Actor
    public void first() {
        twice(foreign);
    }

    @Actor
    public void second() {
        twice(foreign2);
    }

    @Actor
    public void stranger() {
        if (mutex.isHeldBy(owner) || mutex.unlock(owner)) wrong = true;
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = wrong || mutex.isLocked() ? -1 : counter;
    }
}
