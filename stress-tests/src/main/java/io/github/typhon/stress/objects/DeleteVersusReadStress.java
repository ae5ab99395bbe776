// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** An attribute is deleted and set again by one thread, read and made part of a dict by another. */
@JCStressTest
@Outcome(id = "[012], 2, 1", expect = Expect.ACCEPTABLE, desc = "Read before, between or after.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Something else in its place.")
@State
public class DeleteVersusReadStress extends Classes {
    public DeleteVersusReadStress() {
        InlineValues.set(first, instance, X, new PyInt(1));
        InlineValues.set(first, instance, Y, new PyInt(1));
    }

    @Actor
    public void deletes(III_Result r) {
        InlineValues.delete(first, instance, X);
        InlineValues.set(first, instance, X, new PyInt(2));
        r.r2 = look(first, instance, X);
    }

    @Actor
    public void reads(III_Result r) {
        r.r1 = look(second, instance, X);
        Refs.decref(second, InlineValues.dict(second, instance));
        r.r3 = look(second, instance, Y);
    }
}
