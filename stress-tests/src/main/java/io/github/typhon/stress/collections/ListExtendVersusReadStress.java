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

/** A reader that sees the second item of an extend sees the first as well: they come in one step. */
@JCStressTest
@Outcome(id = {"0, 0", "1, 1", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "None, both, or they came between the two looks.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The second without the first, or a dead item.")
@State
public class ListExtendVersusReadStress extends Shared {
    private final PyList list = new PyList(writer);
    private final PyObject[] more = {new Value(writer), new Value(writer)};

    @Actor
    public void extend() {
        list.extendStolen(writer, more, 2);
    }

    @Actor
    public void read(II_Result r) {
        r.r1 = look(list.get(reader, 1));
        r.r2 = look(list.get(reader, 0));
    }

    @Arbiter
    public void arbiter(II_Result r) {
    }
}
