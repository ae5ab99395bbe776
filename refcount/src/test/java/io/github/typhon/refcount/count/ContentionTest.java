// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Threads;
import org.junit.jupiter.api.Test;

class ContentionTest {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState ts = new ThreadState(interp);

    @Test
    void lostRacesTurnTrackedObjectsDeferredAndKeepTheSum() {
        ts.enter();
        Node tracked = new Node(ts, 0);
        tracked.track(ts);
        Node untracked = new Node(ts, 0);
        // Two rounds: the first asks the owner to merge, the second defers.
        for (int round = 0; round < 2; round++) {
            loseRaces(tracked);
            loseRaces(untracked);
            ts.poll();
        }
        assertTrue(GcHeader.isDeferred(tracked));
        assertFalse(GcHeader.isDeferred(untracked));
        Refs.incref(ts, tracked);
        long[] sums = interp.deferred().sum(interp.threads());
        assertEquals(2, GcHeader.count(tracked) + sums[GcHeader.uid(tracked)]);
        Refs.decref(ts, untracked);
        assertTrue(untracked.isDead());
        ts.exit();
    }

    private void loseRaces(Node o) {
        try (var d = ts.blocking()) {
            new Threads(interp).start(t -> {
                for (int i = 0; i < 300; i++) Contention.lost(t, o);
            }).join();
        }
    }

    @Test
    void threadsThatCountOneObjectAreExactWhateverItBecomes() {
        ts.enter();
        Node o = new Node(ts, 0);
        o.track(ts);
        Threads threads = new Threads(interp);
        for (int n = 0; n < 4; n++) {
            threads.start(t -> {
                for (int i = 0; i < 50_000; i++) {
                    Refs.incref(t, o);
                    Refs.decref(t, o);
                    t.poll();
                }
            });
        }
        try (var d = ts.blocking()) {
            threads.join();
        }
        ts.poll();
        long count = GcHeader.count(o);
        if (GcHeader.isDeferred(o)) count += interp.deferred().sum(interp.threads())[GcHeader.uid(o)];
        assertEquals(1, count);
        assertFalse(o.isDead());
        ts.exit();
    }
}
