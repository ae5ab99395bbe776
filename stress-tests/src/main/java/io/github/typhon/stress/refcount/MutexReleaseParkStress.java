// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** As MutexParkStress, unlocking by stores, which may overwrite the mark of a waiter: it looks again by itself. */
@JCStressTest
@Outcome(id = "4", expect = Expect.ACCEPTABLE, desc = "Mutual exclusion and visibility; nobody sleeps on.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A lost update, or a lock that nobody holds any more.")
@State
public class MutexReleaseParkStress extends World {
    private final Subject subject = new Subject(owner);
    private int counter;

    private void twice(ThreadState ts) {
        for (int i = 0; i < 2; i++) {
            PyMutex.lock(ts, subject);
            int seen = counter;
            Thread.yield();
            counter = seen + 1;
            PyMutex.unlockRelease(subject);
        }
    }

    @Actor
    public void first() {
        twice(foreign);
    }

    @Actor
    public void second() {
        twice(foreign2);
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = PyMutex.isLocked(subject) ? -1 : counter;
    }
}
