// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Threads;
import org.junit.jupiter.api.Test;

/** Several thread states are driven from one Java thread where the order of events matters. */
class ContentionTest {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadState ts = attached();

    private ThreadState attached() {
        ThreadState t = new ThreadState(interp);
        t.attach();
        return t;
    }

    private Node tracked(ThreadState t) {
        Node o = new Node(t, 0);
        o.track(t);
        return o;
    }

    private static void count(ThreadState t, RefCounted o, int times) {
        for (int i = 0; i < times; i++) {
            Refs.incref(t, o);
            Refs.decref(t, o);
        }
    }

    /** By turns, as often as it takes. */
    private void contend(RefCounted o, ThreadState a, ThreadState b) {
        for (int i = 0; i < 16; i++) {
            count(a, o, 17);
            count(b, o, 17);
            for (ThreadState t : interp.threads()) if (t.isAttached()) t.poll();
        }
    }

    private long total(RefCounted o) {
        long n = GcHeader.count(o);
        return GcHeader.isDeferred(o) ? n + interp.deferred().sum(interp.threads())[GcHeader.uid(o)] : n;
    }

    @Test
    void objectsThatOneOtherThreadCountsBecomeItsOwn() {
        Node o = new Node(ts, 0);
        Refs.incref(ts, o);
        ts.detach();
        ThreadState worker = attached();
        count(worker, o, 200);
        assertEquals(worker.id, o.ownerId());
        assertEquals(2, total(o));
        count(worker, o, 10);
        ts.attach();
        Refs.decref(ts, o);
        worker.poll();
        Refs.decref(ts, o);
        worker.poll();
        assertTrue(o.isDead());
    }

    @Test
    void aBusyOwnerGivesItsObjectUpAtItsPoll() {
        Node o = new Node(ts, 0);
        ThreadState worker = attached();
        count(worker, o, 100);
        assertEquals(ts.id, o.ownerId());
        ts.poll();
        count(worker, o, 100);
        assertEquals(worker.id, o.ownerId());
        assertEquals(1, total(o));
    }

    @Test
    void objectsThatSeveralThreadsCountTurnDeferredAndKeepTheSum() {
        ThreadState a = attached();
        ThreadState b = attached();
        Node o = tracked(ts);
        contend(o, a, b);
        assertTrue(GcHeader.isContended(o));
        Refs.incref(a, o);
        assertEquals(2, total(o));
        assertEquals(1, interp.deferred().contended());
    }

    /** Notes keep six bits of an id: two such threads look like one, until one of them owns the object. */
    @Test
    void threadsWhoseIdsAgreeInTheNotesAreToldApartOnceOneAdopted() {
        ThreadState a = attached();
        ThreadState b = new ThreadState(interp);
        while ((b.id - a.id & 0x3F) != 0) b = new ThreadState(interp);
        b.attach();
        Node o = tracked(ts);
        contend(o, a, b);
        assertTrue(GcHeader.isContended(o));
        assertEquals(1, total(o));
    }

    @Test
    void finalizersWeakrefsAndUntrackedObjectsKeepPlainCounts() {
        ThreadState a = attached();
        ThreadState b = attached();
        Node untracked = new Node(ts, 0);
        Node finalized = tracked(ts);
        finalized.finalizer = (t, self) -> { };
        Node weak = tracked(ts);
        Refs.enableWeakrefs(ts, weak);
        for (Node o : new Node[] {untracked, finalized, weak}) {
            contend(o, a, b);
            assertFalse(GcHeader.isDeferred(o));
            assertEquals(1, total(o));
            Refs.decref(ts, o);
            for (ThreadState t : interp.threads()) t.poll();
            assertTrue(o.isDead());
        }
    }

    @Test
    void aWeakReferenceEndsDeferral() {
        ThreadState a = attached();
        ThreadState b = attached();
        Node o = tracked(ts);
        contend(o, a, b);
        assertTrue(GcHeader.isDeferred(o));
        Refs.incref(a, o);
        a.detach();
        b.detach();
        Refs.enableWeakrefs(ts, o);
        assertFalse(GcHeader.isDeferred(o));
        assertEquals(2, total(o));
        assertEquals(0, interp.deferred().contended());
    }

    @Test
    void theLastThreadSeesWhatTheOthersLetDie() {
        ThreadState a = attached();
        ThreadState b = attached();
        Node o = tracked(ts);
        Node kept = tracked(ts);
        contend(o, a, b);
        contend(kept, a, b);
        Refs.incref(a, kept);
        Refs.decref(b, o);
        assertFalse(o.isDead());
        a.exit();
        b.exit();
        assertFalse(o.isDead());
        ts.poll();
        assertTrue(o.isDead());
        assertTrue(GcHeader.isDeferred(kept));
        Refs.decref(ts, kept);
        assertFalse(kept.isDead());
        Refs.decref(ts, kept);
        assertTrue(kept.isDead());
        assertEquals(0, interp.deferred().contended());
    }

    @Test
    void collectionsReviewContention() {
        ThreadState a = attached();
        ThreadState b = attached();
        Node o = tracked(ts);
        contend(o, a, b);
        int uid = GcHeader.uid(o);
        Refs.incref(a, o);
        for (int i = 0; i < 8; i++) {
            assertTrue(GcHeader.isDeferred(o));
            interp.deferred().review(interp.threads());
        }
        assertFalse(GcHeader.isDeferred(o));
        assertEquals(2, total(o));
        Node next = tracked(ts);
        contend(next, a, b);
        assertEquals(uid, GcHeader.uid(next));
        assertEquals(1, total(next));
        Refs.decref(b, o);
        Refs.decref(b, o);
        assertTrue(o.isDead());
    }

    @Test
    void threadsThatCountObjectsAreExactWhateverThoseBecome() {
        Node[] all = new Node[40];
        for (int i = 0; i < all.length; i++) {
            all[i] = tracked(ts);
            if (i % 4 == 3) all[i].finalizer = (t, self) -> { };
        }
        Threads threads = new Threads(interp);
        for (int n = 0; n < 4; n++) {
            int seed = n;
            threads.start(t -> {
                for (int i = 0; i < 100_000; i++) {
                    Node o = all[i < 50_000 ? (i * 7 + seed) % all.length : i % 3];
                    if (i % 5 == 0) assertTrue(Refs.tryIncref(t, o));
                    else Refs.incref(t, o);
                    if (i % 1000 == seed) t.interp.world().run(t, () -> t.interp.deferred().review(t.interp.threads()));
                    Refs.decref(t, o);
                    t.poll();
                }
            });
        }
        try (var d = ts.blocking()) {
            threads.join();
        }
        ts.poll();
        for (Node o : all) {
            assertEquals(1, total(o));
            assertFalse(o.isDead());
            Refs.decref(ts, o);
            ts.poll();
            assertTrue(o.isDead());
        }
        assertEquals(0, interp.deferred().contended());
        ts.exit();
    }
}
