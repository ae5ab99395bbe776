// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.number.PyInt;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads set different new attributes. */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Both are there.")
@Outcome(expect = Expect.FORBIDDEN, desc = "One overwrote the other, or was lost.")
@State
public class AddVersusAddStress extends Classes {

    @Actor
    public void one() {
        InlineValues.set(first, instance, X, new PyInt(1));
    }

    @Actor
    public void two() {
        InlineValues.set(second, instance, Y, new PyInt(2));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = look(first, instance, X);
        r.r2 = look(first, instance, Y);
    }
}
