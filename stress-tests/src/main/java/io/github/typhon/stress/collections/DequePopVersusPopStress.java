// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.deque.PyDeque;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads take the only item, one from each end. */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "One of them got it.")
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "One of them got it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both or none, or a wrong count.")
@State
public class DequePopVersusPopStress extends Shared {
    private final PyDeque deque = new PyDeque(writer);
    private final Value value = new Value(writer);

    {
        deque.push(writer, value, false);
    }

    private int take(ThreadState ts, boolean left) {
        PyObject o = deque.take(ts, left);
        Refs.xdecref(ts, o);
        return o == null ? 0 : 1;
    }

    @Actor
    public void first(III_Result r) {
        r.r1 = take(writer, true);
        writer.poll();
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = take(reader, false);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r3 = value.deaths;
    }
}
