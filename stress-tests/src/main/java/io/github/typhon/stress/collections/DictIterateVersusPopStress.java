// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A cursor walks over a dict while a thread takes an item out of the middle. */
@JCStressTest
@Outcome(id = {"2, 1, 1", "3, 1, 1"}, expect = Expect.ACCEPTABLE, desc = "The others once each, the removed one or not, never dead.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An item was missed or met twice, or was dead.")
@State
public class DictIterateVersusPopStress extends Shared {
    private final PyDict dict = new PyDict(writer);
    private final Value value = new Value(writer);

    {
        dict.putStolen(writer, new PyInt(0), new Value(writer));
        dict.putStolen(writer, new PyInt(1), value);
        dict.putStolen(writer, new PyInt(2), new Value(writer));
    }

    @Actor
    public void remove() {
        Refs.decref(writer, dict.remove(writer, new PyInt(1)));
        writer.poll();
    }

    @Actor
    public void iterate(III_Result r) {
        PyDict.Cursor c = new PyDict.Cursor();
        long last = -1;
        r.r2 = 1;
        while (dict.next(reader, c)) {
            if (!(c.key instanceof PyInt n) || n.value() <= last || n.value() == 2 && last < 0) {
                r.r2 = 0;
            } else {
                last = n.value();
            }
            r.r1++;
            if (look(c.value) != 1) {
                r.r2 = 2;
            }
        }
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r3 = value.deaths;
    }
}
