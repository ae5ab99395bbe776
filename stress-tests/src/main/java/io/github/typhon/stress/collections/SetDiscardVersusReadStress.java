// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.number.PyInt;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A reader asks for a key that stays while a neighbour that hashes alike is removed and another one comes in its place. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The key that stays is always found.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A key went missing.")
@State
public class SetDiscardVersusReadStress extends Shared {
    private final PySet set = new PySet(writer);

    {
        set.add(writer, new PyInt(8));
        set.add(writer, new PyInt(16));
    }

    @Actor
    public void change() {
        set.discard(writer, new PyInt(8), 8);
        set.add(writer, new PyInt(24));
    }

    @Actor
    public void read(II_Result r) {
        r.r1 = set.contains(reader, new PyInt(16)) ? 1 : 0;
        r.r2 = set.contains(reader, new PyInt(16)) ? 1 : 0;
    }

    @Arbiter
    public void arbiter(II_Result r) {
    }
}
