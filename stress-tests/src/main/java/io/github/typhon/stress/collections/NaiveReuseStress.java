// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The twin of {@link DictReadVersusReuseStress} without marks for what was deleted: its places are simply free again, so that the way to a key that stays is
 *  interrupted until another key is put there. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The key that stays was found.")
@Outcome(id = "0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "It was not, though it was there all the time.")
@State
public class NaiveReuseStress {
    private static final int STAYS = 8;
    private final AtomicIntegerArray places = new AtomicIntegerArray(new int[] {1, STAYS, 0, 0});

    @Actor
    public void exchange() {
        places.setRelease(0, 0);
        places.setRelease(0, 16);
    }

    @Actor
    public void read(I_Result r) {
        for (int i = 0; places.getAcquire(i) != 0; i++) {
            if (places.getAcquire(i) == STAYS) {
                r.r1 = 1;
                return;
            }
        }
    }
}
