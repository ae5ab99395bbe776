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

/** Two threads add the same key. */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "One of them was first.")
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "One of them was first.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both added it, or nobody.")
@State
public class SetAddVersusAddStress extends Shared {
    private static final PyUnicode KEY = PyUnicode.intern("key");
    private final PySet set = new PySet(writer);

    @Actor
    public void first(III_Result r) {
        r.r1 = set.add(writer, KEY) ? 1 : 0;
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = set.add(reader, KEY) ? 1 : 0;
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r3 = set.size();
    }
}
