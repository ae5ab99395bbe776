// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.list.PyList;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** An item is replaced while an append makes the array grow: the store is not lost with the old array. */
@JCStressTest
@Outcome(id = "1, 1, 2", expect = Expect.ACCEPTABLE, desc = "The new item stands, the old one died.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A lost store, or a death missing or doubled.")
@State
public class ListSetVersusGrowStress extends Shared {
    private final PyList list = new PyList(writer);
    private final Value old = new Value(writer);
    private final Value next = new Value(reader);

    {
        list.appendStolen(writer, old);
        for (int i = 1; i < 4; i++) {
            list.appendStolen(writer, new Value(writer));
        }
    }

    @Actor
    public void set() {
        list.setStolen(reader, 0, next);
    }

    @Actor
    public void append() {
        list.appendStolen(writer, new Value(writer));
        writer.poll();
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r1 = look(list.get(reader, 0));
        r.r2 = old.deaths;
        r.r3 = list.size() == 5 && next.deaths == 0 ? 2 : list.size();
    }
}
