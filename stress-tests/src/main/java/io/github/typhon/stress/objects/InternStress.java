// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.text.PyUnicode;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads intern equal strings. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "One object for both, equal to both.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two interned strings of the same contents.")
@State
public class InternStress {
    private static final AtomicLong NEXT = new AtomicLong();
    private final String text = "typhon.stress.intern." + NEXT.getAndIncrement();
    private PyUnicode a;
    private PyUnicode b;

    @Actor
    public void first() {
        a = PyUnicode.intern(PyUnicode.of(new String(text)));
    }

    @Actor
    public void second() {
        b = PyUnicode.intern(PyUnicode.of(new String(text)));
    }

    @Arbiter
    public void arbiter(II_Result r) {
        r.r1 = a == b ? 1 : 0;
        r.r2 = a.equalsText(text) ? 1 : 0;
    }
}
