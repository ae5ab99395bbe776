// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.collections.deque.PyDeque;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.dict.QuickDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What several threads on one container may rely on: nothing invented, nothing lost, counts balanced. */
class ContainerThreadsTest {
    private static final int N = 20_000;
    private static final int THREADS = 4;

    private final InterpreterState interp = new InterpreterState();

    @FunctionalInterface
    private interface Body {
        void run(ThreadState ts, int thread);
    }

    /** Runs the body on several thread states at once; the caller is detached meanwhile. */
    private void together(ThreadState main, Body body) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                ThreadState ts = new ThreadState(interp);
                try {
                    start.await();
                    ts.enter();
                    body.run(ts, number);
                    ts.exit();
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        main.detach();
        for (Thread t : threads) {
            t.join();
        }
        main.attach();
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    private ThreadState main() {
        ThreadState ts = new ThreadState(interp);
        ts.enter();
        return ts;
    }

    /** A counted value that knows its number: a list of one int. */
    private static PyList counted(ThreadState ts, long n) {
        return PyList.of(ts, PyLong.of(n));
    }

    private static long number(ThreadState ts, PyObject o) {
        PyObject v = ((PyList) o).get(ts, 0);
        assertNotNull(v, "a dead value was handed out");
        return ((PyInt) v).value();
    }

    @Test
    void noAppendIsLost() throws Exception {
        ThreadState ts = main();
        PyList l = new PyList(ts);
        together(ts, (t, k) -> {
            for (int i = 0; i < N; i++) {
                l.append(t, PyLong.of(k * (long) N + i));
            }
        });
        assertEquals(N * THREADS, l.size());
        boolean[] seen = new boolean[N * THREADS];
        for (int i = 0; i < l.size(); i++) {
            seen[(int) ((PyInt) l.get(ts, i)).value()] = true;
        }
        for (boolean b : seen) {
            assertTrue(b);
        }
    }

    @Test
    void readersOfAListSeeOnlyLiveValues() throws Exception {
        ThreadState ts = main();
        PyList l = new PyList(ts);
        for (int i = 0; i < 8; i++) {
            l.appendStolen(ts, counted(ts, i));
        }
        together(ts, (t, k) -> {
            for (int i = 0; i < N; i++) {
                if (k == 0) {
                    if (i % 3 == 0) {
                        Refs.xdecref(t, l.pop(t, i % 2 == 0 ? -1 : 0));
                    } else if (i % 3 == 1) {
                        l.appendStolen(t, counted(t, i));
                    } else {
                        l.setStolen(t, i % 8, counted(t, i));
                    }
                } else {
                    PyObject o = l.get(t, i % 8);
                    if (o != null) {
                        assertTrue(number(t, o) >= 0);
                        Refs.decref(t, o);
                    }
                }
                t.poll();
            }
        });
        ts.mergeNow();
        for (int i = 0; i < l.size(); i++) {
            PyObject o = l.get(ts, i);
            assertEquals(2, Refs.refcount(o));
            Refs.decref(ts, o);
        }
    }

    @Test
    void readersOfADictSeeTheValueOfTheirKey() throws Exception {
        ThreadState ts = main();
        PyDict d = new PyDict(ts);
        PyObject[] keys = new PyObject[16];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i % 2 == 0 ? PyLong.of(i) : PyUnicode.of("k" + i);
        }
        together(ts, (t, k) -> {
            for (int i = 0; i < N; i++) {
                int n = i * 7 % keys.length;
                if (k == 0) {
                    switch (i % 4) {
                        case 0 -> Refs.xdecref(t, d.remove(t, keys[n]));
                        case 1 -> {
                            PyObject[] item = QuickDict.popLast(t, d);
                            if (item != null) {
                                Refs.releaseAll(t, item, 0, 2);
                            }
                        }
                        default -> d.putStolen(t, keys[n], counted(t, n));
                    }
                } else {
                    PyObject v = d.getItem(t, keys[n]);
                    if (v != null) {
                        assertEquals(n, number(t, v));
                        Refs.decref(t, v);
                    }
                }
                t.poll();
            }
        });
        ts.mergeNow();
        for (PyObject key : keys) {
            PyObject v = d.getItem(ts, key);
            if (v != null) {
                assertEquals(2, Refs.refcount(v));
                Refs.decref(ts, v);
            }
        }
    }

    @Test
    void keysThatAskPythonAreFoundByAllThreads() throws Exception {
        ThreadState ts = main();
        PyDict d = new PyDict(ts);
        together(ts, (t, k) -> {
            for (int i = 0; i < 2_000; i++) {
                PyTuple key = PyTuple.of(t, PyLong.of(i), counted0(t, i));
                PyObject old = d.setDefault(t, key, PyLong.of(i));
                assertEquals(i, ((PyInt) old).value());
                Refs.decref(t, key);
            }
        });
        assertEquals(2_000, d.size());
    }

    /** A counted, hashable value: a tuple that holds a counted tuple is counted only if something in it is; so use a frozenset. */
    private static PyObject counted0(ThreadState ts, long n) {
        return io.github.typhon.collections.set.PyFrozenSet.of(ts, PyLong.of(n));
    }

    @Test
    void noKeyOfASetIsLostOrDoubled() throws Exception {
        ThreadState ts = main();
        PySet s = new PySet(ts);
        together(ts, (t, k) -> {
            for (int i = 0; i < N; i++) {
                s.add(t, PyLong.of(i));
                assertTrue(s.contains(t, PyLong.of(i)));
            }
        });
        assertEquals(N, s.size());
    }

    @Test
    void everyItemOfADequeIsTakenOnce() throws Exception {
        ThreadState ts = main();
        PyDeque q = new PyDeque(ts);
        long[] sums = new long[THREADS];
        together(ts, (t, k) -> {
            for (int i = 0; i < N; i++) {
                q.push(t, counted(t, i), false);
                PyObject o = q.take(t, true);
                assertNotNull(o);
                sums[k] += number(t, o);
                Refs.decref(t, o);
            }
        });
        assertNull(q.take(ts, true));
        assertEquals(THREADS * (N - 1L) * N / 2, java.util.Arrays.stream(sums).sum());
    }
}
