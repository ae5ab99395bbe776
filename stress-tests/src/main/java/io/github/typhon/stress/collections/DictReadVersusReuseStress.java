// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Three keys on one way through the index: the writer deletes the first and puts the third in its place, while a reader looks for the second, which is
 *  behind it and stays, and for the third. {@link NaiveReuseStress} shows what a place that becomes free again would do. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The reader passed the first place before the third key was there.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The reader came after the writer.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The key that stays was not found, or a key had the value of another.")
@State
public class DictReadVersusReuseStress extends Shared {
    // Equal in the three bits that a table of eight places looks at.
    private static final PyLong FIRST = PyLong.of(0);
    private static final PyLong STAYS = PyLong.of(8);
    private static final PyLong THIRD = PyLong.of(16);
    private final PyDict dict = new PyDict(writer);

    {
        dict.putStolen(writer, FIRST, PyLong.of(100));
        dict.putStolen(writer, STAYS, PyLong.of(200));
    }

    @Actor
    public void exchange() {
        Refs.decref(writer, dict.remove(writer, FIRST));
        dict.putStolen(writer, THIRD, PyLong.of(300));
    }

    @Actor
    public void read(II_Result r) {
        r.r2 = found(dict.getItem(reader, THIRD), 300);
        r.r1 = found(dict.getItem(reader, STAYS), 200);
    }

    private static int found(PyObject value, long expected) {
        return value == null ? 0 : value instanceof PyLong v && v.longValue() == expected ? 1 : -1;
    }
}
