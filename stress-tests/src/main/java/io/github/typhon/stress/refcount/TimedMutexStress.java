// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.lock.TimedMutex;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads take one stand-alone lock twice: one looks away while it is taken; the other looks at once, then gives up after a while. */
@JCStressTest
@Outcome(id = "4", expect = Expect.ACCEPTABLE, desc = "Mutual exclusion and visibility; what was given up was not taken; nobody sleeps on.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A lost update, or a lock that nobody holds any more.")
@State
public class TimedMutexStress extends World {
    private final TimedMutex mutex = new TimedMutex();
    private int counter;
    private int gaveUp;

    private void locked() {
        int seen = counter;
        Thread.yield();
        counter = seen + 1;
        mutex.release();
    }

    @Actor
    public void looksAway() {
        for (int i = 0; i < 2; i++) {
            mutex.acquire(foreign, -1, false, true);
            locked();
        }
    }

    @Actor
    public void givesUp() {
        mutex.acquire(foreign2, -1, false, false);
        locked();
        if (mutex.acquire(foreign2, 20_000, false, true) == TimedMutex.Acquired.ACQUIRED) locked();
        else gaveUp = 1;
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = mutex.isLocked() ? -1 : counter + gaveUp;
    }
}
