// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Which Java threads have a thread state in one interpreter. A thread gets one at its first call and keeps it, detached between calls, until it dies; whoever
 * adds the next ones ends the states of the dead.
 * <p>Threads: any. A call writes to nothing that threads share.
 * <p>Ordering: {@code depth} is written before {@code closed} is read, and closing does the reverse, so either the call sees the end or the end sees the call.
 */
final class Attachments {
    private static final long CLOSE_POLL_NANOS = 200_000;
    private static final int FIRST_REAP = 64;

    /** One thread's place in the interpreter. */
    private static final class Attachment {
        final PyThreadState ts;
        final Thread thread;
        /** Calls inside each other; written by the thread itself. */
        volatile int depth;

        Attachment(PyThreadState ts, Thread thread) {
            this.ts = ts;
            this.thread = thread;
        }
    }

    private final PyThreadState main;
    private final ThreadLocal<Attachment> own = new ThreadLocal<>();
    private final ConcurrentLinkedQueue<Attachment> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger added = new AtomicInteger();
    private final AtomicInteger reapAt = new AtomicInteger(FIRST_REAP);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ThreadLocal<CallbackScope> callbacks = new ThreadLocal<>();
    private volatile boolean closed;

    /** @param main the state of the calling thread, detached */
    Attachments(PyThreadState main) {
        this.main = main;
        Attachment a = new Attachment(main, Thread.currentThread());
        own.set(a);
        all.add(a);
    }

    /** An attached thread between {@link #enter} and {@link #leave}. */
    final class Entry {
        private final PyThreadState ts;
        /** Null if the thread was inside this interpreter before: then only attached or not is restored. */
        private final Attachment attachment;
        private final ThreadState previous;
        private final boolean restore;

        private Entry(PyThreadState ts, Attachment attachment, ThreadState previous, boolean restore) {
            this.ts = ts;
            this.attachment = attachment;
            this.previous = previous;
            this.restore = restore;
        }

        PyThreadState ts() {
            return ts;
        }

        /** The callback from Python within which this call happens, or null. */
        CallbackScope callback() {
            return attachment == null ? callbacks.get() : null;
        }

        void leave() {
            if (attachment == null) {
                if (restore) {
                    ts.blocking();
                }
                return;
            }
            ts.leaveMerged(previous);
            attachment.depth = attachment.depth - 1;
            if (restore) {
                previous.attach();
            }
        }
    }

    /** IllegalStateException once the interpreter is closed. */
    Entry enter() {
        Entry e = enterIfOpen();
        if (e == null) {
            throw new IllegalStateException("the interpreter is closed");
        }
        return e;
    }

    /** Null once the interpreter is closed. */
    Entry enterIfOpen() {
        ThreadState previous = ThreadState.current();
        if (previous != null && previous.interp == main.interp) {
            // Within a callback from Python: the thread is detached there, but a call is under way that closing waits for.
            boolean attach = !previous.isAttached();
            if (attach) {
                previous.attach();
            }
            return new Entry((PyThreadState) previous, null, null, attach);
        }
        if (closed) {
            return null;
        }
        boolean wasAttached = previous != null && previous.isAttached();
        if (wasAttached) {
            previous.detach();
        }
        Attachment a = own.get();
        if (a == null) {
            a = add(previous);
        }
        a.depth = a.depth + 1;
        if (closed) {
            a.depth = a.depth - 1;
            if (wasAttached) {
                previous.attach();
            }
            return null;
        }
        a.ts.enter();
        return new Entry(a.ts, a, previous, wasAttached);
    }

    private Attachment add(ThreadState previous) {
        int n = added.incrementAndGet();
        int limit = reapAt.get();
        if (n >= limit && reapAt.compareAndSet(limit, Integer.MAX_VALUE)) {
            int alive = reap(previous);
            added.set(alive);
            reapAt.set(Math.max(FIRST_REAP, 2 * alive));
        }
        Attachment a = new Attachment(new PyThreadState(main.interpreter), Thread.currentThread());
        own.set(a);
        all.add(a);
        return a;
    }

    /** Ends the states of threads that are dead; returns how many live. */
    private int reap(ThreadState previous) {
        int alive = 0;
        for (Iterator<Attachment> i = all.iterator(); i.hasNext(); ) {
            Attachment a = i.next();
            if (a.thread.isAlive() || a.ts == main) {
                alive++;
            } else {
                i.remove();
                end(a, previous);
            }
        }
        return alive;
    }

    private static void end(Attachment a, ThreadState previous) {
        a.ts.enter();
        a.ts.exit(previous);
    }

    boolean isClosed() {
        return closing.get();
    }

    /** As {@link Interpreter#close}; {@code shutdown} runs on the main thread state, entered by the calling thread. */
    void close(Consumer<PyThreadState> shutdown) {
        ThreadState previous = ThreadState.current();
        if (previous != null && previous.interp == main.interp) {
            throw new IllegalStateException("an interpreter cannot be closed from within a call of its own");
        }
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        closed = true;
        for (Attachment a : all) {
            while (a.depth > 0) {
                LockSupport.parkNanos(CLOSE_POLL_NANOS);
            }
        }
        boolean wasAttached = previous != null && previous.isAttached();
        if (wasAttached) {
            previous.detach();
        }
        // Before the shutdown, which stops the world for good.
        for (Attachment a : all) {
            if (a.ts != main) {
                end(a, previous);
            }
        }
        all.clear();
        main.enter();
        try {
            shutdown.accept(main);
        } finally {
            main.leaveMerged(previous);
            if (wasAttached) {
                previous.attach();
            }
        }
    }

    /** For the bridge: marks that the calling thread runs a callback. Returns what was there before. */
    CallbackScope beginCallback(CallbackScope scope) {
        CallbackScope outer = callbacks.get();
        callbacks.set(scope);
        return outer;
    }

    void endCallback(CallbackScope outer) {
        if (outer == null) {
            callbacks.remove();
        } else {
            callbacks.set(outer);
        }
    }
}
