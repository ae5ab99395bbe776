// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The twin of {@link RemovalVersusFetchStress} without the fence: the removal waits in the store buffer while the shared count is looked at, so the owner misses
 *  the reader's increment and the reader's second look misses the removal. */
@JCStressTest
@Outcome(id = {"0, 0", "0, 1", "1, 0"}, expect = Expect.ACCEPTABLE, desc = "The reader owns it, or it is dead, or neither: who undoes an increment frees it.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The reader owns what is dead.")
@State
public class NaiveRemovalStress {
    private final AtomicInteger slot = new AtomicInteger(1);
    private final AtomicInteger shared = new AtomicInteger();

    @Actor
    public void owner(II_Result r) {
        slot.setRelease(0);
        if (shared.get() == 0) r.r2 = 1;
    }

    @Actor
    public void reader(II_Result r) {
        if (slot.getAcquire() == 0) return;
        shared.incrementAndGet();
        r.r1 = slot.get();
    }
}
