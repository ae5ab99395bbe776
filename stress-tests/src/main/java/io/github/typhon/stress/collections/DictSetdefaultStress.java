// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads set a default for the same key. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Both got the same value; the other value died.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two winners, or a death missing or doubled.")
@State
public class DictSetdefaultStress extends Shared {
    private static final PyUnicode KEY = PyUnicode.intern("key");
    private final PyDict dict = new PyDict(writer);
    private final Value a = new Value(writer);
    private final Value b = new Value(reader);
    private PyObject gotA;
    private PyObject gotB;

    @Actor
    public void first() {
        gotA = dict.setDefault(writer, KEY, a);
        Refs.decref(writer, a);
    }

    @Actor
    public void second() {
        gotB = dict.setDefault(reader, KEY, b);
        Refs.decref(reader, b);
    }

    @Arbiter
    public void arbiter(III_Result r) {
        r.r1 = gotA == gotB ? 1 : 0;
        Refs.decref(writer, gotA);
        Refs.decref(reader, gotB);
        settle();
        r.r2 = a.deaths + b.deaths;
        r.r3 = dict.size();
    }
}
