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

/** An instance moves to dict mode while its first attribute is set: the dict never passes for the attribute. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The attribute is there.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Read before it was set.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost, or something else in its place.")
@State
public class DictModeVersusFirstAttributeStress extends Classes {

    @Actor
    public void moves(II_Result r) {
        Refs.decref(first, InlineValues.dict(first, instance));
        r.r1 = look(first, instance, X);
    }

    @Actor
    public void sets() {
        InlineValues.set(second, instance, X, new PyInt(1));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r2 = look(first, instance, X);
    }
}
