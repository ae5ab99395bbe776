// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.deque.PyDeque;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A consumer takes from the left what a producer appends at the right. */
@JCStressTest
@Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "The consumer came first.")
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "Handed over, and dropped once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost, doubled, or dead on arrival.")
@State
public class DequeAppendVersusPopStress extends Shared {
    private final PyDeque deque = new PyDeque(writer);
    private final Value value = new Value(writer);

    @Actor
    public void produce() {
        deque.push(writer, value, false);
    }

    @Actor
    public void consume(III_Result r) {
        r.r1 = look(deque.take(reader, true));
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r2 = deque.size();
        r.r3 = value.deaths;
    }
}
