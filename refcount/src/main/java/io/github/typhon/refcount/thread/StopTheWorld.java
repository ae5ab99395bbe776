// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import static io.github.typhon.refcount.thread.ThreadState.ATTACHED;
import static io.github.typhon.refcount.thread.ThreadState.DETACHED;
import static io.github.typhon.refcount.thread.ThreadState.EXITED;
import static io.github.typhon.refcount.thread.ThreadState.NEW;
import static io.github.typhon.refcount.thread.ThreadState.SUSPENDED;

import io.github.typhon.refcount.contract.GuardedBy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Suspends all other threads of an interpreter. Waits for attached ones only: detached ones are turned SUSPENDED where they are.
 *  <p>Threads: stop and resume by the same attached thread state, nested at will; further requesters queue, detached.
 *  <p>Ordering: STOP bits are set before states are scanned; a thread changes its state before it looks at its bit. What a
 *  suspended thread did happens before {@code stop} returns, what the requester did before the thread goes on.
 *  <p>Re-entry: none while stopped; {@code stop} itself may let other threads run Python first. */
public final class StopTheWorld {
    private final InterpreterState interp;
    /** Held from stop to resume. */
    private final ReentrantLock turn = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stateChanged = lock.newCondition();
    private final Condition resumed = lock.newCondition();
    @GuardedBy("lock") private boolean requested;
    @GuardedBy("turn") private int depth;
    /** Racy reads only compare it with the reader itself. */
    @GuardedBy("turn") private ThreadState requester;

    StopTheWorld(InterpreterState interp) {
        this.interp = interp;
    }

    /** Whether {@code ts} itself stopped the world. */
    public boolean isStoppedBy(ThreadState ts) {
        return requester == ts;
    }

    public void stop(ThreadState ts) {
        if (requester == ts) {
            depth++;
            return;
        }
        if (!ts.isAttached()) throw new IllegalStateException("only an attached thread state may stop the world");
        if (!turn.tryLock()) {
            ts.detach();
            turn.lock();
            ts.attach();
        }
        requester = ts;
        depth = 1;
        lock.lock();
        try {
            requested = true;
            for (ThreadState t : interp.threads()) if (t != ts) t.setBreakerBits(Breaker.STOP);
            boolean interrupted = false;
            while (!allSuspended(ts)) interrupted |= awaitChange();
            if (interrupted) Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean allSuspended(ThreadState ts) {
        boolean all = true;
        for (ThreadState t : interp.threads()) {
            if (t == ts) continue;
            int state = t.stateVolatile();
            if (state != SUSPENDED && !(state == DETACHED && t.casState(DETACHED, SUSPENDED))) all = false;
        }
        return all;
    }

    @GuardedBy("lock")
    private boolean awaitChange() {
        // Timed: a thread that was HELD becomes DETACHED without telling anyone.
        boolean interrupted = Thread.interrupted();
        try {
            stateChanged.await(1, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        return interrupted;
    }

    public void resume(ThreadState ts) {
        if (requester != ts) throw new IllegalStateException("the world was not stopped by this thread state");
        if (--depth > 0) return;
        lock.lock();
        try {
            requested = false;
            for (ThreadState t : interp.threads()) {
                if (t == ts) continue;
                t.clearBreakerBits(Breaker.STOP);
                t.casState(SUSPENDED, DETACHED);
            }
            resumed.signalAll();
        } finally {
            lock.unlock();
        }
        requester = null;
        turn.unlock();
    }

    /** Runs {@code action} with the world stopped. */
    public void run(ThreadState ts, Runnable action) {
        stop(ts);
        try {
            action.run();
        } finally {
            resume(ts);
        }
    }

    // ---- the other threads' side

    void threadDetached() {
        lock.lock();
        try {
            stateChanged.signal();
        } finally {
            lock.unlock();
        }
    }

    /** At a poll that found STOP. */
    void suspendSelf(ThreadState ts) {
        if (requester == ts) return;
        ts.critical.suspendAll();
        lock.lock();
        try {
            // Under the lock: otherwise the world may be running again, and nobody would wake us.
            if (requested) {
                ts.setStateVolatile(SUSPENDED);
                stateChanged.signal();
                while (ts.stateVolatile() == SUSPENDED) resumed.awaitUninterruptibly();
            } else {
                ts.setStateVolatile(DETACHED);
            }
        } finally {
            lock.unlock();
        }
        ts.attach();
    }

    void awaitResume(ThreadState ts) {
        lock.lock();
        try {
            while (ts.stateVolatile() == SUSPENDED) resumed.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }

    void admit(ThreadState ts, Runnable register) {
        lock.lock();
        try {
            if (!ts.casState(NEW, requested ? SUSPENDED : DETACHED)) throw new IllegalStateException("registered twice");
            if (requested) ts.setBreakerBits(Breaker.STOP);
            register.run();
        } finally {
            lock.unlock();
        }
    }

    void dismiss(ThreadState ts, Runnable unregister) {
        lock.lock();
        try {
            unregister.run();
            if (!ts.casState(ATTACHED, EXITED)) throw new IllegalStateException("exit of a thread state that is not attached");
            stateChanged.signal();
        } finally {
            lock.unlock();
        }
    }
}
