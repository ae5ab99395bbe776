// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefsTest {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState ts = new ThreadState(interp);

    @BeforeEach
    void enter() {
        ts.enter();
    }

    @AfterEach
    void exit() {
        if (!ts.isExited()) ts.exit();
    }

    /** Runs {@code body} on another thread while this one stays attached, and waits for it detached. */
    private void elsewhere(Threads.Body body) {
        try (var d = ts.blocking()) {
            new Threads(interp).start(body).join();
        }
    }

    @Test
    void ownerCountsInTheLocalWordAndFreesAtZero() {
        Node o = new Node(ts, 0);
        assertTrue(Refs.isUniquelyReferenced(ts, o));
        Refs.incref(ts, o);
        assertEquals(2, Refs.refcount(o));
        assertEquals(0, o.shared());
        Refs.decref(ts, (PyObject) o);
        assertFalse(o.isDead());
        Refs.decref(ts, o);
        assertTrue(o.isDead());
        assertEquals(RefWord.DEAD, o.shared());
    }

    @Test
    void uncountedAndNullValuesAreTolerated() {
        PyObject plain = RefSlots.BUSY;
        Refs.incref(ts, plain);
        Refs.decref(ts, plain);
        assertSame(plain, Refs.newRef(ts, plain));
        Refs.xdecref(ts, (PyObject) null);
        assertNull(Refs.xnewRef(ts, (PyObject) null));
        assertTrue(Refs.tryIncref(ts, plain));
        assertEquals(Refs.IMMORTAL_COUNT, Refs.refcount(plain));
    }

    @Test
    void immortalObjectsAreNotCounted() {
        Node o = Node.immortal();
        for (int i = 0; i < 5; i++) Refs.decref(ts, o);
        assertFalse(o.isDead());
        assertEquals(Refs.IMMORTAL_COUNT, Refs.refcount(o));
        Node p = new Node(ts, 0);
        Refs.makeImmortal(ts, p);
        elsewhere(t -> {
            for (int i = 0; i < 5; i++) Refs.decref(t, p);
        });
        assertFalse(p.isDead());
    }

    @Test
    void foreignDropOfTheLastReferenceIsMergedByTheOwnersPoll() {
        Node o = new Node(ts, 0);
        Threads threads = new Threads(interp).start(t -> Refs.decref(t, o));
        // Attached and not polling: the other thread cannot merge for us.
        threads.join();
        assertFalse(o.isDead());
        assertEquals(RefWord.QUEUED, o.shared());
        assertTrue(ts.isBreakerSet());
        ts.poll();
        assertTrue(o.isDead());
    }

    @Test
    void ownerMergesBeforeItBlocks() {
        Node o = new Node(ts, 0);
        new Threads(interp).start(t -> Refs.decref(t, o)).join();
        try (var d = ts.blocking()) {
            assertTrue(o.isDead());
        }
    }

    @Test
    void foreignDropMergesAtOnceWhileTheOwnerIsDetached() {
        Node o = new Node(ts, 0);
        elsewhere(t -> {
            Refs.decref(t, o);
            assertTrue(o.isDead());
        });
    }

    @Test
    void ownerMergesWhenForeignReferencesRemain() {
        Node o = new Node(ts, 0);
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        Threads threads = new Threads(interp).start(t -> {
            Refs.incref(t, o);
            counted.countDown();
            try (var d = t.blocking()) {
                Threads.await(dropped);
            }
            assertFalse(o.isDead());
            assertEquals(0, o.ownerId());
            Refs.decref(t, o);
            assertTrue(o.isDead());
        });
        try (var d = ts.blocking()) {
            Threads.await(counted);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Refs.decref(ts, o);
        dropped.countDown();
        threads.join();
    }

    @Test
    void objectsOfExitedThreadsAreMergedByWhoDropsThem() {
        List<Node> made = new ArrayList<>();
        elsewhere(t -> {
            for (int i = 0; i < 10; i++) made.add(new Node(t, 0));
        });
        for (Node o : made) {
            Refs.incref(ts, o);
            Refs.decref(ts, o);
            assertFalse(o.isDead());
            Refs.decref(ts, o);
            assertTrue(o.isDead());
        }
    }

    @Test
    void tryIncrefFailsOnTheDeadAndMarksTheLiving() {
        Node o = new Node(ts, 0);
        elsewhere(t -> {
            assertTrue(Refs.tryIncref(t, o));
            assertEquals(RefWord.ONE | RefWord.MAYBE_WEAKREF, o.shared());
            Refs.undoIncref(t, o);
            assertEquals(RefWord.MAYBE_WEAKREF, o.shared());
        });
        Refs.decref(ts, o);
        assertTrue(o.isDead());
        elsewhere(t -> {
            assertFalse(Refs.tryIncref(t, o));
            Refs.undoIncref(t, o);
        });
        assertFalse(Refs.tryIncref(ts, o));
        assertEquals(1, o.deaths.get());
    }

    @Test
    void tentativeIncrementThatOutlivesTheOwnerIsTheLastDrop() {
        Node o = new Node(ts, 0);
        Threads threads = new Threads(interp);
        CountDownLatch tried = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        threads.start(t -> {
            assertTrue(Refs.tryIncref(t, o));
            tried.countDown();
            Threads.await(dropped);
            assertFalse(o.isDead());
            Refs.undoIncref(t, o);
            assertTrue(o.isDead());
        });
        try {
            Threads.await(tried);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Refs.decref(ts, o);
        dropped.countDown();
        threads.join();
    }

    @Test
    void undoAfterTheDeadMarkDoesNothing() {
        Node o = new Node(ts, 0);
        o.onDeath = () -> { };
        Refs.decref(ts, o);
        elsewhere(t -> Refs.undoIncref(t, o));
        assertEquals(1, o.deaths.get());
        assertEquals(RefWord.DEAD, o.shared());
    }

    @Test
    void finalizerRunsOnceAndMayResurrect() {
        Node holder = new Node(ts, 1);
        Node o = new Node(ts, 0);
        o.finalizer = (t, self) -> holder.slots[0] = Refs.newRef(t, self);
        Refs.decref(ts, o);
        assertFalse(o.isDead());
        assertEquals(1, Refs.refcount(o));
        assertEquals(ts.id, o.ownerId());
        Refs.decref(ts, holder);
        assertTrue(o.isDead());
        assertEquals(1, o.finalized.get());
    }

    @Test
    void mergedObjectIsResurrectedInTheSharedWord() {
        Node holder = new Node(ts, 1);
        Node o = new Node(ts, 0);
        o.finalizer = (t, self) -> holder.slots[0] = Refs.newRef(t, self);
        elsewhere(t -> Refs.decref(t, o));
        assertFalse(o.isDead());
        assertEquals(RefWord.MERGED + RefWord.ONE, o.shared());
        Refs.decref(ts, holder);
        assertTrue(o.isDead());
        assertEquals(1, o.finalized.get());
    }

    @Test
    void exceptionInFinalizerIsReportedAndTheObjectStillDies() {
        List<Throwable> reported = new ArrayList<>();
        interp.setUnraisableHook((t, e, where) -> reported.add(e));
        Node o = new Node(ts, 0);
        o.finalizer = (t, self) -> {
            throw new IllegalStateException("no");
        };
        Refs.decref(ts, o);
        assertTrue(o.isDead());
        assertEquals(1, reported.size());
    }

    @Test
    void weakrefHookRunsAfterTheFinalizerAndWeakReadersCannotOwnTheDead() {
        List<String> order = new ArrayList<>();
        Node o = new Node(ts, 0);
        o.finalizer = (t, self) -> order.add("finalizer");
        interp.setWeakrefHook((t, dying) -> {
            assertFalse(Refs.tryIncref(t, dying));
            order.add("weakrefs");
        });
        Refs.enableWeakrefs(ts, o);
        Refs.decref(ts, o);
        assertTrue(o.isDead());
        assertEquals(List.of("finalizer", "weakrefs"), order);
    }

    @Test
    void longListsDieWithoutRecursion() {
        Node head = null;
        for (int i = 0; i < 1_000_000; i++) {
            Node o = new Node(ts, 1);
            o.slots[0] = head;
            head = o;
        }
        Node last = head;
        Refs.decref(ts, last);
        assertTrue(last.isDead());
    }

    @Test
    void longListWithFinalizersDiesWithoutRecursion() {
        int[] ran = {0};
        Node head = null;
        for (int i = 0; i < 100_000; i++) {
            Node o = new Node(ts, 1);
            o.finalizer = (t, self) -> ran[0]++;
            o.slots[0] = head;
            head = o;
        }
        Refs.decref(ts, head);
        assertEquals(100_000, ran[0]);
    }

    @Test
    void childrenDieDepthFirstInOrder() {
        List<String> order = new ArrayList<>();
        Node root = new Node(ts, 2);
        Node left = new Node(ts, 1);
        Node leaf = new Node(ts, 0);
        Node right = new Node(ts, 0);
        root.slots[0] = left;
        root.slots[1] = right;
        left.slots[0] = leaf;
        left.onDeath = () -> order.add("left");
        leaf.onDeath = () -> order.add("leaf");
        right.onDeath = () -> order.add("right");
        Refs.decref(ts, root);
        assertEquals(List.of("leaf", "left", "right"), order);
    }

    @Test
    void deferredObjectsAreCountedPerThreadAndSummed() {
        Node o = new Node(ts, 0);
        Refs.incref(ts, o);
        assertTrue(Refs.makeDeferred(ts, o));
        assertTrue(GcHeader.isDeferred(o));
        elsewhere(t -> {
            for (int i = 0; i < 7; i++) Refs.incref(t, o);
        });
        Refs.decref(ts, o);
        Refs.decref(ts, o);
        Refs.decref(ts, o);
        assertFalse(o.isDead());
        long[] sums = interp.deferred().sum(interp.threads());
        assertEquals(6, GcHeader.count(o) + sums[GcHeader.uid(o)]);
        interp.deferred().undefer(o, 6, interp.threads());
        for (int i = 0; i < 6; i++) {
            assertFalse(o.isDead());
            Refs.decref(ts, o);
        }
        assertTrue(o.isDead());
    }

    @Test
    void overflowOfTheLocalCountTurnsImmortal() {
        Node o = new Node(ts, 0);
        for (int i = 0; i < 5; i++) Refs.increfBy(ts, o, (1 << 27) - 1);
        assertTrue(GcHeader.isImmortal(o));
        Refs.decref(ts, o);
        assertEquals(Refs.IMMORTAL_COUNT, Refs.refcount(o));
    }

    @Test
    void saturatedSharedCountTurnsImmortal() {
        Node o = new Node(ts, 0);
        elsewhere(t -> {
            for (int i = 0; i < 5; i++) Refs.increfBy(t, o, (1 << 27) - 1);
            assertTrue(GcHeader.isImmortal(o));
            Refs.incref(t, o);
            Refs.decref(t, o);
        });
        Refs.decref(ts, o);
        assertFalse(o.isDead());
    }

    @Test
    void fetchOwnsTheElementOrSaysItIsEmpty() {
        Node list = new Node(ts, 3);
        Node o = new Node(ts, 0);
        list.slots[0] = o;
        list.slots[1] = RefSlots.BUSY;
        elsewhere(t -> {
            assertSame(o, Refs.fetch(t, list.slots, 0));
            assertEquals(2, Refs.refcount(o));
            Refs.decref(t, o);
            assertNull(Refs.fetch(t, list.slots, 2));
        });
        assertSame(o, Refs.fetch(ts, list.slots, 0));
        Refs.decref(ts, o);
        Refs.decref(ts, list);
        assertTrue(o.isDead());
    }
}
