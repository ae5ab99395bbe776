// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.thread.CriticalSection2;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads enter a section on the same two objects in opposite orders, and poll inside. */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "Both ran, exclusively.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A lost update; a deadlock shows as a timeout.")
@State
public class TwoObjectSectionStress extends World {
    private final Subject a = new Subject(owner);
    private final Subject b = new Subject(owner);
    private int first;
    private int second;

    @Actor
    public void ab() {
        CriticalSection2.begin(foreign, a, b);
        first++;
        second++;
        CriticalSection2.end(foreign);
    }

    @Actor
    public void ba() {
        CriticalSection2.begin(foreign2, b, a);
        second++;
        first++;
        CriticalSection2.end(foreign2);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = first;
        r.r2 = second;
    }
}
