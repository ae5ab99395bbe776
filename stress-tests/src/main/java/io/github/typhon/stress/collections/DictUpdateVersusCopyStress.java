// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.dict.DictMerge;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.text.PyUnicode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@code d.copy()} while {@code d.update(e)} adds two keys to the one that is there. */
@JCStressTest
@Outcome(id = {"1", "3"}, expect = Expect.ACCEPTABLE, desc = "Before or after.")
@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "In the middle of the update.")
@State
public class DictUpdateVersusCopyStress extends Shared {
    private final PyDict dict = new PyDict(writer);
    private final PyDict more = new PyDict(writer);

    {
        dict.put(writer, PyUnicode.intern("k"), PyUnicode.intern("v"));
        more.put(writer, PyUnicode.intern("a"), PyUnicode.intern("v"));
        more.put(writer, PyUnicode.intern("b"), PyUnicode.intern("v"));
    }

    @Actor
    public void updates() {
        DictMerge.update(writer, dict, more);
    }

    @Actor
    public void copies(I_Result r) {
        r.r1 = dict.copy(reader).size();
    }
}
