// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Random schedules against a naive twin: one atomic counter per object, of the references that exist. */
class CountOracleTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    /** An object and its twin. */
    private static final class Twin extends Node {
        final AtomicInteger references = new AtomicInteger(1);
        final AtomicInteger alive;

        Twin(ThreadState ts, AtomicInteger alive) {
            super(ts, 0);
            this.alive = alive;
            alive.incrementAndGet();
        }

        void dropTwin() {
            int n = references.decrementAndGet();
            if (n < 0) throw new AssertionError("twin below zero");
        }

        @Override
        protected void deallocated(ThreadState ts) {
            if (references.get() != 0) throw new AssertionError("died with " + references.get() + " references");
            alive.decrementAndGet();
            super.deallocated(ts);
        }
    }

    @Test
    void oneThreadSwitchingBetweenManyStates() {
        System.out.println("CountOracleTest seed " + SEED);
        for (int round = 0; round < 200; round++) {
            Random random = new Random(SEED + round);
            InterpreterState interp = new InterpreterState();
            List<ThreadState> states = new ArrayList<>();
            for (int i = 0; i < 4; i++) states.add(new ThreadState(interp));
            AtomicInteger alive = new AtomicInteger();
            List<Twin> held = new ArrayList<>();
            for (int step = 0; step < 300; step++) {
                ThreadState ts = states.get(random.nextInt(states.size()));
                ThreadState previous = ts.enter();
                step(random, ts, held, alive);
                if (random.nextInt(100) == 0) {
                    ts.exit();
                    states.replaceAll(t -> t == ts ? new ThreadState(interp) : t);
                } else {
                    ts.leave(previous);
                }
            }
            ThreadState last = states.get(0);
            last.enter();
            for (Twin o : held) {
                o.dropTwin();
                Refs.decref(last, o);
            }
            last.poll();
            assertEquals(0, alive.get(), "seed " + (SEED + round));
            last.exit();
        }
    }

    private static void step(Random random, ThreadState ts, List<Twin> held, AtomicInteger alive) {
        int what = random.nextInt(10);
        if (what < 2 || held.isEmpty()) {
            held.add(new Twin(ts, alive));
            return;
        }
        int i = random.nextInt(held.size());
        Twin o = held.get(i);
        switch (what) {
            case 2, 3, 4 -> {
                o.references.incrementAndGet();
                Refs.incref(ts, o);
                held.add(o);
            }
            case 5 -> {
                assertTrue(Refs.tryIncref(ts, o));
                Refs.undoIncref(ts, o);
            }
            case 6 -> ts.poll();
            default -> {
                held.remove(i);
                o.dropTwin();
                Refs.decref(ts, o);
                if (o.references.get() == 0 && ts.isBreakerSet()) ts.poll();
            }
        }
    }

    @Test
    void threadsExchangeReferencesThroughSlots() {
        System.out.println("CountOracleTest seed " + SEED);
        InterpreterState interp = new InterpreterState();
        AtomicInteger alive = new AtomicInteger();
        PyObject[] slots = new PyObject[4];
        ThreadState main = new ThreadState(interp);
        main.enter();
        Threads threads = new Threads(interp);
        for (int n = 0; n < 4; n++) {
            long seed = SEED + n;
            Threads.Body body = ts -> exchange(new Random(seed), ts, slots, alive);
            if (n % 2 == 0) threads.start(body);
            else threads.startVirtual(body);
        }
        try (var d = main.blocking()) {
            threads.join();
        }
        for (int i = 0; i < slots.length; i++) {
            Twin o = (Twin) RefSlots.getAndSet(slots, i, null);
            if (o == null) continue;
            o.dropTwin();
            Refs.decref(main, o);
        }
        main.poll();
        assertEquals(0, alive.get(), "seed " + SEED);
        main.exit();
    }

    private static void exchange(Random random, ThreadState ts, PyObject[] slots, AtomicInteger alive) {
        for (int n = 0; n < 100_000; n++) {
            int i = random.nextInt(slots.length);
            switch (random.nextInt(4)) {
                case 0 -> {
                    Twin old = (Twin) RefSlots.getAndSet(slots, i, new Twin(ts, alive));
                    if (old != null) {
                        old.dropTwin();
                        Refs.decref(ts, old);
                    }
                }
                case 1 -> {
                    // Moves between slots keep an object's identity: the ABA that a re-check must survive.
                    PyObject o = Refs.fetch(ts, slots, i);
                    if (o instanceof Twin twin) {
                        twin.references.incrementAndGet();
                        Twin old = (Twin) RefSlots.getAndSet(slots, (i + 1) % slots.length, twin);
                        if (old != null) {
                            old.dropTwin();
                            Refs.decref(ts, old);
                        }
                    }
                }
                default -> {
                    PyObject o = Refs.fetch(ts, slots, i);
                    if (o instanceof Twin twin) {
                        if (twin.deaths.get() != 0) throw new AssertionError("fetched a dead object");
                        Refs.decref(ts, twin);
                    }
                }
            }
            ts.poll();
        }
    }
}
