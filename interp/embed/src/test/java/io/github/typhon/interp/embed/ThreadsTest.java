// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final int THREADS = 32;
    private static final int CALLS = 300;

    private static final String SOURCE = """
            import threading
            lock = threading.Lock()
            total = 0
            seen = {}
            def work(t, i):
                global total
                box = [t, i]
                with lock:
                    total += 1
                seen[t, i] = box
                return sum(box)
            """;

    private static void hammer(ExecutorService pool) throws Exception {
        try (Interpreter python = Interpreter.open(); pool) {
            python.exec(SOURCE);
            try (Value work = python.get("work")) {
                List<Future<?>> futures = new ArrayList<>();
                for (int n = 0; n < THREADS; n++) {
                    int t = n;
                    futures.add(pool.submit(() -> {
                        for (int i = 0; i < CALLS; i++) {
                            assertEquals(t + i, work.callAs(int.class, t, i));
                        }
                        return null;
                    }));
                }
                for (Future<?> f : futures) {
                    f.get();
                }
            }
            assertEquals(THREADS * CALLS, python.eval("total", int.class));
            assertEquals(THREADS * CALLS, python.eval("len(seen)", int.class));
        }
    }

    @Test
    void platformThreadsCallAtTheSameTime() throws Exception {
        hammer(Executors.newFixedThreadPool(THREADS));
    }

    @Test
    void virtualThreadsCallAtTheSameTime() throws Exception {
        hammer(Executors.newVirtualThreadPerTaskExecutor());
    }

    @Test
    void aThreadKeepsItsIdentityAndItsLocals() throws Exception {
        try (Interpreter python = Interpreter.open()) {
            python.exec("import threading\nlocal = threading.local()\ndef me(): return threading.get_ident()");
            long here = python.eval("me()", long.class);
            assertEquals(here, python.eval("me()", long.class));
            python.exec("local.x = 1");
            Thread t = new Thread(() -> {
                assertNotEquals(here, python.eval("me()", long.class));
                assertEquals(false, python.eval("hasattr(local, 'x')", boolean.class));
            });
            AtomicInteger failures = new AtomicInteger();
            t.setUncaughtExceptionHandler((x, e) -> failures.incrementAndGet());
            t.start();
            t.join();
            assertEquals(0, failures.get());
            assertEquals(1, python.eval("local.x", int.class));
        }
    }

    @Test
    void statesOfDeadThreadsAreEnded() throws Exception {
        try (Interpreter python = Interpreter.open()) {
            python.exec("log = []\nclass D:\n  def __del__(self): log.append(1)\nimport threading\nlocal = threading.local()");
            for (int i = 0; i < 300; i++) {
                Thread.ofVirtual().start(() -> python.exec("local.d = D()")).join();
            }
            int dead = python.eval("len(log)", int.class);
            assertTrue(dead >= 100, "only " + dead + " thread states ended");
        }
    }

    @Test
    void aCallbackMayBlockWhileOthersCollect() throws Exception {
        try (Interpreter python = Interpreter.open()) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            python.set("wait", (PythonCallable) a -> {
                inside.countDown();
                go.await();
                return null;
            });
            Thread t = new Thread(() -> python.exec("wait()"));
            t.start();
            inside.await();
            python.exec("import gc\ngc.collect()");
            go.countDown();
            t.join();
        }
    }

    @Test
    void handlesAreClosedWhileOthersUseThem() throws Exception {
        try (Interpreter python = Interpreter.open()) {
            for (int round = 0; round < 50; round++) {
                Value v = python.eval("[1, 2, 3]");
                Thread user = new Thread(() -> {
                    try {
                        while (v.size() == 3) {
                            Thread.onSpinWait();
                        }
                    } catch (IllegalStateException e) {
                        // The handle was closed meanwhile: what this test is about.
                        assertEquals("the value is closed", e.getMessage());
                    }
                });
                user.start();
                v.close();
                user.join();
            }
        }
    }
}
