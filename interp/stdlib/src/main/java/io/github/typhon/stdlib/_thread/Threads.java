// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._thread;

import io.github.typhon.refcount.thread.StateKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The threads of one interpreter. Threads: any. */
final class Threads {
    static final StateKey<Threads> KEY = StateKey.of(i -> new Threads());

    /** Running threads that {@code _thread} started. */
    final AtomicLong running = new AtomicLong();
    /** Ends that {@code _shutdown} waits for: those of threads that are no daemons. */
    final Set<ThreadHandle.Thread> joinable = ConcurrentHashMap.newKeySet();
    /** As set by stack_size(); 0 is the default. */
    volatile long stackSize;
}
