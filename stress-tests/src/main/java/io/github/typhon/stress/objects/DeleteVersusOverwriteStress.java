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
import org.openjdk.jcstress.infra.results.III_Result;

/** An attribute is deleted and another one added while a thread overwrites it: it is gone, or holds the new value, and the other one is never touched. */
@JCStressTest
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "Overwritten, then deleted.")
@Outcome(id = "1, 3, 2", expect = Expect.ACCEPTABLE, desc = "Deleted, then set anew.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Not found, or something else in its place.")
@State
public class DeleteVersusOverwriteStress extends Classes {
    public DeleteVersusOverwriteStress() {
        InlineValues.set(first, instance, X, new PyInt(1));
    }

    @Actor
    public void deletes(III_Result r) {
        r.r1 = InlineValues.delete(first, instance, X) ? 1 : 0;
        InlineValues.set(first, instance, Y, new PyInt(2));
    }

    @Actor
    public void overwrites() {
        InlineValues.set(second, instance, X, new PyInt(3));
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r2 = look(first, instance, X);
        r.r3 = look(first, instance, Y);
    }
}
