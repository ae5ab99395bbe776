// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.list.PyList;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A reader fetches an item while the writer clears the list. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The reader came first, or owned the value while it was removed.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The writer came first.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A dead value was handed out, or a death is missing or doubled.")
@State
public class ListReadVersusClearStress extends Shared {
    private final PyList list = new PyList(writer);
    private final Value value = new Value(writer);

    {
        list.appendStolen(writer, value);
    }

    @Actor
    public void remove() {
        list.clear(writer);
        writer.poll();
    }

    @Actor
    public void read(II_Result r) {
        r.r1 = look(list.get(reader, 0));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        settle();
        r.r2 = value.deaths;
    }
}
