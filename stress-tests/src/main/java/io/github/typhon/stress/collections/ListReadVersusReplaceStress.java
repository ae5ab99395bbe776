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

/** The writer grows the list, so that its array is replaced, then replaces the item that a reader fetches. */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "A live item, old or new; the old one died once, the new one lives.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Nothing or a dead item was handed out, or a death is missing or doubled.")
@State
public class ListReadVersusReplaceStress extends Shared {
    private final PyList list = new PyList(writer);
    private final Value old = new Value(writer);
    private final Value fresh = new Value(writer);

    {
        list.appendStolen(writer, old);
    }

    @Actor
    public void replace() {
        for (int i = 0; i < 6; i++) {
            list.appendStolen(writer, new Value(writer));
        }
        list.setStolen(writer, 0, fresh);
        writer.poll();
    }

    @Actor
    public void read(III_Result r) {
        r.r1 = look(list.get(reader, 0));
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r2 = old.deaths;
        r.r3 = fresh.deaths;
    }
}
