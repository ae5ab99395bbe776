// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.frame.CompiledEntry;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps new code back until HotSpot has compiled it: fresh bytecode runs much more slowly than the nodes that it stands for, which are
 * compiled already. Meanwhile it is called without a thread, which it answers at once; when that takes no longer than calls of compiled
 * code do, Python may run it. It is a guess that only costs time where it is wrong: the patience is limited.
 * <p>Threads: used by the compiling thread alone.
 */
final class Warming {
    /** What HotSpot must see to think of compiling, if it has nothing else to do. */
    private static final int FIRST_CALLS = 384;
    /** Calls at a time: enough to be timed, few beside the real ones, as they count in the code's profile. */
    private static final int CALLS = 64;
    /** Interpreted calls take 25 and more, compiled ones 4 to 9. */
    private static final int FAST_NANOS = 15;
    private static final long PAUSE_MILLIS = 2;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Pending(CompiledEntry entry, long since, Runnable install) {}

    private final ScheduledExecutorService thread;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();

    Warming(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** Runs {@code install} when the code has been compiled, or did not become so in time. */
    void add(CompiledEntry e, Runnable install) {
        pending.add(new Pending(e, System.nanoTime(), install));
        call(e, FIRST_CALLS);
        if (pending.size() == 1) later();
    }

    private void later() {
        thread.schedule(this::look, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            for (Iterator<Pending> i = pending.iterator(); i.hasNext();) {
                Pending p = i.next();
                if (!isReady(p)) continue;
                i.remove();
                p.install.run();
            }
        } finally {
            if (!pending.isEmpty()) later();
        }
    }

    private static boolean isReady(Pending p) {
        long start = System.nanoTime();
        call(p.entry, CALLS);
        long end = System.nanoTime();
        return end - start <= CALLS * FAST_NANOS || end - p.since > PATIENCE_NANOS;
    }

    private static void call(CompiledEntry e, int times) {
        for (int i = 0; i < times; i++) e.idle();
    }
}
