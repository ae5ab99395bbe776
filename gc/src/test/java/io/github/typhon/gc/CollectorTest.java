// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.gc.sanity.NaiveCollector;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private InterpreterState interp;
    private ThreadState ts;
    private long mark;

    @BeforeEach
    void start() {
        interp = new InterpreterState();
        ts = new ThreadState(interp);
        ts.enter();
        GcState.of(ts);
        mark = interp.ledger().mark();
    }

    @AfterEach
    void end() {
        Collector.collect(ts, 2);
        interp.ledger().assertNoLeaks(mark);
        ts.exit();
    }

    private Node[] ring(ThreadState t, int n) {
        Node[] nodes = new Node[n];
        for (int i = 0; i < n; i++) nodes[i] = new Node(t);
        for (int i = 0; i < n; i++) nodes[i].refer(t, nodes[(i + 1) % n]);
        return nodes;
    }

    private static void drop(ThreadState ts, Node... nodes) {
        for (Node n : nodes) Refs.decref(ts, n);
    }

    @Test
    void aCycleThatNobodyHoldsIsFreed() {
        Node[] ring = ring(ts, 3);
        drop(ts, ring);
        assertEquals(3, Collector.collect(ts, 2));
        for (Node n : ring) assertTrue(n.dead);
    }

    @Test
    void aCycleThatSomebodyHoldsLives() {
        Node[] ring = ring(ts, 3);
        drop(ts, ring[1], ring[2]);
        assertEquals(0, Collector.collect(ts, 2));
        for (Node n : ring) assertFalse(n.dead);
        drop(ts, ring[0]);
    }

    @Test
    void aLongRingNeedsNoDeepStack() {
        Node[] ring = ring(ts, 200_000);
        drop(ts, ring);
        assertEquals(200_000, Collector.collect(ts, 2));
    }

    @Test
    void deferredObjectsAreFreedWhenTheirCountsSumToZero() throws InterruptedException {
        Node o = new Node(ts);
        Refs.makeDeferred(ts, o);
        onAnotherThread(t -> Refs.incref(t, o));
        assertEquals(0, Collector.collect(ts, 2));
        Refs.decref(ts, o);
        Refs.decref(ts, o);
        assertEquals(1, Collector.collect(ts, 2));
        assertTrue(o.dead);
    }

    @Test
    void deferredObjectsInCyclesAreFreed() {
        Node[] ring = ring(ts, 2);
        Refs.makeDeferred(ts, ring[0]);
        drop(ts, ring);
        assertEquals(2, Collector.collect(ts, 2));
    }

    @Test
    void finalizersRunOnceAndWhatTheyStoreLives() {
        List<Node> saved = new ArrayList<>();
        int[] runs = {0};
        Node[] ring = ring(ts, 2);
        ring[0].finalizer = (t, o) -> {
            runs[0]++;
            saved.add(Refs.newRef(t, o));
        };
        Node[] other = ring(ts, 2);
        drop(ts, ring);
        drop(ts, other);
        assertEquals(2, Collector.collect(ts, 2));
        assertTrue(other[0].dead);
        assertFalse(ring[0].dead);
        assertFalse(ring[1].dead);
        assertFalse(GcHeader.has(ring[1], GcHeader.UNREACHABLE));
        drop(ts, saved.get(0));
        assertEquals(2, Collector.collect(ts, 2));
        assertEquals(1, runs[0]);
        assertTrue(ring[1].dead);
    }

    @Test
    void resurrectedDeferredObjectsStayDeferred() {
        List<Node> saved = new ArrayList<>();
        Node[] ring = ring(ts, 2);
        Refs.makeDeferred(ts, ring[1]);
        ring[0].finalizer = (t, o) -> saved.add(Refs.newRef(t, o));
        drop(ts, ring);
        assertEquals(0, Collector.collect(ts, 2));
        assertTrue(GcHeader.isDeferred(ring[1]));
        drop(ts, saved.get(0));
    }

    @Test
    void frozenObjectsAreLeftAlone() {
        Node[] ring = ring(ts, 2);
        drop(ts, ring);
        HeapQueries.freeze(ts);
        assertEquals(0, Collector.collect(ts, 2));
        assertEquals(2, HeapQueries.counts(ts)[1]);
        HeapQueries.unfreeze(ts);
        assertEquals(2, Collector.collect(ts, 2));
    }

    @Test
    void garbageOfSeveralThreadsIsFreedByOne() throws InterruptedException {
        Node mine = new Node(ts);
        Node[] theirs = new Node[2];
        onAnotherThread(t -> {
            theirs[0] = new Node(t);
            theirs[1] = new Node(t);
            theirs[0].refer(t, theirs[1]);
            theirs[1].refer(t, mine);
        });
        mine.refer(ts, theirs[0]);
        drop(ts, theirs);
        drop(ts, mine);
        assertEquals(3, Collector.collect(ts, 2));
    }

    @Test
    void whatADetachedThreadHoldsLives() throws InterruptedException {
        Node[] ring = ring(ts, 2);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread t = new Thread(() -> {
            ThreadState other = new ThreadState(interp);
            other.enter();
            Refs.incref(other, ring[0]);
            try (var b = other.blocking()) {
                held.countDown();
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            Refs.decref(other, ring[0]);
            other.exit();
        });
        t.start();
        try (var b = ts.blocking()) {
            held.await();
        }
        drop(ts, ring);
        assertEquals(0, Collector.collect(ts, 2));
        go.countDown();
        try (var b = ts.blocking()) {
            t.join();
        }
        ts.mergeNow();
        assertEquals(2, Collector.collect(ts, 2));
    }

    /** Random graphs, some counts given up, some objects deferred, some of another thread's. */
    @Test
    void findsWhatTheNaiveCollectorFinds() throws InterruptedException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Node> nodes = new ArrayList<>();
            int n = 1 + random.nextInt(40);
            for (int i = 0; i < n / 2; i++) nodes.add(new Node(ts));
            onAnotherThread(t -> {
                while (nodes.size() < n) nodes.add(new Node(t));
            });
            for (int i = 0; i < n; i++) nodes.get(random.nextInt(n)).refer(ts, nodes.get(random.nextInt(n)));
            for (Node o : nodes) if (random.nextInt(4) == 0) Refs.makeDeferred(ts, o);
            List<Node> held = new ArrayList<>();
            for (Node o : nodes) {
                if (random.nextInt(8) == 0) held.add(o);
                else drop(ts, o);
            }
            ts.mergeNow();
            int[] naive = new int[1];
            interp.world().run(ts, () -> {
                Set<RefCounted> found = NaiveCollector.unreachable(ts);
                naive[0] = found.size();
            });
            assertEquals(naive[0], Collector.collect(ts, 2), "seed " + seed);
            for (Node o : held) assertFalse(o.dead, "seed " + seed);
            for (Node o : held) drop(ts, o);
            Collector.collect(ts, 2);
            for (Node o : nodes) assertTrue(o.dead, "seed " + seed);
        }
    }

    @Test
    void allocationTriggersACollection() {
        for (int i = 0; i < 3000; i++) {
            drop(ts, ring(ts, 2));
            ts.poll();
        }
        assertTrue(GcState.of(ts).stats().collections(0) > 0);
        GcState.of(ts).enable(false);
        long before = GcState.of(ts).stats().collections(0);
        for (int i = 0; i < 3000; i++) {
            drop(ts, ring(ts, 2));
            ts.poll();
        }
        assertEquals(before, GcState.of(ts).stats().collections(0));
    }

    @FunctionalInterface
    private interface Body {
        void run(ThreadState t);
    }

    private void onAnotherThread(Body body) throws InterruptedException {
        Thread t = new Thread(() -> {
            ThreadState other = new ThreadState(interp);
            other.enter();
            body.run(other);
            other.exit();
        });
        t.start();
        try (var b = ts.blocking()) {
            t.join();
        }
        ts.mergeNow();
    }
}
