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
import org.openjdk.jcstress.infra.results.III_Result;

/** One adds a key that is there, which takes no mutex, while another removes it; a third key moves the table. */
@JCStressTest
@Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "It was there, then it was removed.")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "It was removed, then added again.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An add or a removal was lost: a hit in a table or slot that was no longer the set's.")
@State
public class SetAddVersusDiscardStress extends Shared {
    private static final PyUnicode KEY = PyUnicode.intern("key");
    private static final PyUnicode[] OTHERS = {PyUnicode.intern("a"), PyUnicode.intern("b"), PyUnicode.intern("c"), PyUnicode.intern("d")};
    private final PySet set = PySet.of(writer, KEY);

    @Actor
    public void add(III_Result r) {
        r.r1 = set.add(writer, KEY) ? 1 : 0;
    }

    @Actor
    public void discard(III_Result r) {
        for (PyUnicode o : OTHERS) {
            set.add(reader, o);
        }
        r.r2 = set.discard(reader, KEY, KEY.asHash()) ? 1 : 0;
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r3 = set.contains(writer, KEY) ? 1 : 0;
    }
}
