// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.count.Node;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopTheWorldTest extends AttachedTest {
    @Test
    void nobodyRunsWhileTheWorldIsStopped() {
        AtomicBoolean done = new AtomicBoolean();
        long[] plain = new long[8];
        Threads threads = new Threads(interp);
        for (int n = 0; n < 4; n++) {
            int me = n * 2;
            Threads.Body body = t -> {
                while (!done.get()) {
                    plain[me]++;
                    plain[me + 1]++;
                    t.poll();
                    if ((plain[me] & 1023) == 0) {
                        try (var d = t.blocking()) {
                            Thread.yield();
                        }
                    }
                }
            };
            if (n < 2) threads.start(body);
            else threads.startVirtual(body);
        }
        for (int i = 0; i < 200; i++) {
            interp.world().stop(ts);
            interp.world().stop(ts);
            long[] before = plain.clone();
            for (int n = 0; n < 4; n++) assertEquals(before[2 * n], before[2 * n + 1]);
            Thread.yield();
            assertSame(before.length, plain.length);
            for (int k = 0; k < plain.length; k++) assertEquals(before[k], plain[k]);
            interp.world().resume(ts);
            assertTrue(interp.world().isStoppedBy(ts));
            interp.world().resume(ts);
            Thread.yield();
        }
        done.set(true);
        try (var d = ts.blocking()) {
            threads.join();
        }
    }

    @Test
    void competingRequestersTakeTurnsWhileThreadsComeAndGo() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger stops = new AtomicInteger();
        Threads threads = new Threads(interp);
        for (int n = 0; n < 3; n++) {
            threads.start(t -> {
                for (int i = 0; i < 100; i++) {
                    interp.world().run(t, () -> {
                        if (inside.incrementAndGet() != 1) throw new AssertionError("two stopped the world");
                        stops.incrementAndGet();
                        inside.decrementAndGet();
                    });
                    t.poll();
                }
            });
        }
        threads.start(t -> {
            for (int i = 0; i < 200; i++) {
                ThreadState short1 = new ThreadState(interp);
                Thread thread = Thread.startVirtualThread(() -> {
                    short1.enter();
                    if (inside.get() != 0) throw new AssertionError("attached in a stopped world");
                    short1.exit();
                });
                try (var d = t.blocking()) {
                    thread.join();
                }
            }
        });
        try (var d = ts.blocking()) {
            threads.join();
        }
        assertEquals(300, stops.get());
        assertEquals(1, interp.threads().size());
    }

    @Test
    void misuseIsRefused() {
        assertThrows(IllegalStateException.class, () -> interp.world().resume(ts));
        assertThrows(IllegalStateException.class, ts::attach);
        ThreadState other = new ThreadState(interp);
        assertThrows(IllegalStateException.class, () -> interp.world().stop(other));
    }

    @Test
    void collectorSeesEveryTrackedObjectOnceAndNoneThatDied() {
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Node o = new Node(ts, 0);
            o.track(ts);
            if (i % 3 == 0) kept.add(o);
            else Refs.decref(ts, o);
        }
        Threads threads = new Threads(interp).start(t -> {
            for (int i = 0; i < 100; i++) {
                Node o = new Node(t, 0);
                o.track(t);
                synchronized (kept) {
                    kept.add(o);
                }
            }
            Node dropped = kept.removeFirst();
            Refs.decref(t, dropped);
        });
        try (var d = ts.blocking()) {
            threads.join();
        }
        List<PyObject> seen = new ArrayList<>();
        interp.world().run(ts, () -> interp.tracking().forEach(o -> {
            if (!io.github.typhon.refcount.count.GcHeader.isDying(o)) seen.add(o);
        }));
        assertEquals(kept.size(), seen.size());
        assertTrue(seen.containsAll(kept));
    }

    @Test
    void allocationBeyondTheThresholdTriggersTheHookAtAPoll() {
        AtomicInteger collections = new AtomicInteger();
        interp.tracking().setHook(t -> {
            collections.incrementAndGet();
            interp.world().run(ts, () -> interp.tracking().restart(0));
        });
        interp.tracking().setThreshold(2000);
        for (int i = 0; i < 10_000; i++) {
            new Node(ts, 0).track(ts);
            ts.poll();
        }
        assertTrue(collections.get() >= 3 && collections.get() <= 5, "" + collections);
        for (int i = 0; i < 10_000; i++) {
            Node o = new Node(ts, 0);
            o.track(ts);
            Refs.decref(ts, o);
            ts.poll();
        }
        assertTrue(collections.get() <= 5);
    }

    @Test
    void stoppingTheWorldAmidCountTrafficKeepsCountsExact() {
        Node list = new Node(ts, 2);
        AtomicBoolean done = new AtomicBoolean();
        Threads threads = new Threads(interp);
        for (int n = 0; n < 3; n++) {
            threads.start(t -> {
                while (!done.get()) {
                    Node fresh = new Node(t, 0);
                    fresh.track(t);
                    Refs.xdecref(t, RefSlots.getAndSet(list.slots, 0, fresh));
                    PyObject got = Refs.fetch(t, list.slots, 0);
                    if (got != RefSlots.BUSY) Refs.decref(t, got);
                    t.poll();
                }
            });
        }
        for (int i = 0; i < 100; i++) {
            interp.world().stop(ts);
            interp.tracking().forEach(o -> {
                long count = io.github.typhon.refcount.count.GcHeader.count(o);
                boolean queued = !io.github.typhon.refcount.count.GcHeader.isDying(o) && o != list.slots[0];
                // Alive and not in the slot: the queue's reference alone.
                if (queued) assertEquals(1, count);
                else if (o == list.slots[0]) assertEquals(1, count);
            });
            interp.world().resume(ts);
            Thread.yield();
        }
        done.set(true);
        try (var d = ts.blocking()) {
            threads.join();
        }
        assertFalse(list.isDead());
    }

    @Test
    void statesAreMadeOnFirstUseAndOncePerInterpreter() {
        StateKey<List<String>> inner = StateKey.of(() -> new ArrayList<String>());
        StateKey<List<String>> outer = StateKey.of(i -> List.of("o" + i.state(inner).size()));
        assertEquals(List.of("o0"), interp.state(outer));
        assertSame(interp.state(inner), interp.state(inner));
        assertFalse(interp.state(inner) == new InterpreterState().state(inner));
    }
}
