// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Runs test bodies on threads of their own, each with an attached thread state; the first failure is rethrown by {@link #join}. */
public final class Threads {
    /** A body that may throw anything. */
    @FunctionalInterface
    public interface Body {
        void run(ThreadState ts) throws Throwable;
    }

    public final InterpreterState interp;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    public Threads(InterpreterState interp) {
        this.interp = interp;
    }

    public Threads start(Body body) {
        return start(Thread.ofPlatform().daemon(), body);
    }

    public Threads startVirtual(Body body) {
        return start(Thread.ofVirtual(), body);
    }

    private Threads start(Thread.Builder builder, Body body) {
        threads.add(builder.start(() -> {
            ThreadState ts = new ThreadState(interp);
            ThreadState previous = ts.enter();
            try {
                body.run(ts);
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            } finally {
                if (!ts.isExited()) ts.exit();
            }
        }));
        return this;
    }

    public void join() {
        try {
            for (Thread t : threads) {
                t.join(TimeUnit.SECONDS.toMillis(20));
                if (t.isAlive()) {
                    AssertionError e = new AssertionError("stuck: " + t);
                    e.setStackTrace(t.getStackTrace());
                    throw e;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Throwable e = failure.get();
        if (e != null) throw new AssertionError(e);
    }

    /** Waits without a thread state: the caller must be detached. */
    public static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(20, TimeUnit.SECONDS)) throw new AssertionError("latch");
    }
}
