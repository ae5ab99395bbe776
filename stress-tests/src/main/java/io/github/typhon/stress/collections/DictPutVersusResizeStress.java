// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.text.PyUnicode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** One thread replaces a value while another one's insertion moves the table: the store is not lost with the old table. */
@JCStressTest
@Outcome(id = "1, 1, 6", expect = Expect.ACCEPTABLE, desc = "The new value stands, the old one died.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A lost store, or a death missing or doubled.")
@State
public class DictPutVersusResizeStress extends Shared {
    private static final PyUnicode[] KEYS = {PyUnicode.intern("a"), PyUnicode.intern("b"), PyUnicode.intern("c"), PyUnicode.intern("d"), PyUnicode.intern("e"),
        PyUnicode.intern("f")};
    private final PyDict dict = new PyDict(writer);
    private final Value old = new Value(writer);

    {
        dict.putStolen(writer, KEYS[0], old);
        for (int i = 1; i < 5; i++) {
            dict.put(writer, KEYS[i], new PyInt(i));
        }
    }

    @Actor
    public void replace() {
        dict.putStolen(reader, KEYS[0], new Value(reader));
    }

    @Actor
    public void insert() {
        dict.put(writer, KEYS[5], new PyInt(5));
        writer.poll();
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r1 = look(dict.get(reader, KEYS[0]));
        r.r2 = old.deaths;
        r.r3 = dict.size();
    }
}
