// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.refcount.count.PyObject;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads append to a full list: it grows under one of them. */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "Both items are there, in some order, alive.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An item was lost or doubled.")
@State
public class ListAppendVersusAppendStress extends Shared {
    private final PyList list = new PyList(writer);

    @Actor
    public void first() {
        list.appendStolen(writer, new Value(writer));
    }

    @Actor
    public void second() {
        list.appendStolen(reader, new Value(reader));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = list.size();
        PyObject a = list.get(writer, 0);
        PyObject b = list.get(writer, 1);
        r.r2 = a != b && ((Value) a).deaths + ((Value) b).deaths == 0 ? 2 : 0;
    }
}
