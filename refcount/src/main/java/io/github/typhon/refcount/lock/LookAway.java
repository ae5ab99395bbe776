// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

/** How long a thread leaves something alone that another one is changing: many operations' time. What two threads write by turns moves all its
 *  cache lines with each turn, which costs more than the operations; a thread that looks away lets the other do a row of them (adr-0004).
 *  <p>Threads: any. */
public final class LookAway {
    private static final long NANOS = 5_000;

    private LookAway() {}

    /** The thread gives its processor up at the end, so that it takes none from a holder that lost its own. */
    public static void once() {
        pass(NANOS);
        Thread.yield();
    }

    /** For who has nobody to wait for: the other one makes progress without us. */
    public static void briefly() {
        pass(NANOS);
    }

    private static void pass(long nanos) {
        long start = System.nanoTime();
        do {
            for (int i = 0; i < 16; i++) Thread.onSpinWait();
        } while (System.nanoTime() - start < nanos);
    }
}
