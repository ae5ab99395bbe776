// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.refcount.count.PyObject;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads ask an instance for its dict at the same time. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "One dict for both, with the attribute.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two dicts, or a lost attribute.")
@State
public class DictModeVersusDictModeStress extends Classes {
    private PyObject a;
    private PyObject b;

    {
        InlineValues.set(first, instance, X, new PyInt(1));
    }

    @Actor
    public void one() {
        a = InlineValues.dict(first, instance);
    }

    @Actor
    public void two() {
        b = InlineValues.dict(second, instance);
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = a == b ? 1 : 0;
        r.r2 = look(first, instance, X);
    }
}
