// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.text.PyUnicode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The writer replaces the value of the key that a reader looks up. */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "A live value, old or new; the old one died once, the new one lives.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The key was missed, a dead value was handed out, or a death is missing or doubled.")
@State
public class DictReadVersusReplaceStress extends Shared {
    private static final PyUnicode KEY = PyUnicode.of("key");
    private final PyDict dict = new PyDict(writer);
    private final Value old = new Value(writer);
    private final Value fresh = new Value(writer);

    {
        dict.putStolen(writer, KEY, old);
    }

    @Actor
    public void replace() {
        dict.putStolen(writer, KEY, fresh);
        writer.poll();
    }

    @Actor
    public void read(III_Result r) {
        r.r1 = look(dict.get(reader, KEY));
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r2 = old.deaths;
        r.r3 = fresh.deaths;
    }
}
