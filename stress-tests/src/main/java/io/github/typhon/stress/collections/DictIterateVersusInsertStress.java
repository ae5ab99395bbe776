// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.number.PyInt;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A cursor walks over a dict while a thread appends an item and moves the table. */
@JCStressTest
@Outcome(id = {"5, 1", "6, 1"}, expect = Expect.ACCEPTABLE, desc = "Each old item once, the new one or not.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An item was missed or met twice, or was dead.")
@State
public class DictIterateVersusInsertStress extends Shared {
    private final PyDict dict = new PyDict(writer);

    {
        for (int i = 0; i < 5; i++) {
            dict.putStolen(writer, new PyInt(i), new Value(writer));
        }
    }

    @Actor
    public void insert() {
        dict.putStolen(writer, new PyInt(5), new Value(writer));
    }

    @Actor
    public void iterate(II_Result r) {
        PyDict.Cursor c = new PyDict.Cursor();
        r.r2 = 1;
        while (dict.next(reader, c)) {
            if (!(c.key instanceof PyInt n) || n.value() != r.r1) {
                r.r2 = 0;
            }
            r.r1++;
            if (look(c.value) != 1) {
                r.r2 = 2;
            }
        }
    }

    @Arbiter
    public void arbiter(II_Result r) {
    }
}
