// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** An instance with an attribute moves to dict mode under a reader. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Always there.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Missing, or the dict in its place.")
@State
public class DictModeVersusReadStress extends Classes {

    {
        InlineValues.set(first, instance, X, new PyInt(1));
    }

    @Actor
    public void moves() {
        Refs.decref(first, InlineValues.dict(first, instance));
    }

    @Actor
    public void reads(II_Result r) {
        r.r1 = look(second, instance, X);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = look(first, instance, X);
    }
}
