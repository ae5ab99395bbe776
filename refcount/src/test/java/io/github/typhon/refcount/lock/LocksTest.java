// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.Node;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.TimedMutex.Acquired;
import io.github.typhon.refcount.thread.AttachedTest;
import io.github.typhon.refcount.thread.Breaker;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.thread.Threads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocksTest extends AttachedTest {
    private void join(Threads threads) {
        try (var d = ts.blocking()) {
            threads.join();
        }
    }

    @Test
    void mutexExcludesPlatformAndVirtualThreads() {
        Node o = new Node(ts, 0);
        int[] counter = {0};
        Threads threads = new Threads(interp);
        Threads.Body body = t -> {
            for (int i = 0; i < 20_000; i++) {
                PyMutex.lock(t, o);
                counter[0]++;
                PyMutex.unlock(o);
            }
        };
        threads.start(body).startVirtual(body).start(body).startVirtual(body);
        join(threads);
        assertEquals(80_000, counter[0]);
        assertFalse(PyMutex.isLocked(o));
    }

    @Test
    void unlockingByAStoreExcludesAndWakesEverybody() {
        Node o = new Node(ts, 0);
        int[] counter = {0};
        Threads threads = new Threads(interp);
        for (int n = 0; n < 4; n++) {
            threads.start(t -> {
                for (int i = 0; i < 20_000; i++) {
                    PyMutex.lock(t, o);
                    int seen = counter[0];
                    // Long enough now and then that others park.
                    if (i % 500 == 0) Thread.sleep(0, 200_000);
                    counter[0] = seen + 1;
                    if (i % 3 == 0) PyMutex.unlock(o);
                    else PyMutex.unlockRelease(o);
                }
            });
        }
        join(threads);
        assertEquals(80_000, counter[0]);
        assertFalse(PyMutex.isLocked(o));
    }

    /** Who only borrows an object from its own not polling, and parks at its mutex, finds it alive. */
    @Test
    void whoParksAtAMutexKeepsTheObject() {
        Threads threads = new Threads(interp);
        Node[] place = {new Node(ts, 0)};
        Node o = place[0];
        CountDownLatch locked = new CountDownLatch(1);
        threads.start(t -> {
            PyMutex.lock(t, o);
            locked.countDown();
            while (ts.isAttached()) Thread.onSpinWait();
            // The only reference that anybody counts, but for what the waiter keeps.
            place[0] = null;
            Refs.decref(t, o);
            PyMutex.unlock(o);
        });
        assertDoesNotThrow(() -> locked.await());
        PyMutex.lock(ts, o);
        assertFalse(GcHeader.isReclaimed(o));
        PyMutex.unlock(o);
        ts.poll();
        assertTrue(GcHeader.isReclaimed(o));
        join(threads);
    }

    @Test
    void unlockOfAnUnlockedMutexFails() {
        Node o = new Node(ts, 0);
        assertThrows(IllegalStateException.class, () -> PyMutex.unlock(o));
        assertThrows(IllegalStateException.class, () -> PyMutex.unlockRelease(o));
        assertTrue(PyMutex.tryLock(o));
        assertFalse(PyMutex.tryLock(o));
        PyMutex.unlock(o);
    }

    @Test
    void timedAcquireTimesOut() {
        TimedMutex lock = new TimedMutex();
        assertTrue(lock.tryAcquire());
        assertEquals(Acquired.TIMED_OUT, lock.acquire(ts, 0, true));
        long start = System.nanoTime();
        assertEquals(Acquired.TIMED_OUT, lock.acquire(ts, 20_000_000, true));
        assertTrue(System.nanoTime() - start >= 20_000_000);
        assertTrue(ts.isAttached());
        assertTrue(lock.release());
        assertFalse(lock.release());
        assertEquals(Acquired.ACQUIRED, lock.acquire(ts, 0, true));
    }

    @Test
    void signalEndsAnInterruptibleWait() throws Exception {
        TimedMutex lock = new TimedMutex();
        assertTrue(lock.tryAcquire());
        CountDownLatch ready = new CountDownLatch(1);
        ThreadState[] waiter = {null};
        Threads threads = new Threads(interp).start(t -> {
            waiter[0] = t;
            ready.countDown();
            assertEquals(Acquired.INTERRUPTED, lock.acquire(t, -1, true));
            assertTrue(t.isSignalled());
            t.poll();
            assertFalse(t.isSignalled());
        });
        Threads.await(ready);
        waiter[0].signal(Breaker.PENDING);
        join(threads);
        assertTrue(lock.release());
    }

    @Test
    void javaInterruptEndsAnInterruptibleWaitOnly() throws Exception {
        TimedMutex lock = new TimedMutex();
        assertTrue(lock.tryAcquire());
        CountDownLatch ready = new CountDownLatch(1);
        Thread[] thread = {null};
        Threads threads = new Threads(interp).start(t -> {
            thread[0] = Thread.currentThread();
            ready.countDown();
            assertEquals(Acquired.INTERRUPTED, lock.acquire(t, -1, true));
            t.poll();
            Thread.currentThread().interrupt();
            assertEquals(Acquired.TIMED_OUT, lock.acquire(t, 5_000_000, false));
            assertTrue(Thread.interrupted());
        });
        Threads.await(ready);
        thread[0].interrupt();
        join(threads);
    }

    @Test
    void recursiveMutexCountsLevelsAndKnowsItsHolder() {
        RecursiveMutex lock = new RecursiveMutex();
        lock.lock(ts);
        lock.lock(ts);
        assertEquals(2, lock.level());
        join(new Threads(interp).start(t -> {
            assertFalse(lock.unlock(t));
            assertEquals(Acquired.TIMED_OUT, lock.acquire(t, 1_000_000, true));
        }));
        assertEquals(2, lock.releaseAll(ts));
        assertFalse(lock.isLocked());
        lock.restore(ts, 2);
        assertTrue(lock.unlock(ts));
        assertTrue(lock.unlock(ts));
        assertFalse(lock.unlock(ts));
    }

    @Test
    void onceRunsOnceAndRetriesAfterFailure() {
        Once once = new Once();
        AtomicInteger runs = new AtomicInteger();
        assertFalse(once.call(ts, () -> false));
        assertThrows(IllegalArgumentException.class, () -> once.call(ts, () -> {
            throw new IllegalArgumentException();
        }));
        Threads threads = new Threads(interp);
        for (int i = 0; i < 4; i++) {
            threads.start(t -> assertTrue(once.call(t, () -> {
                Thread.yield();
                return runs.incrementAndGet() > 0;
            })));
        }
        join(threads);
        assertEquals(1, runs.get());
        assertTrue(once.isDone());
    }

    @Test
    void eventReleasesAllWaitersAndTimesOut() {
        Event event = new Event();
        assertEquals(Acquired.TIMED_OUT, event.await(ts, 1_000_000, true));
        Threads threads = new Threads(interp);
        for (int i = 0; i < 3; i++) threads.startVirtual(event::await);
        threads.start(t -> assertEquals(Acquired.ACQUIRED, event.await(t, -1, true)));
        event.set();
        join(threads);
        assertEquals(Acquired.ACQUIRED, event.await(ts, 0, true));
    }

    @Test
    void seqCountReadersNeverSeeHalfAWrite() {
        SeqCount seq = new SeqCount();
        long[] pair = {0, 0};
        Threads threads = new Threads(interp).start(t -> {
            for (int i = 1; i <= 100_000; i++) {
                seq.beginWrite();
                pair[0] = i;
                pair[1] = -i;
                seq.endWrite();
            }
        }).start(t -> {
            long a;
            do {
                int s;
                long b;
                do {
                    s = seq.begin();
                    a = pair[0];
                    b = pair[1];
                } while (!seq.isUnchanged(s));
                assertEquals(0, a + b);
            } while (a != 100_000);
        });
        join(threads);
    }
}
