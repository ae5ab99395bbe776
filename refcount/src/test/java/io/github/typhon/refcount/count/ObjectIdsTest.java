// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Threads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectIdsTest {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState ts = new ThreadState(interp);

    @BeforeEach
    void enter() {
        ts.enter();
    }

    @AfterEach
    void exit() {
        ts.exit();
    }

    @Test
    void aNumberStaysAndBelongsToOneObject() {
        Node a = new Node(ts, 0);
        Node b = new Node(ts, 0);
        long id = ObjectIds.of(a);
        assertNotEquals(id, ObjectIds.of(b));
        assertEquals(id, ObjectIds.of(a));
        PyObject plain = RefSlots.BUSY;
        assertEquals(ObjectIds.of(plain), ObjectIds.of(plain));
        Refs.decref(ts, (PyObject) a);
        Refs.decref(ts, (PyObject) b);
    }

    @Test
    void theDeadAreForgottenAtOnce() {
        int before = ObjectIds.size();
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            Node o = new Node(ts, 0);
            assertTrue(ids.add(ObjectIds.of(o)));
            Refs.decref(ts, (PyObject) o);
        }
        assertTrue(ObjectIds.size() <= before, "numbers of the dead are kept");
    }

    @Test
    void aResurrectedObjectKeepsItsNumber() {
        Node o = new Node(ts, 0);
        o.finalizer = (t, self) -> Refs.incref(t, self);
        long id = ObjectIds.of(o);
        Refs.decref(ts, (PyObject) o);
        assertEquals(id, ObjectIds.of(o));
        Refs.decref(ts, (PyObject) o);
        assertTrue(o.isDead());
    }

    @Test
    void threadsThatAskAtOnceAgree() throws Exception {
        int n = 2000;
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            nodes.add(new Node(ts, 0));
        }
        CyclicBarrier start = new CyclicBarrier(2);
        long[][] seen = new long[2][n];
        try (var d = ts.blocking()) {
            Threads threads = new Threads(interp);
            for (long[] mine : seen) {
                threads.start(t -> {
                    try (var waits = t.blocking()) {
                        start.await();
                    }
                    for (int i = 0; i < n; i++) {
                        mine[i] = ObjectIds.of(nodes.get(i));
                    }
                });
            }
            threads.join();
        }
        for (int i = 0; i < n; i++) {
            assertEquals(seen[0][i], seen[1][i]);
            Refs.decref(ts, (PyObject) nodes.get(i));
        }
    }
}
