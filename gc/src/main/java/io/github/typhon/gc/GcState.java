// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicBoolean;

/** An interpreter's collector settings. <p>Threads: any. <p>Ownership: owns {@code gc.garbage} and {@code gc.callbacks}. */
public final class GcState {
    private static final StateKey<GcState> KEY = StateKey.of(GcState::new);

    public static final int DEBUG_STATS = 1;
    public static final int DEBUG_COLLECTABLE = 2;
    public static final int DEBUG_UNCOLLECTABLE = 4;
    public static final int DEBUG_SAVEALL = 32;
    public static final int DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

    final Thresholds thresholds;
    final GcStats stats = new GcStats();
    final AtomicBoolean collecting = new AtomicBoolean();
    volatile int debug;
    volatile RootSource roots;
    @Owned private PyList garbage;
    @Owned private PyList callbacks;

    private GcState(InterpreterState interp) {
        thresholds = new Thresholds(interp.tracking());
        interp.tracking().setHook(ts -> Collector.collectAutomatically(ts));
    }

    /** The first call for an interpreter turns automatic collection on. */
    public static GcState of(ThreadState ts) {
        return ts.interp.state(KEY);
    }

    public static GcState of(InterpreterState interp) {
        return interp.state(KEY);
    }

    /** Null is allowed: then everything is found by counts. */
    public void setRoots(RootSource roots) {
        this.roots = roots;
    }

    public GcStats stats() {
        return stats;
    }

    public synchronized @Borrowed PyList garbage(ThreadState ts) {
        if (garbage == null) garbage = new PyList(ts);
        return garbage;
    }

    public synchronized @Borrowed PyList callbacks(ThreadState ts) {
        if (callbacks == null) callbacks = new PyList(ts);
        return callbacks;
    }

    synchronized @Borrowed PyList callbacksOrNull() {
        return callbacks;
    }

    public boolean isEnabled() {
        return thresholds.isEnabled();
    }

    public void enable(boolean on) {
        thresholds.enable(on);
    }

    /** Null leaves the second threshold as it is. */
    public void setThresholds(int first, Integer second) {
        thresholds.set(first, second);
    }

    public int threshold(int generation) {
        return switch (generation) {
            case 0 -> thresholds.young();
            case 1 -> thresholds.old();
            default -> 0;
        };
    }

    /** Young collections since the last other one, or middle ones since the last full one. */
    public int count(int generation) {
        return generation == 1 ? thresholds.youngCollections() : thresholds.middleCollections();
    }

    public int debug() {
        return debug;
    }

    public void setDebug(int flags) {
        debug = flags;
    }
}
