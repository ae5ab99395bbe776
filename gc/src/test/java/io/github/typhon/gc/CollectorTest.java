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
        assertEquals(2, HeapQueries.counts(ts)[2]);
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
            grow(random, nodes);
            List<Node> held = giveUpSome(random, nodes);
            collectAsTheNaiveOne(2, "seed " + seed);
            for (Node o : held) assertFalse(o.dead, "seed " + seed);
            for (Node o : held) drop(ts, o);
            Collector.collect(ts, 2);
            for (Node o : nodes) assertTrue(o.dead, "seed " + seed);
        }
    }

    /** The same with objects of all ages that refer to each other, of living threads and of gone ones, and any row of collections. */
    @Test
    void findsInEachGenerationWhatTheNaiveCollectorFinds() throws InterruptedException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Node> held = new ArrayList<>();
            List<Node> all = new ArrayList<>();
            for (int round = 0; round < 6; round++) {
                List<Node> nodes = new ArrayList<>(held);
                grow(random, nodes);
                all.addAll(nodes);
                held = giveUpSome(random, nodes);
                if (random.nextInt(4) > 0) collectAsTheNaiveOne(random.nextInt(3), "seed " + seed + ", round " + round);
                for (Node o : held) assertFalse(o.dead, "seed " + seed);
            }
            for (Node o : held) drop(ts, o);
            Collector.collect(ts, 2);
            for (Node o : all) assertTrue(o.dead, "seed " + seed);
        }
    }

    /** New nodes, each held once, and references between any two of {@code nodes}. */
    private void grow(Random random, List<Node> nodes) throws InterruptedException {
        int n = 1 + random.nextInt(40);
        List<Node> made = new ArrayList<>();
        for (int i = 0; i < n / 2; i++) made.add(new Node(ts));
        onAnotherThread(t -> {
            while (made.size() < n) {
                made.add(new Node(t));
                if (random.nextInt(16) == 0) interp.world().run(t, () -> interp.tracking().promote(random.nextInt(2)));
            }
        });
        nodes.addAll(made);
        int size = nodes.size();
        for (int i = 0; i < n; i++) nodes.get(random.nextInt(size)).refer(ts, nodes.get(random.nextInt(size)));
        for (Node o : made) if (random.nextInt(4) == 0) Refs.makeDeferred(ts, o);
    }

    private List<Node> giveUpSome(Random random, List<Node> nodes) {
        List<Node> held = new ArrayList<>();
        for (Node o : nodes) {
            if (random.nextInt(8) == 0) held.add(o);
            else drop(ts, o);
        }
        ts.mergeNow();
        return held;
    }

    private void collectAsTheNaiveOne(int generation, String which) {
        int[] naive = new int[1];
        interp.world().run(ts, () -> {
            Set<RefCounted> found = NaiveCollector.unreachable(ts, generation);
            naive[0] = found.size();
        });
        assertEquals(naive[0], Collector.collect(ts, generation), which);
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

    @Test
    void whatIsMadeWhileCollectionsAreHeldAsksForNone() {
        interp.tracking().hold();
        Node[] first = ring(ts, 10_000);
        drop(ts, first);
        ts.poll();
        assertFalse(first[0].dead);
        interp.tracking().letGo();
        ts.poll();
        assertFalse(first[0].dead);
        Node[] second = ring(ts, 10_000);
        drop(ts, second);
        ts.poll();
        assertTrue(first[0].dead);
        assertTrue(second[0].dead);
    }

    @Test
    void aYoungCollectionLeavesOldGarbage() {
        Node[] old = ring(ts, 2);
        Collector.collect(ts, 0);
        Node[] young = ring(ts, 3);
        drop(ts, old);
        drop(ts, young);
        assertEquals(3, Collector.collect(ts, 0));
        assertFalse(old[0].dead);
        assertEquals(0, Collector.collect(ts, 0));
        assertEquals(2, Collector.collect(ts, 1));
    }

    @Test
    void aMiddleCollectionLeavesWhatSurvivedOne() {
        Node[] old = ring(ts, 2);
        Collector.collect(ts, 1);
        drop(ts, old);
        assertEquals(0, Collector.collect(ts, 1));
        assertEquals(2, Collector.collect(ts, 2));
    }

    @Test
    void whatOldGarbageRefersToWaitsForIt() {
        Node[] old = ring(ts, 2);
        Collector.collect(ts, 0);
        Node[] young = ring(ts, 2);
        old[0].refer(ts, young[0]);
        young[1].refer(ts, old[1]);
        drop(ts, old);
        drop(ts, young);
        assertEquals(0, Collector.collect(ts, 0));
        assertEquals(4, Collector.collect(ts, 2));
    }

    @Test
    void whatIsResurrectedIsOld() {
        List<Node> saved = new ArrayList<>();
        Node[] ring = ring(ts, 2);
        ring[0].finalizer = (t, o) -> saved.add(Refs.newRef(t, o));
        drop(ts, ring);
        assertEquals(0, Collector.collect(ts, 0));
        drop(ts, saved.get(0));
        assertEquals(0, Collector.collect(ts, 0));
        assertEquals(2, Collector.collect(ts, 2));
    }

    @Test
    void agesOutliveTheirThread() throws InterruptedException {
        Node[][] rings = new Node[2][];
        onAnotherThread(t -> {
            rings[0] = ring(t, 2);
            drop(t, rings[0]);
            interp.world().run(t, () -> interp.tracking().promote(2));
            rings[1] = ring(t, 3);
            drop(t, rings[1]);
        });
        assertEquals(3, Collector.collect(ts, 0));
        assertFalse(rings[0][0].dead);
        assertEquals(2, Collector.collect(ts, 2));
    }

    @Test
    void frozenObjectsThawOld() {
        Node[] ring = ring(ts, 2);
        HeapQueries.freeze(ts);
        drop(ts, ring);
        HeapQueries.unfreeze(ts);
        assertEquals(0, Collector.collect(ts, 1));
        assertEquals(2, Collector.collect(ts, 2));
    }

    @Test
    void aHeapThatGrowsByAQuarterIsCollected() {
        GcState.of(ts).setThresholds(100, 10);
        List<Node> held = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            held.add(new Node(ts));
            ts.poll();
        }
        GcStats stats = GcState.of(ts).stats();
        assertTrue(stats.collections(0) > 0 && stats.collections(2) > 0, "both kinds");
        Collector.collect(ts, 2);
        long full = stats.collections(2);
        for (int i = 0; i < 40_000; i++) {
            drop(ts, ring(ts, 2));
            ts.poll();
        }
        assertEquals(full, stats.collections(2));
        assertTrue(stats.collections(1) > 0);
        for (Node n : held) drop(ts, n);
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
