// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The owner adds an attribute without the mutex, another thread a different one: it has to stop the world before. Where it only sets the flag,
 *  one of some 15,000 additions is lost. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Both are there.")
@Outcome(expect = Expect.FORBIDDEN, desc = "One overwrote the other, or was lost.")
@State
public class BiasedAddVersusAddStress extends Biased {
    private static final PyUnicode Z = PyUnicode.intern("z");

    @Actor
    public void owner() {
        owner.attach();
        give(owner, Y);
        owner.detach();
    }

    @Actor
    public void other() {
        other.attach();
        give(other, Z);
        other.detach();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        owner.attach();
        PyObject y = InlineValues.get(owner, instance, Y);
        PyObject z = InlineValues.get(owner, instance, Z);
        r.r1 = y == null ? 0 : 1;
        r.r2 = z == null ? 0 : 1;
        Refs.xdecref(owner, y);
        Refs.xdecref(owner, z);
        owner.detach();
    }
}
