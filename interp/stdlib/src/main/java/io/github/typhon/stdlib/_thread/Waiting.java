// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._thread;

import io.github.typhon.interp.runtime.frame.HeldLock;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.lock.TimedMutex.Acquired;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.time.Durations;

/** Waits with a timeout that signal handlers may interrupt. */
final class Waiting {
    private Waiting() {}

    interface Attempt {
        Acquired attempt(long timeoutNanos);
    }

    /** The timeout of {@code acquire(blocking, timeout)} in nanoseconds: negative without end. */
    static long timeout(ThreadState ts, boolean blocking, PyObject timeout) {
        long nanos = Durations.nanos(ts, timeout);
        if (!blocking && nanos != -1_000_000_000L) {
            throw Raise.valueError("can't specify a timeout for a non-blocking call");
        }
        if (nanos < 0 && nanos != -1_000_000_000L) {
            throw Raise.valueError("timeout value must be a non-negative number");
        }
        return blocking ? nanos : 0;
    }

    static long timeoutOrNone(ThreadState ts, PyObject timeout) {
        return timeout == PyNone.NONE ? -1 : Durations.nanos(ts, timeout);
    }

    /** As {@link #until(ThreadState, long, Attempt)}, for a lock, which dumps of all threads tell meanwhile. */
    @MayRunPython
    static boolean until(ThreadState ts, long timeoutNanos, HeldLock lock, Attempt a) {
        PyThreadState p = PyThreadState.of(ts);
        HeldLock outer = p.waitsFor;
        p.waitsFor = lock;
        try {
            return until(ts, timeoutNanos, a);
        } finally {
            p.waitsFor = outer;
        }
    }

    /** Tries until it succeeds or time is over; between attempts signal handlers run and may raise. */
    @MayRunPython
    static boolean until(ThreadState ts, long timeoutNanos, Attempt a) {
        long start = System.nanoTime();
        long left = timeoutNanos;
        for (;;) {
            switch (a.attempt(left)) {
                case ACQUIRED -> {
                    return true;
                }
                case TIMED_OUT -> {
                    return false;
                }
                default -> ts.poll();
            }
            if (timeoutNanos >= 0) {
                left = Math.max(0, timeoutNanos - (System.nanoTime() - start));
            }
        }
    }
}
