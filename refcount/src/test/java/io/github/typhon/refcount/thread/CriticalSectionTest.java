// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.count.Node;
import io.github.typhon.refcount.lock.PyMutex;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CriticalSectionTest {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState ts = new ThreadState(interp);
    private Node a;
    private Node b;

    @BeforeEach
    void enter() {
        ts.enter();
        a = new Node(ts, 0);
        b = new Node(ts, 0);
    }

    @AfterEach
    void exit() {
        ts.exit();
    }

    @Test
    void detachingSuspendsAllAndAttachingResumesTheInnermost() {
        CriticalSection.begin(ts, a);
        CriticalSection.begin(ts, b);
        try (var d = ts.blocking()) {
            assertFalse(PyMutex.isLocked(a));
            assertFalse(PyMutex.isLocked(b));
        }
        assertFalse(PyMutex.isLocked(a));
        assertTrue(PyMutex.isLocked(b));
        CriticalSection.end(ts);
        assertTrue(PyMutex.isLocked(a));
        assertFalse(PyMutex.isLocked(b));
        CriticalSection.end(ts);
        assertFalse(PyMutex.isLocked(a));
        assertEquals(0, ts.critical.depth());
    }

    @Test
    void innermostObjectMayBeEnteredAgain() {
        CriticalSection.begin(ts, a);
        CriticalSection.begin(ts, a);
        CriticalSection2.begin(ts, a, a);
        assertTrue(PyMutex.isLocked(a));
        CriticalSection2.end(ts);
        CriticalSection.end(ts);
        assertTrue(PyMutex.isLocked(a));
        CriticalSection.end(ts);
        assertFalse(PyMutex.isLocked(a));
    }

    @Test
    void sectionEnteredAgainIsResumedWithTheLockItReliesOn() {
        CriticalSection2.begin(ts, a, b);
        CriticalSection2.begin(ts, b, a);
        CriticalSection.begin(ts, a);
        try (var d = ts.blocking()) {
            assertFalse(PyMutex.isLocked(a) || PyMutex.isLocked(b));
        }
        assertTrue(PyMutex.isLocked(a) && PyMutex.isLocked(b));
        for (int i = 0; i < 2; i++) {
            CriticalSection.end(ts);
            assertTrue(PyMutex.isLocked(a) && PyMutex.isLocked(b));
        }
        CriticalSection2.end(ts);
        assertFalse(PyMutex.isLocked(a) || PyMutex.isLocked(b));
    }

    @Test
    void outerObjectEnteredFromWithinTakesTheLockFromItself() {
        CriticalSection.begin(ts, a);
        CriticalSection.begin(ts, b);
        CriticalSection.begin(ts, a);
        assertTrue(PyMutex.isLocked(a));
        assertFalse(PyMutex.isLocked(b));
        CriticalSection.end(ts);
        assertTrue(PyMutex.isLocked(b));
        CriticalSection2.begin(ts, b, a);
        assertTrue(PyMutex.isLocked(a) && PyMutex.isLocked(b));
        CriticalSection2.end(ts);
        CriticalSection.end(ts);
        CriticalSection.end(ts);
        assertFalse(PyMutex.isLocked(a) || PyMutex.isLocked(b));
    }

    @Test
    void nestedSectionsInAnyOrderNeverDeadlock() {
        Node[] objects = new Node[4];
        int[] counts = new int[4];
        for (int i = 0; i < objects.length; i++) objects[i] = new Node(ts, 0);
        Threads threads = new Threads(interp);
        for (int n = 0; n < 4; n++) {
            long seed = 42 + n;
            Threads.Body body = t -> {
                Random random = new Random(seed);
                for (int i = 0; i < 5_000; i++) nest(t, random, objects, counts, 4);
            };
            if (n < 2) threads.start(body);
            else threads.startVirtual(body);
        }
        try (var d = ts.blocking()) {
            threads.join();
        }
        for (Node o : objects) assertFalse(PyMutex.isLocked(o));
        assertTrue(counts[0] % 2 == 0 && counts[3] % 2 == 0);
    }

    private static void nest(ThreadState t, Random random, Node[] objects, int[] counts, int depth) {
        int i = random.nextInt(objects.length);
        int j = random.nextInt(objects.length);
        if (random.nextBoolean()) CriticalSection.begin(t, objects[i]);
        else CriticalSection2.begin(t, objects[i], objects[j]);
        try {
            counts[i]++;
            if (counts[i] % 2 != 1) throw new AssertionError("not exclusive");
            counts[i]++;
            if (depth > 1) nest(t, random, objects, counts, depth - 1);
            counts[i]++;
            if (counts[i] % 2 != 1) throw new AssertionError("not exclusive after nesting");
            counts[i]++;
            t.poll();
        } finally {
            CriticalSection.end(t);
        }
    }
}
