// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.thread.AttachedTest;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Finalisers that run while a queue is drained. */
class MergeQueueTest extends AttachedTest {
    private int depth;
    private int deepest;

    /** Objects of this thread whose references another one has dropped while this one was attached. */
    private List<Node> queued(int n, BiConsumer<ThreadState, Node> finalizer) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Node o = new Node(ts, 0);
            o.finalizer = finalizer;
            nodes.add(o);
        }
        new Threads(interp).start(other -> {
            for (Node o : nodes) Refs.decref(other, o);
        }).join();
        return nodes;
    }

    @Test
    void finalisersThatPollDoNotNestAsDeepAsTheQueueIsLong() {
        List<Node> nodes = queued(100_000, (t, o) -> {
            deepest = Math.max(deepest, ++depth);
            t.requestMerge();
            t.poll();
            depth--;
        });
        for (int i = 0; i < 100_000 && !nodes.stream().allMatch(Node::isDead); i++) ts.poll();
        assertTrue(nodes.stream().allMatch(Node::isDead));
        assertTrue(deepest > 1 && deepest < 10, () -> "depth " + deepest);
    }

    @Test
    void whatIsQueuedBehindAFinaliserThatGoesOnForLongDiesMeanwhile() {
        List<Long> alive = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        nodes.addAll(queued(3, (t, o) -> {
            if (o != nodes.getFirst()) return;
            t.requestMerge();
            t.poll();
            alive.add(nodes.stream().filter(x -> x.finalized.get() == 0).count());
        }));
        ts.poll();
        assertEquals(List.of(0L), alive);
        assertTrue(nodes.stream().allMatch(Node::isDead));
    }

    @Test
    void nothingIsLostWhenMergingEndsWithAnError() {
        List<Node> nodes = queued(3, (t, o) -> {});
        nodes.get(0).onDeath = () -> {
            throw new StackOverflowError();
        };
        interp.setUnraisableHook((t, e, o) -> {
            throw (Error) e;
        });
        assertThrows(StackOverflowError.class, ts::poll);
        ts.poll();
        assertTrue(nodes.get(1).isDead() && nodes.get(2).isDead());
    }
}
