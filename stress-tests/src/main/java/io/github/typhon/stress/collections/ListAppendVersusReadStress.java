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

/** A reader looks at the item that a writer just appends, which makes the array grow. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Not there yet.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "There with its contents.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The size came between.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A size without its item, or a dead item.")
@State
public class ListAppendVersusReadStress extends Shared {
    private final PyList list = new PyList(writer);

    @Actor
    public void append() {
        list.appendStolen(writer, new Value(writer));
    }

    @Actor
    public void read(II_Result r) {
        r.r1 = look(list.get(reader, 0));
        r.r2 = list.size();
    }

    @Arbiter
    public void arbiter(II_Result r) {
    }
}
