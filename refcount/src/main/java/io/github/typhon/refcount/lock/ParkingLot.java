// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.thread.Breaker;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Queues of threads that wait for some object, so that a lock needs a byte only.
 *  <p>Threads: any; a waiter is detached while it sleeps, and attached again before {@code park} returns.
 *  <p>Ordering: validation and enqueueing, and dequeueing and the waker's change of the lock word, are atomic under the bucket's
 *  monitor: no wake-up is lost. Keys are compared by identity. <p>CPython: Python/parking_lot.c. */
public final class ParkingLot {
    /** How a wait ended. */
    public enum Result { UNPARKED, HANDED_OFF, INVALID, TIMED_OUT, INTERRUPTED }

    /** Runs under the bucket's monitor; decides the fate of the waiter it is given (null if none). */
    @FunctionalInterface
    interface Waker {
        /** Returns whether the lock was handed over. */
        boolean wake(Waiter waiter, boolean more);
    }

    /** One sleeping thread. */
    static final class Waiter {
        final Object key;
        final Thread thread = Thread.currentThread();
        final long since = System.nanoTime();
        volatile Result result;

        Waiter(Object key) {
            this.key = key;
        }
    }

    /** Wait without end. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** Process-wide, since shared immortal objects may be locked from several interpreters: a waker must find every waiter. It holds
     *  nothing but sleeping threads. */
    private static final ParkingLot LOT = new ParkingLot();

    @GuardedBy("each queue's monitor") private final ArrayDeque<Waiter>[] buckets;

    @SuppressWarnings("unchecked")
    private ParkingLot() {
        buckets = new ArrayDeque[256];
        for (int i = 0; i < buckets.length; i++) buckets[i] = new ArrayDeque<>(1);
    }

    private static ArrayDeque<Waiter> bucket(Object key) {
        int h = System.identityHashCode(key);
        return LOT.buckets[(h ^ h >>> 8) & 255];
    }

    /** Sleeps until unparked, the deadline (System.nanoTime), or, if interruptible, a signal to {@code ts} or a Java interrupt. Without
     *  a thread state (null) nothing is detached. */
    static Result park(ThreadState ts, Object key, BooleanSupplier valid, long deadline, boolean interruptible) {
        Waiter w = new Waiter(key);
        ArrayDeque<Waiter> bucket = bucket(key);
        synchronized (bucket) {
            if (!valid.getAsBoolean()) return Result.INVALID;
            bucket.addLast(w);
        }
        boolean detach = ts != null && ts.isAttached();
        // Gives up our critical sections too, possibly the very lock we wait for: that is why we are enqueued already.
        if (detach) ts.detach();
        try {
            return sleep(ts, w, bucket, deadline, interruptible);
        } finally {
            if (detach) ts.attach();
        }
    }

    private static Result sleep(ThreadState ts, Waiter w, ArrayDeque<Waiter> bucket, long deadline, boolean interruptible) {
        boolean interrupted = false;
        boolean signals = interruptible && ts != null;
        if (signals) ts.setBlocked(w.thread);
        try {
            for (;;) {
                Result result = w.result;
                if (result != null) return result;
                if (Thread.interrupted()) {
                    if (signals) ts.signal(Breaker.INTERRUPTED);
                    else interrupted = true;
                    if (interruptible) return cancel(w, bucket, Result.INTERRUPTED);
                }
                // Merging too: what was pushed just before we detached, nobody else merges before we wake.
                if (signals && (ts.isSignalled() || ts.isMergePending())) return cancel(w, bucket, Result.INTERRUPTED);
                if (deadline == FOREVER) {
                    LockSupport.park(w.key);
                } else {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) return cancel(w, bucket, Result.TIMED_OUT);
                    LockSupport.parkNanos(w.key, left);
                }
            }
        } finally {
            if (signals) ts.setBlocked(null);
            if (interrupted) w.thread.interrupt();
        }
    }

    private static Result cancel(Waiter w, ArrayDeque<Waiter> bucket, Result result) {
        synchronized (bucket) {
            if (w.result != null) return w.result;
            bucket.remove(w);
            return result;
        }
    }

    /** Wakes the longest waiter for {@code key}, if any; {@code waker} is called in any case. */
    static void unpark(Object key, Waker waker) {
        ArrayDeque<Waiter> bucket = bucket(key);
        Waiter w = null;
        synchronized (bucket) {
            boolean more = false;
            for (Iterator<Waiter> it = bucket.iterator(); it.hasNext(); ) {
                Waiter next = it.next();
                if (next.key != key) continue;
                if (w != null) {
                    more = true;
                    break;
                }
                w = next;
                it.remove();
            }
            boolean handedOff = waker.wake(w, more);
            if (w != null) w.result = handedOff ? Result.HANDED_OFF : Result.UNPARKED;
        }
        if (w != null) LockSupport.unpark(w.thread);
    }

    /** Wakes all waiters for {@code key} after {@code change} has run under the bucket's monitor. */
    static void unparkAll(Object key, Runnable change) {
        ArrayDeque<Waiter> bucket = bucket(key);
        synchronized (bucket) {
            change.run();
            for (Iterator<Waiter> it = bucket.iterator(); it.hasNext(); ) {
                Waiter w = it.next();
                if (w.key != key) continue;
                it.remove();
                w.result = Result.UNPARKED;
                LockSupport.unpark(w.thread);
            }
        }
    }

    /** How many threads wait for {@code key}. */
    static int waiters(Object key) {
        ArrayDeque<Waiter> bucket = bucket(key);
        int n = 0;
        synchronized (bucket) {
            for (Waiter w : bucket) if (w.key == key) n++;
        }
        return n;
    }

    /** Converts a timeout (negative: none) to a deadline. */
    static long deadline(long timeoutNanos) {
        if (timeoutNanos < 0) return FOREVER;
        long deadline = System.nanoTime() + timeoutNanos;
        return deadline == FOREVER ? deadline - 1 : deadline;
    }
}
