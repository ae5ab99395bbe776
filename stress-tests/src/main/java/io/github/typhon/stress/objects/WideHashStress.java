// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.text.PyUnicode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads ask a string with surrogates, whose hash is kept in a word together with the interned mark, for its hash; one interns it. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The same hash for both; interned.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A half written hash, or a lost mark.")
@State
public class WideHashStress {
    private final PyUnicode u = PyUnicode.ofCodePoints(new int[] {0x1F600, 'a', 0xD800}, 0, 3);
    private long a;
    private long b;

    @Actor
    public void first() {
        a = u.asHash();
    }

    @Actor
    public void second() {
        b = PyUnicode.intern(u).asHash();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = a == b && a == PyUnicode.ofCodePoints(new int[] {0x1F600, 'a', 0xD800}, 0, 3).asHash() ? 1 : 0;
        r.r2 = PyUnicode.intern(u) == PyUnicode.intern(u) ? 1 : 0;
    }
}
