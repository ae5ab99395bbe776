// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.lock.PyMutex;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One thread locks, another only tries: it may fail, but never while the lock is free for good, and never in vain. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "It was locked when tried.")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Tried before or after; both updates are there.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both held it, or it stays locked.")
@State
public class TryLockStress extends World {
    private final Subject subject = new Subject(owner);
    private int counter;

    @Actor
    public void locks() {
        PyMutex.lock(foreign, subject);
        counter++;
        PyMutex.unlock(subject);
    }

    @Actor
    public void tries(II_Result r) {
        if (PyMutex.tryLock(foreign2, subject)) {
            counter++;
            PyMutex.unlock(subject);
            r.r1 = 1;
        }
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = PyMutex.isLocked(subject) ? -1 : counter;
    }
}
