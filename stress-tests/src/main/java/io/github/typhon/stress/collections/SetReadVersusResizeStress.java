// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.text.PyUnicode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A reader asks for a member that stays, while the writer adds so many others that the table is replaced. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "A member that nobody removes is always found.")
@Outcome(expect = Expect.FORBIDDEN, desc = "It was missed in a table that was being replaced.")
@State
public class SetReadVersusResizeStress extends Shared {
    private static final PyUnicode[] NAMES = new PyUnicode[12];

    static {
        for (int i = 0; i < NAMES.length; i++) {
            NAMES[i] = PyUnicode.of("name" + i);
        }
    }

    private final PySet set = new PySet(writer);

    {
        set.add(writer, NAMES[0]);
    }

    @Actor
    public void grow() {
        for (int i = 1; i < NAMES.length; i++) {
            set.add(writer, NAMES[i]);
        }
    }

    @Actor
    public void read(II_Result r) {
        r.r1 = set.contains(reader, NAMES[0]) ? 1 : 0;
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = set.contains(reader, NAMES[0]) ? 1 : 0;
    }
}
