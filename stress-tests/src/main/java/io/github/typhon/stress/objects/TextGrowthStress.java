// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.text.PyUnicode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads append to one text that has room behind it, while a third asks for its String. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Each has its own text: one got the room, the other a copy, or one found the String made.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A text changed, or lacks characters.")
@State
public class TextGrowthStress {
    private static final String HEAD = "a".repeat(300);
    private static final PyUnicode X = PyUnicode.of("xx");
    private static final PyUnicode Y = PyUnicode.of("yy");
    private static final PyUnicode Z = PyUnicode.of("z");
    private final PyUnicode text = PyUnicode.of(HEAD).concat(Z).concat(Z);

    @Actor
    public void first(III_Result r) {
        r.r1 = text.concat(X).toString().equals(HEAD + "zzxx") ? 1 : 0;
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = text.concat(Y).toString().equals(HEAD + "zzyy") ? 1 : 0;
    }

    @Actor
    public void reader(III_Result r) {
        r.r3 = text.length() == 302 && text.isNarrow() && text.toString().equals(HEAD + "zz") && text.length() == 302 ? 1 : 0;
    }
}
