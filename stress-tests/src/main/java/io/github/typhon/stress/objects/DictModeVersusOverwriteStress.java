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
import org.openjdk.jcstress.infra.results.I_Result;

/** An instance with an attribute moves to dict mode while the attribute is overwritten. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "The new value stands.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A lost store.")
@State
public class DictModeVersusOverwriteStress extends Classes {

    {
        InlineValues.set(first, instance, X, new PyInt(1));
    }

    @Actor
    public void moves() {
        Refs.decref(first, InlineValues.dict(first, instance));
    }

    @Actor
    public void sets() {
        InlineValues.set(second, instance, X, new PyInt(2));
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = look(first, instance, X);
    }
}
