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

/** A reader fetches an item that the writer, its owner, replaces by a release store and drops. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The old or the new item, alive.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A dead item was handed out, or its death is missing.")
@State
public class ListSetVersusReadStress extends Shared {
    private final PyList list = new PyList(writer);
    private final Value old = new Value(writer);

    {
        list.appendStolen(writer, old);
    }

    @Actor
    public void set() {
        list.setStolen(writer, 0, new Value(writer));
        writer.poll();
    }

    @Actor
    public void read(II_Result r) {
        r.r1 = look(list.get(reader, 0));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        settle();
        r.r2 = old.deaths;
    }
}
