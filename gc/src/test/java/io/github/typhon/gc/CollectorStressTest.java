// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Threads make, link, share and drop objects through common slots while collections run: what is held lives, the rest is freed. */
class CollectorStressTest {
    private static final int THREADS = 3;
    private static final int STEPS = 60_000;
    private static final int SLOTS = 16;

    private final InterpreterState interp = new InterpreterState();
    private final PyObject[] shared = new PyObject[SLOTS];
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Test
    void collectionsAgreeWithTheCounts() throws InterruptedException {
        ThreadState ts = new ThreadState(interp);
        ts.enter();
        GcState.of(ts).setThresholds(100, null);
        long seed = System.nanoTime();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            threads[i] = new Thread(() -> work(random));
            threads[i].start();
        }
        for (int i = 0; i < 50; i++) {
            Collector.collect(ts, 2);
            try (var b = ts.blocking()) {
                Thread.sleep(5);
            }
        }
        try (var b = ts.blocking()) {
            for (Thread t : threads) t.join();
        }
        assertNull(failure.get(), "seed " + seed);
        for (int i = 0; i < SLOTS; i++) Refs.xdecref(ts, RefSlots.getAndSet(shared, i, null));
        ts.mergeNow();
        Collector.collect(ts, 2);
        assertEquals(0, interp.ledger().liveCount(), "seed " + seed);
        ts.exit();
    }

    private void work(Random random) {
        ThreadState ts = new ThreadState(interp);
        ts.enter();
        try {
            Node mine = new Node(ts);
            for (int i = 0; i < STEPS; i++) {
                mine = step(ts, random, mine);
                ts.poll();
            }
            Refs.decref(ts, mine);
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
        ts.exit();
    }

    /** Only an object's maker changes what it refers to, before it is shared. */
    private Node step(ThreadState ts, Random random, Node mine) {
        int slot = random.nextInt(SLOTS);
        switch (random.nextInt(4)) {
            case 0 -> mine.refer(ts, mine);
            case 1 -> {
                PyObject o = Refs.fetch(ts, shared, slot);
                if (o instanceof Node n) {
                    if (n.dead) throw new AssertionError("fetched a dead object");
                    mine.refer(ts, n);
                    Refs.decref(ts, n);
                }
            }
            case 2 -> {
                if (random.nextInt(8) == 0) Refs.makeDeferred(ts, mine);
                Refs.xdecref(ts, RefSlots.getAndSet(shared, slot, mine));
                return new Node(ts);
            }
            default -> {
                Node next = new Node(ts);
                next.refer(ts, mine);
                Refs.decref(ts, mine);
                return mine(ts, random, next);
            }
        }
        return mine;
    }

    private static Node mine(ThreadState ts, Random random, Node next) {
        if (random.nextInt(4) != 0) return next;
        Refs.decref(ts, next);
        return new Node(ts);
    }
}
