// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.contract.OwnerThread;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.locks.LockSupport;

/** How long a thread leaves alone what another one is changing. What two threads write by turns moves all its cache lines with each turn, which costs
 *  more than the operations; a thread that looks away lets the other do a row of them. Short at first, for most who meet by chance hardly meet again;
 *  longer each time the thread meets somebody as soon as it is back (adr-0004).
 *  <p>Threads: each thread state has one, used by its own thread. */
@OwnerThread
public final class LookAway {
    private static final long LEAST_NANOS = 400;
    /** Long against what moving the lines costs, short against what a program notices. */
    private static final long MOST_NANOS = 100_000;
    private static final int GROWTH = 4;
    /** Who collides within that time after it came back has found the others at work with the same things still. */
    private static final long JUST_BACK_NANOS = 2_000;
    /** Shorter waits keep the processor: sleeping costs more. */
    private static final long SLEEP_NANOS = 30_000;
    private static final long YIELD_NANOS = 2_000;
    /** Looks at a lock by who has waited: it is the others' turn to give way. */
    private static final int LOOKS = 20;
    /** After so much waiting for one lock its holder is busy with it, or gone: the waiter parks. */
    private static final long PATIENCE_NANOS = 200_000;

    /** For who is in a critical section: others wait for it, and parking gives it up. */
    private static final long PATIENCE_IN_SECTION_NANOS = 10_000;

    /** When any thread came back: who meets it at once must not take that for chance. A hint. */
    private static volatile long lastBackAt = System.nanoTime() - JUST_BACK_NANOS;

    private long nanos = LEAST_NANOS;
    private long backAt = System.nanoTime() - JUST_BACK_NANOS;
    private boolean metAtOnce;

    /** A word that this thread was about to change was changed by another one, which makes progress without us: passes time before the next attempt. */
    public static void lost(ThreadState ts) {
        LookAway l = ts.lookAway;
        if (l.meets()) {
            Thread.onSpinWait();
        } else {
            pass(l.nanos);
            l.back();
        }
    }

    /** Waits for a word that another thread has locked until it has locked it itself; false if it waited for too long, or others sleep already. */
    static boolean untilLocked(ThreadState ts, LockWord word, long deadline) {
        LookAway l = ts == null ? new LookAway() : ts.lookAway;
        boolean insists = l.meets();
        long patience = deadline == ParkingLot.FOREVER ? PATIENCE_NANOS : Math.min(PATIENCE_NANOS, deadline - System.nanoTime());
        long wait = l.nanos;
        if (ts != null && ts.isInSection()) {
            wait = LEAST_NANOS;
            patience = Math.min(patience, PATIENCE_IN_SECTION_NANOS);
        }
        for (long waited = 0; ; waited += wait, wait = Math.min(MOST_NANOS, wait * 2)) {
            for (int i = 0; insists && i < LOOKS; i++) {
                if (word.tryLock()) {
                    if (waited != 0) l.back();
                    return true;
                }
                Thread.onSpinWait();
            }
            if (waited >= patience || word.hasParked()) return false;
            pass(wait);
            insists = true;
        }
    }

    /** How long it waits at first when it meets somebody next: for tests. */
    long nanos() {
        return nanos;
    }

    /** Notes a collision. True if the thread has just waited: it does not wait again, the other one will. */
    private boolean meets() {
        long now = System.nanoTime();
        boolean is = now - backAt < JUST_BACK_NANOS;
        if (!metAtOnce) {
            if (is) nanos = Math.min(MOST_NANOS, nanos * GROWTH);
            else if (now - lastBackAt >= JUST_BACK_NANOS) nanos = Math.max(LEAST_NANOS, nanos / 2);
            metAtOnce = is;
        }
        return is;
    }

    private void back() {
        lastBackAt = backAt = System.nanoTime();
        metAtOnce = false;
    }

    private static void pass(long nanos) {
        if (nanos >= SLEEP_NANOS) {
            LockSupport.parkNanos(nanos);
            return;
        }
        long start = System.nanoTime();
        do {
            for (int i = 0; i < 8; i++) Thread.onSpinWait();
        } while (System.nanoTime() - start < nanos);
        // Takes no processor from a holder that lost its own.
        if (nanos >= YIELD_NANOS) Thread.yield();
    }
}
