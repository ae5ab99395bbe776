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

/** One thread deletes an attribute, another one sets it. */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Deleted first.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Set first.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A delete that found nothing, or an old value again.")
@State
public class DeleteVersusSetStress extends Classes {

    {
        InlineValues.set(first, instance, X, new PyInt(1));
    }

    @Actor
    public void deletes(II_Result r) {
        r.r1 = InlineValues.delete(first, instance, X) ? 1 : 0;
    }

    @Actor
    public void sets() {
        InlineValues.set(second, instance, X, new PyInt(2));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = look(first, instance, X);
    }
}
