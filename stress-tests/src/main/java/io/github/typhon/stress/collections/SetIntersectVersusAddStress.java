// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.set.PySet;
import io.github.typhon.collections.set.SetOps;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.refcount.count.PyObject;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@code s &= t} with {@code s = {0}}, {@code t = {1}}, while 1 is added to {@code s}: whichever is first, 1 stays. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Exactly the 1.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The intersection was computed before the addition and stored after it.")
@State
public class SetIntersectVersusAddStress extends Shared {
    private static final PyLong ONE = PyLong.of(1);
    private final PySet set = new PySet(writer);
    private final PySet other = new PySet(writer);

    {
        set.add(writer, PyLong.of(0));
        other.add(writer, ONE);
    }

    @Actor
    public void intersects() {
        SetOps.intersectionUpdate(writer, set, new PyObject[] {other});
    }

    @Actor
    public void adds() {
        set.add(reader, ONE);
    }

    @Arbiter
    public void arbiter(I_Result r) {
        r.r1 = set.size() == 1 && set.contains(writer, ONE) ? 1 : 0;
    }
}
