// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.refcount.thread.StateKey;
import java.util.concurrent.locks.LockSupport;

/** ITIMER_REAL of one interpreter: SIGALRM after a time, then at intervals. alarm() sets the same timer.
 *  <p>Threads: any; the thread that sleeps for a setting ends when another replaces it. */
final class IntervalTimer {
    static final StateKey<IntervalTimer> KEY = StateKey.of(i -> new IntervalTimer((PyInterpreterState) i));

    private final PyInterpreterState interp;
    private Setting current = new Setting(0, 0);

    private static final class Setting {
        /** By System.nanoTime(); meaningless if the interval and the delay were 0. */
        private long due;
        private final long interval;
        private final boolean on;
        private boolean spent;

        Setting(long delayNanos, long intervalNanos) {
            due = System.nanoTime() + delayNanos;
            interval = intervalNanos;
            on = delayNanos > 0;
        }

        /** What is left and the interval, both in nanoseconds. */
        long[] remaining() {
            return on && !spent ? new long[] {Math.max(1, due - System.nanoTime()), interval} : new long[] {0, interval};
        }
    }

    private IntervalTimer(PyInterpreterState interp) {
        this.interp = interp;
    }

    synchronized long[] get() {
        return current.remaining();
    }

    /** Sets the timer, or stops it if the delay is 0. Answers what {@link #get} did before. */
    synchronized long[] set(long delayNanos, long intervalNanos) {
        long[] old = current.remaining();
        Setting s = new Setting(delayNanos, intervalNanos);
        current = s;
        if (s.on) {
            Thread.ofVirtual().name("alarm").start(() -> run(s));
        }
        return old;
    }

    private void run(Setting s) {
        for (;;) {
            long left;
            synchronized (this) {
                if (current != s || interp.main == null) {
                    return;
                }
                left = s.due - System.nanoTime();
                if (left <= 0) {
                    s.due += s.interval;
                    s.spent = s.interval == 0;
                }
            }
            if (left > 0) {
                // Looked at again after a second at most, so that a replaced setting does not sleep for long.
                LockSupport.parkNanos(Math.min(left, 1_000_000_000L));
            } else {
                SelfSignal.send(SignalNumbers.SIGALRM);
                if (s.spent) {
                    return;
                }
            }
        }
    }
}
