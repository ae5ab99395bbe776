// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One thread builds a list, without its mutex while its reference is the only one; another finds the list with the world stopped, as
 *  {@code gc.get_objects()} does, keeps a reference and appends too. A builder that does not look at the count before every item loses some. */
@JCStressTest
@Outcome(id = "7, 1111111", expect = Expect.ACCEPTABLE, desc = "Every item is there once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An item was lost: the builder went on without the mutex after the list was found.")
@State
public class BuildingVersusFindStress {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState builder = new ThreadState(interp);
    private final ThreadState finder = new ThreadState(interp);
    private final PyList list;

    public BuildingVersusFindStress() {
        builder.attach();
        list = new PyList(builder);
        builder.detach();
    }

    @Actor
    public void builder() {
        builder.attach();
        int item = 1;
        for (int i = 0; i < 4; i++, item *= 10) {
            builder.poll();
            list.appendBuilding(builder, new PyInt(item));
        }
        builder.detach();
    }

    @Actor
    public void finder() {
        finder.attach();
        interp.world().stop(finder);
        Refs.incref(finder, list);
        interp.world().resume(finder);
        int item = 10_000;
        for (int i = 0; i < 3; i++, item *= 10) {
            list.append(finder, new PyInt(item));
        }
        Refs.decref(finder, list);
        finder.detach();
    }

    @Arbiter
    public void arbiter(II_Result r) {
        builder.attach();
        r.r1 = list.size();
        for (int i = 0; i < r.r1; i++) {
            if (list.get(builder, i) instanceof PyInt n) {
                r.r2 += (int) n.value();
            }
        }
        builder.detach();
    }
}
