// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.RefCounted;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What the collector sees of an interpreter: every thread's track list, the list that exited threads left, and how much was tracked since
 *  the last collection.
 *  <p>Threads: {@code report} by any; lists are walked with the world stopped. */
public final class Tracking {
    /** {@code -Dtyphon.gc.stress=n}: collect after every n objects, however many are alive; for tests. 0 is off. */
    static final int STRESS = Integer.getInteger("typhon.gc.stress", 0);

    private final InterpreterState interp;
    private final AtomicLong young = new AtomicLong();
    private final Object orphanLock = new Object();
    @GuardedBy("orphanLock") private final TrackList orphans = new TrackList(this, null);
    private volatile long threshold = Long.MAX_VALUE;
    private volatile Hooks.GcHook hook;

    Tracking(InterpreterState interp) {
        this.interp = interp;
    }

    /** Without a hook nothing is ever triggered. */
    public void setHook(Hooks.GcHook hook) {
        this.hook = hook;
    }

    /** Net newly tracked objects that ask for a collection; 0 or less turns the trigger off. */
    public void setThreshold(long n) {
        threshold = n <= 0 ? Long.MAX_VALUE : STRESS > 0 ? STRESS - 1 : n;
    }

    /** Net newly tracked since the last {@link #resetYoung}; exact for the calling thread, to 512 for each other. */
    public long young(ThreadState ts) {
        return Math.max(0, young.get() + ts.trackList.unreported());
    }

    public void resetYoung(ThreadState ts) {
        ts.trackList.forgetUnreported();
        young.set(0);
    }

    void report(int net, ThreadState ts) {
        long n = young.addAndGet(net);
        if (n < 0) young.compareAndSet(n, 0);
        if (net > 0 && n > threshold && hook != null && ts != null) ts.setBreakerBits(Breaker.GC);
    }

    @MayRunPython
    void collect(ThreadState ts) {
        Hooks.GcHook hook = this.hook;
        if (hook != null && young.get() > threshold) hook.collect(ts);
    }

    void adopt(TrackList list) {
        synchronized (orphanLock) {
            list.moveTo(orphans);
        }
    }

    @WorldStopped
    public void forEachList(Consumer<TrackList> action) {
        for (ThreadState t : interp.threads()) action.accept(t.trackList);
        action.accept(orphans);
    }

    @WorldStopped
    public void forEach(Consumer<? super RefCounted> action) {
        forEachList(list -> list.forEach(action));
    }
}
