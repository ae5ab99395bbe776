// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongSupplier;

/** A system call that may block. The thread state is detached meanwhile; whoever signals it sends the thread a real signal whose handler does
 *  nothing, so that the call fails with EINTR, Python's handlers run, and the call is made again (PEP 475).
 *  <p>Threads: made by the blocking thread; {@link #run} by any. A signal that comes before the call has begun is lost, so it is sent again until
 *  the call has ended. */
public final class NativeWait implements Runnable {
    /** A real-time signal that neither HotSpot nor the JDK's libraries use. */
    private static final int SIGNAL = 61;
    private static final int RESEND_MILLIS = 5;
    private static final int SIGACTION_BYTES = 152;
    private static final CFunction PTHREAD_SELF = CFunction.of("pthread_self");
    private static final CFunction PTHREAD_KILL = CFunction.of("pthread_kill");

    /** Installs the handler. */
    private static final class Handler {
        static {
            try (Arena arena = Arena.ofConfined()) {
                // Flags stay 0: no SA_RESTART. Any function that is safe in a handler serves; getpid does nothing.
                MemorySegment action = arena.allocate(SIGACTION_BYTES, 8);
                action.set(ValueLayout.JAVA_LONG, 0, Libc.find("getpid").address());
                CFunction.of("sigaction").call(SIGNAL, action.address(), 0);
            }
        }

        static void install() {}
    }

    private final long pthread;
    private boolean done;
    private boolean resending;

    private NativeWait(long pthread) {
        this.pthread = pthread;
    }

    /** Makes a call that may block until it ends by itself; the negative error number if it failed. Never answers -EINTR. */
    @MayRunPython
    public static long call(ThreadState ts, LongSupplier call) {
        for (;;) {
            long r = once(ts, call);
            if (r != -Errno.EINTR) {
                return r;
            }
            ts.poll();
        }
    }

    /** As {@link #call}, but -EINTR is given back before signal handlers have run: for calls whose timeout must be computed again. */
    @MayRunPython
    public static long once(ThreadState ts, LongSupplier call) {
        Handler.install();
        try (var d = ts.blocking()) {
            NativeWait w = new NativeWait(PTHREAD_SELF.raw());
            ts.setNativeWait(w);
            try {
                return ts.isSignalled() ? -Errno.EINTR : call.getAsLong();
            } finally {
                ts.setNativeWait(null);
                w.end();
            }
        }
    }

    /** A call that cannot block for long, detached but not interruptible. */
    public static long brief(ThreadState ts, LongSupplier call) {
        long r;
        do {
            try (var d = ts.blocking()) {
                r = call.getAsLong();
            }
        } while (r == -Errno.EINTR);
        return r;
    }

    private synchronized void end() {
        done = true;
    }

    /** Interrupts the call. */
    @Override
    public void run() {
        synchronized (this) {
            if (!kill() || resending) {
                return;
            }
            resending = true;
        }
        Thread.ofVirtual().start(this::resend);
    }

    private synchronized boolean kill() {
        if (!done) {
            PTHREAD_KILL.raw(pthread, SIGNAL);
        }
        return !done;
    }

    private void resend() {
        try {
            do {
                Thread.sleep(RESEND_MILLIS);
            } while (kill());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
