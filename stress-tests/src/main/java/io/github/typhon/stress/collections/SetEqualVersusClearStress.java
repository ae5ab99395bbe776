// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@code s == t} while {@code s = {0}} changes: {@code t = {1}} all the time, and {@code s} is never that. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "Never equal.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The sizes of one moment and the keys of another were compared.")
@State
public class SetEqualVersusClearStress extends Shared {
    private final PySet set = new PySet(writer);
    private final PySet other = new PySet(writer);

    {
        set.add(writer, PyLong.of(0));
        other.add(writer, PyLong.of(1));
    }

    @Actor
    public void clears() {
        set.discard(writer, PyLong.of(0), 0);
    }

    @Actor
    public void compares(I_Result r) {
        r.r1 = Objects.richCompareBool(reader, set, other, CompareOp.EQ) ? 1 : 0;
    }
}
