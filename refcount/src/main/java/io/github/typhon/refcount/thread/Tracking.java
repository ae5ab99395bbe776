// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.RefCounted;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What the collector sees of an interpreter: every thread's track list, the lists that exited threads left, and how much was tracked since
 *  the last collection.
 *  <p>Threads: {@code report} by any; lists are walked with the world stopped. */
public final class Tracking {
    /** {@code -Dtyphon.gc.stress=n}: collect after every n objects, however many are alive; for tests. 0 is off. */
    public static final int STRESS = Integer.getInteger("typhon.gc.stress", 0);

    /** The generation that is everything; 0 is what was tracked since the last collection, 1 what survived young collections alone as well. */
    public static final int FULL = 2;

    private final InterpreterState interp;
    private final AtomicLong young = new AtomicLong();
    /** Tracked less untracked since the beginning. */
    private final AtomicLong tracked = new AtomicLong();
    private final Object orphanLock = new Object();
    /** Holds nothing but old objects: a thread's old ones may not go behind another's younger ones. */
    @GuardedBy("orphanLock") private final TrackList oldOrphans = new TrackList(this, null);
    @GuardedBy("orphanLock") private final TrackList orphans = new TrackList(this, null);
    private volatile long threshold = Long.MAX_VALUE;
    private volatile Hooks.GcHook hook;
    /** Collections in a row for which there was no memory. Each has been tried in vain by the virtual machine's collector as well, more than once. */
    private volatile int failures;
    private volatile boolean held;

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

    /** Net newly tracked since the last {@link #restart}; exact for the calling thread, to 512 for each other. */
    public long young(ThreadState ts) {
        return Math.max(0, young.get() + ts.trackList.unreported());
    }

    /** Begins to count anew at so many objects whose deaths are about to be counted; answers how many will be tracked then. */
    @WorldStopped
    public long restart(long dying) {
        forEachList(list -> tracked.addAndGet(list.takeUnreported()));
        young.set(dying);
        failures = 0;
        return tracked.get() - dying;
    }

    /** There was no memory for a collection that was due: the next one is due after four times as many objects. */
    public void postpone() {
        young.set(0);
        failures = Math.min(failures + 1, 15);
    }

    /** Asks for no collection until {@link #letGo}: almost all that an interpreter's start makes is there for good. Collections that the program
     *  asks for are made all the same. */
    public void hold() {
        held = STRESS == 0;
    }

    /** What was tracked meanwhile counts no more. */
    public void letGo() {
        if (held) young.set(0);
        held = false;
    }

    private boolean isDue(long young) {
        return young >> 2 * failures > threshold && !held;
    }

    /** So many of those live on. */
    public void spared(long n) {
        young.addAndGet(-n);
    }

    void report(int net, ThreadState ts) {
        tracked.addAndGet(net);
        long n = young.addAndGet(net);
        if (n < 0) young.compareAndSet(n, 0);
        if (net > 0 && isDue(n) && hook != null && ts != null) ts.setBreakerBits(Breaker.GC);
    }

    @MayRunPython
    void collect(ThreadState ts) {
        Hooks.GcHook hook = this.hook;
        if (hook != null && isDue(young.get())) hook.collect(ts);
    }

    void adopt(TrackList list) {
        synchronized (orphanLock) {
            list.moveTo(oldOrphans, orphans);
        }
    }

    @WorldStopped
    public void forEachList(Consumer<TrackList> action) {
        for (ThreadState t : interp.threads()) action.accept(t.trackList);
        action.accept(oldOrphans);
        action.accept(orphans);
    }

    @WorldStopped
    public void forEach(Consumer<? super RefCounted> action) {
        forEachList(list -> list.forEach(0, list.size(), action));
    }

    /** What a collection of this generation looks at. */
    @WorldStopped
    public void forEach(int generation, Consumer<? super RefCounted> action) {
        forEachList(list -> list.forEach(list.start(generation), list.size(), action));
    }

    /** What a young collection does not look at. */
    @WorldStopped
    public void forEachOld(Consumer<? super RefCounted> action) {
        forEachList(list -> list.forEach(0, list.start(0), action));
    }

    /** Everything tracked has survived a collection of this generation. */
    @WorldStopped
    public void promote(int generation) {
        forEachList(list -> list.promote(generation));
    }
}
