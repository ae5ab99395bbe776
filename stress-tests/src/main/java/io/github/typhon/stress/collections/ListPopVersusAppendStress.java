// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One thread pops while another one appends. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The old item or the new one was popped, the other is left.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An item was lost or doubled.")
@State
public class ListPopVersusAppendStress extends Shared {
    private final PyList list = new PyList(writer);
    private final Value value = new Value(writer);
    private final Value more = new Value(reader);

    {
        list.appendStolen(writer, value);
    }

    @Actor
    public void pop() {
        Refs.decref(writer, list.pop(writer, -1));
        writer.poll();
    }

    @Actor
    public void append() {
        list.appendStolen(reader, more);
        reader.poll();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        settle();
        r.r1 = list.size();
        r.r2 = value.deaths + more.deaths;
    }
}
