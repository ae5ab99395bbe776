// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.list.PyList;
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

/** Two threads pop the only item. */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "One of them got it.")
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "One of them got it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both or none, or a wrong count.")
@State
public class ListPopVersusPopStress extends Shared {
    private final PyList list = new PyList(writer);
    private final Value value = new Value(writer);

    {
        list.appendStolen(writer, value);
    }

    private int pop(ThreadState ts) {
        PyObject o = list.pop(ts, -1);
        Refs.xdecref(ts, o);
        return o == null ? 0 : 1;
    }

    @Actor
    public void first(III_Result r) {
        r.r1 = pop(writer);
        writer.poll();
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = pop(reader);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r3 = value.deaths;
    }
}
