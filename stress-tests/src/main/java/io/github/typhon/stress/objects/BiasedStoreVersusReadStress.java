// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The owner overwrites a counted attribute by a plain store and drops the old value; another thread reads it. */
@JCStressTest
@Outcome(id = {"1, 0, 1", "2, 0, 1"}, expect = Expect.ACCEPTABLE, desc = "The old value, alive until the reader drops it, or the new one.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The reader got an object that was dead, or its reference was lost.")
@State
public class BiasedStoreVersusReadStress extends Biased {
    private PyInstance fresh;

    @Actor
    public void owner() {
        owner.attach();
        fresh = give(owner, X);
        owner.detach();
    }

    @Actor
    public void reader(III_Result r) {
        other.attach();
        PyObject v = InlineValues.get(other, instance, X);
        r.r1 = alive((PyInstance) v) == 0 ? -1 : v == old ? 1 : 2;
        Refs.decref(other, v);
        other.detach();
    }

    @Arbiter
    public void arbiter(III_Result r) {
        settle();
        r.r2 = alive(old);
        r.r3 = alive(fresh);
    }
}
