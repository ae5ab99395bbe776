// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Sequences;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@code l + m} while an item is appended to {@code l} and then taken from {@code m}: it is always in one of them. */
@JCStressTest
@Outcome(id = {"1", "2"}, expect = Expect.ACCEPTABLE, desc = "In one of them, or in both.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The first list from before, the second one from after.")
@State
public class ListConcatVersusMoveStress extends Shared {
    private final PyList to = new PyList(writer);
    private final PyList from = new PyList(writer);

    {
        from.append(writer, PyLong.of(7));
    }

    @Actor
    public void moves() {
        to.append(writer, PyLong.of(7));
        from.pop(writer, -1);
    }

    @Actor
    public void concatenates(I_Result r) {
        r.r1 = ((PyList) Sequences.concat(reader, to, from)).size();
    }
}
