// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.Dealloc;
import io.github.typhon.refcount.count.DeferredTable;
import io.github.typhon.refcount.count.MergeQueue;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.ledger.RefLedger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One interpreter: the root of all mutable state. Objects that are not immortal belong to one interpreter and never reach another.
 *  <p>Threads: any; registration of threads excludes stopping the world.
 *  <p>CPython: PyInterpreterState. */
public class InterpreterState {
    private static final AtomicLong NEXT_ID = new AtomicLong();
    private static final Object[] NO_STATES = {};

    /** So many threads are more than processors will ever run. */
    private static final int CROWD = 1024;

    public final long id = NEXT_ID.getAndIncrement();

    private final ConcurrentHashMap<Integer, ThreadState> threads = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Orphan> orphans = new ConcurrentLinkedQueue<>();
    private final StopTheWorld world = new StopTheWorld(this);
    private final Tracking tracking = new Tracking(this);
    private final DeferredTable deferred = new DeferredTable();
    private final RefLedger ledger = new RefLedger();
    private final AtomicBoolean orphansTold = new AtomicBoolean();
    /** Whether there is one thread; under the lock that orders all comings and goings. */
    private boolean alone;
    /** Whether threads that block leave their deferred counts to the table. */
    private volatile boolean crowded;
    private final Object statesLock = new Object();
    /** Copied on write, so that reading one is an array read. */
    @GuardedBy("statesLock") private volatile Object[] states = NO_STATES;

    private volatile Hooks.WeakrefHook weakrefHook;
    private volatile Hooks.UnraisableHook unraisableHook = InterpreterState::printUnraisable;

    /** A reference to drop to an object whose owner is gone. */
    private record Orphan(RefCounted object, int ownerId) {}

    // ---- typed state

    @SuppressWarnings("unchecked")
    public final <T> T state(StateKey<T> key) {
        Object[] states = this.states;
        Object value;
        if (key.index < states.length && (value = states[key.index]) != null) return (T) value;
        return (T) stateSlow(key);
    }

    private Object stateSlow(StateKey<?> key) {
        synchronized (statesLock) {
            Object[] states = this.states;
            if (key.index < states.length && states[key.index] != null) return states[key.index];
            // May ask for other states, so the array is read again afterwards.
            Object value = key.factory.apply(this);
            if (value == null) throw new IllegalStateException("state factory returned null");
            states = this.states;
            if (key.index < states.length && states[key.index] != null) {
                throw new IllegalStateException("state factory asked for its own state");
            }
            states = Arrays.copyOf(states, Math.max(states.length, key.index + 8));
            states[key.index] = value;
            this.states = states;
            return value;
        }
    }

    // ---- parts

    public final StopTheWorld world() {
        return world;
    }

    public final Tracking tracking() {
        return tracking;
    }

    public final DeferredTable deferred() {
        return deferred;
    }

    public final RefLedger ledger() {
        return ledger;
    }

    // ---- threads

    /** Null if that thread state exited, or was never attached. */
    public final ThreadState thread(int id) {
        return threads.get(id);
    }

    /** Weakly consistent unless the world is stopped. */
    public final Collection<ThreadState> threads() {
        return Collections.unmodifiableCollection(threads.values());
    }

    final void register(ThreadState ts) {
        world.admit(ts, () -> {
            threads.put(ts.id, ts);
            ts.setAlone(threads.size() == 1);
            noteAlone();
            crowded = threads.size() > CROWD;
        });
        if (!orphans.isEmpty()) ts.setBreakerBits(Breaker.MERGE);
    }

    /** Ends {@code ts}, attached and out of work. */
    final void retire(ThreadState ts) {
        deferred.adopt(ts);
        tracking.adopt(ts.trackList);
        ts.mergeQueue.close(o -> orphans.add(new Orphan(o, ts.id)));
        world.dismiss(ts, () -> {
            threads.remove(ts.id);
            noteAlone();
            crowded = threads.size() > CROWD;
        });
        // Whoever was told has not looked yet, or is gone; who came later was told when it came.
        if (!orphans.isEmpty() && orphansTold.compareAndSet(false, true)) threads.values().forEach(t -> t.setBreakerBits(Breaker.MERGE));
    }

    /** Of a thread that may block for long: an array of counts for all deferred objects is most of what an idle thread costs. Where there are few
     *  threads it stays, as it would have to be allocated again. */
    final void leaveCounts(ThreadState ts) {
        if (crowded) deferred.adopt(ts);
    }

    /** Under the lock that orders all comings and goings. */
    private void noteAlone() {
        boolean now = threads.size() == 1;
        boolean settle = now && deferred.requestSettle();
        // Of all the comings and goings of many threads only the first and the last change anything for the others.
        if (now == alone && !settle) return;
        alone = now;
        for (ThreadState t : threads.values()) {
            t.setAlone(now);
            if (settle) t.setBreakerBits(Breaker.MERGE);
        }
    }

    /** If {@code ts} is the last thread, the objects that contention deferred are counted by it alone: their deaths are seen at once. */
    @MayRunPython
    final void settleContended(ThreadState ts) {
        if (!deferred.takeSettleRequest()) return;
        List<RefCounted> dead = new ArrayList<>();
        world.run(ts, () -> {
            if (threads.size() == 1) deferred.concentrateAll(ts, threads.values(), dead::add);
        });
        for (RefCounted o : dead) Dealloc.mergedToZero(ts, o);
    }

    @MayRunPython
    final void dropOrphans(ThreadState ts) {
        // Before the queue is emptied: an orphan that comes later is told of again.
        if (orphansTold.get()) orphansTold.set(false);
        for (Orphan o; (o = orphans.poll()) != null; ) MergeQueue.dropOwnerGone(ts, o.object, o.ownerId);
    }

    /** Merges every queued object. {@code dead} gets those without a reference left ({@link Dealloc#mergedToZero}), {@code dropLater}
     *  those of which one reference is to be dropped; both after the world was resumed. */
    @WorldStopped
    public final void mergeQueuedWorldStopped(Consumer<RefCounted> dead, Consumer<RefCounted> dropLater) {
        for (ThreadState t : threads.values()) t.mergeQueue.drainHeld(dead, dropLater);
        for (Orphan o; (o = orphans.poll()) != null; ) MergeQueue.mergeHeld(o.object, o.ownerId, dead, dropLater);
    }

    // ---- hooks

    public final void setWeakrefHook(Hooks.WeakrefHook hook) {
        weakrefHook = hook;
    }

    public final void setUnraisableHook(Hooks.UnraisableHook hook) {
        unraisableHook = hook;
    }

    @MayRunPython
    public final void clearWeakrefs(ThreadState ts, RefCounted o) {
        Hooks.WeakrefHook hook = weakrefHook;
        if (hook != null) hook.clear(ts, o);
    }

    public final void unraisable(ThreadState ts, Throwable e, RefCounted where) {
        if (e instanceof VirtualMachineError v && !(e instanceof StackOverflowError)) throw v;
        if (RefLedger.ENABLED && e instanceof AssertionError a) throw a;
        unraisableHook.report(ts, e, where);
    }

    private static void printUnraisable(ThreadState ts, Throwable e, RefCounted where) {
        System.err.println("Exception ignored in: " + where.getClass().getName());
        e.printStackTrace();
    }
}
