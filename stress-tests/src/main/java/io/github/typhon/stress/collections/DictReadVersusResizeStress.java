// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.objects.text.PyUnicode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The writer makes the table grow, then deletes the key: the reader may stand in the old table. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The reader came first, or owned the value while it was removed.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The writer came first.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A dead value was handed out, or a death is missing or doubled.")
@State
public class DictReadVersusResizeStress extends Shared {
    private static final PyUnicode KEY = PyUnicode.of("key");
    private final PyDict dict = new PyDict(writer);
    private final Value value = new Value(writer);

    {
        dict.putStolen(writer, KEY, value);
    }

    @Actor
    public void remove() {
        dict.reserve(writer, 20);
        Refs.decref(writer, dict.remove(writer, KEY));
        writer.poll();
    }

    @Actor
    public void read(II_Result r) {
        r.r1 = look(dict.get(reader, KEY));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        settle();
        r.r2 = value.deaths;
    }
}
