// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.lock.PyMutex;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads increment a plain counter under an object's mutex; one unlocks by a store. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Mutual exclusion and visibility.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A lost update.")
@State
public class MutexReleaseStress extends World {
    private final Subject subject = new Subject(owner);
    private int counter;

    @Actor
    public void first() {
        PyMutex.lock(foreign, subject);
        counter++;
        PyMutex.unlockRelease(subject);
    }

    @Actor
    public void second() {
        PyMutex.lock(foreign2, subject);
        counter++;
        PyMutex.unlock(subject);
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = PyMutex.isLocked(subject) ? -1 : counter;
    }
}
