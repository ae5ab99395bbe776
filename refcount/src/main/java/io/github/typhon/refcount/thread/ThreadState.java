// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.thread;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.OwnerThread;
import io.github.typhon.refcount.count.Dealloc;
import io.github.typhon.refcount.count.Owner;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.LookAway;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a thread is to the interpreter: the first parameter of everything that counts, blocks, raises or calls.
 *  <p>Threads: used by one Java thread at a time (platform or virtual), which attaches it; others only set breaker bits, push to the
 *  merge queue, or act for it while they hold it suspended.
 *  <p>Ordering: {@code state} is volatile: who moves it from DETACHED by CAS sees all the thread did, and the thread sees all that
 *  was done for it. The breaker is written before the state is looked at, on both sides.
 *  <p>Re-entry: poll and attach may run Python (finalisers, signal handlers) or wait for a stopped world.
 *  <p>CPython: PyThreadState, Python/pystate.c; a state is not tied to a Java thread and may be pooled. */
public class ThreadState extends Owner {
    private static final VarHandle BREAKER;
    private static final VarHandle STATE;
    private static final ThreadLocal<ThreadState> CURRENT = new ThreadLocal<>();

    static {
        try {
            var lookup = MethodHandles.lookup();
            BREAKER = lookup.findVarHandle(ThreadState.class, "breaker", int.class);
            STATE = lookup.findVarHandle(ThreadState.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** In how many calls of {@link #mergeNow} a finaliser may call it once more. */
    private static final int MAX_MERGE_DEPTH = 4;

    /** Not yet known to the interpreter. */
    static final int NEW = 0;
    /** Runs nothing of ours: may be suspended, or held, without asking. */
    static final int DETACHED = 1;
    static final int ATTACHED = 2;
    /** The world is stopped. */
    static final int SUSPENDED = 3;
    /** Another thread merges for it; ends by itself very soon. */
    static final int HELD = 4;
    static final int EXITED = 5;

    public final InterpreterState interp;
    /** What this thread made visible to the collector. */
    public final TrackList trackList;
    @OwnerThread public final LookAway lookAway = new LookAway();
    @OwnerThread final CriticalStack critical = new CriticalStack();
    /** References that are dropped at the next poll. */
    @OwnerThread private final ArrayList<RefCounted> kept = new ArrayList<>(0);
    /** How many calls of {@link #mergeNow} this thread is inside of, and whether one was too deep. */
    @OwnerThread private int mergeDepth;
    @OwnerThread private boolean mergePutOff;
    /** How many native operations that can contain themselves (repr, comparison, ...) this thread is inside of. */
    @OwnerThread public int nesting;

    /** The second result of an operation with two: put there last, taken at once. Owned. */
    @OwnerThread public PyObject second;

    private volatile int breaker;
    private int state = NEW;
    private volatile Thread blocked;
    private volatile Runnable nativeWait;
    private volatile Thread thread;
    private final Blocking blocking = this::attach;

    /** Closes by attaching again. */
    @FunctionalInterface
    public interface Blocking extends AutoCloseable {
        @Override
        void close();
    }

    /** Detached and unknown until the first attach. */
    public ThreadState(InterpreterState interp) {
        this.interp = interp;
        trackList = new TrackList(interp.tracking(), this);
    }

    // ---- which thread

    /** For entry points from Java only; null outside {@link #enter}. */
    public static ThreadState current() {
        return CURRENT.get();
    }

    /** Binds to this Java thread and attaches. Returns what was bound before, for {@link #leave}. */
    public final ThreadState enter() {
        ThreadState previous = CURRENT.get();
        CURRENT.set(this);
        thread = Thread.currentThread();
        attach();
        return previous;
    }

    public final void leave(ThreadState previous) {
        detach();
        thread = null;
        if (previous == null) CURRENT.remove();
        else CURRENT.set(previous);
    }

    /** As {@link #leave}, but first merges what others wait to see die: for a thread that may not come back soon. */
    @MayRunPython
    public final void leaveMerged(ThreadState previous) {
        blocking();
        thread = null;
        if (previous == null) CURRENT.remove();
        else CURRENT.set(previous);
    }

    /** The Java thread that entered last; null outside. */
    public final Thread thread() {
        return thread;
    }

    // ---- states

    final int stateVolatile() {
        return (int) STATE.getVolatile(this);
    }

    final boolean casState(int expected, int next) {
        return STATE.compareAndSet(this, expected, next);
    }

    final void setStateVolatile(int next) {
        STATE.setVolatile(this, next);
    }

    public final boolean isAttached() {
        return stateVolatile() == ATTACHED;
    }

    public final boolean isExited() {
        return stateVolatile() == EXITED;
    }

    /** Before anything that may wait: nothing of the interpreter may be touched until {@link #attach}. Releases critical sections. */
    public final void detach() {
        critical.suspendAll();
        setStateVolatile(DETACHED);
        // After the state: either the stopper's scan sees DETACHED, or we see its bit and wake it.
        if ((breakerVolatile() & Breaker.STOP) != 0) interp.world().threadDetached();
    }

    /** Waits while the world is stopped; regains the innermost critical section. */
    public final void attach() {
        if (!casState(DETACHED, ATTACHED)) attachSlow();
        if (critical.mustResume()) critical.resumeTop(this);
    }

    /** {@code try (var d = ts.blocking()) { ... }}: detached inside. Merges first what others wait to see die. */
    @MayRunPython
    public final Blocking blocking() {
        mergeBeforeBlocking();
        detach();
        // After the state: a pusher either finds us detached and merges, or we find its bit.
        while ((breakerVolatile() & Breaker.MERGE) != 0) {
            attach();
            mergeBeforeBlocking();
            detach();
        }
        return blocking;
    }

    /** For waits that may be long and where Python may run. */
    @MayRunPython
    public final void mergeBeforeBlocking() {
        interp.leaveCounts(this);
        if ((breakerVolatile() & Breaker.MERGE) == 0) return;
        clearBreakerBits(Breaker.MERGE);
        mergeNow();
    }

    private void attachSlow() {
        for (int spins = 0; ; spins++) {
            switch (stateVolatile()) {
                case DETACHED -> {
                    if (casState(DETACHED, ATTACHED)) return;
                }
                case NEW -> interp.register(this);
                case SUSPENDED -> interp.world().awaitResume(this);
                case HELD -> {
                    if (spins < 64) Thread.onSpinWait();
                    else LockSupport.parkNanos(10_000);
                }
                case ATTACHED -> throw new IllegalStateException("thread state is attached already");
                default -> throw new IllegalStateException("thread state has exited");
            }
        }
    }

    /** Whether this thread holds locks of critical sections, which it gives up when it detaches. */
    public final boolean isInSection() {
        return critical.isActive();
    }

    // ---- polling

    /** At function entry, loop back-edges, and wherever a long native loop can bear any Python code to run. */
    @MayRunPython
    public final void poll() {
        if (breaker != 0) pollSlow();
    }

    public final boolean isBreakerSet() {
        return breaker != 0;
    }

    final int breakerVolatile() {
        return breaker;
    }

    final void setBreakerBits(int bits) {
        BREAKER.getAndBitwiseOr(this, bits);
    }

    final int clearBreakerBits(int bits) {
        return (int) BREAKER.getAndBitwiseAnd(this, ~bits);
    }

    /** By any thread: asks for {@code handlePending(bits)} at the next poll, and ends an interruptible wait. */
    public final void signal(int bits) {
        setBreakerBits(bits);
        Thread t = blocked;
        if (t != null) LockSupport.unpark(t);
        // After the bits, as the waiter looks at them after it has set this: one of both sees the other.
        Runnable w = nativeWait;
        if (w != null) w.run();
    }

    /** Whether bits for {@code handlePending} are set: an interruptible wait returns then. */
    public final boolean isSignalled() {
        return (breakerVolatile() & ~(Breaker.INTERNAL | Breaker.AWAKE)) != 0;
    }

    /** Whether objects wait in the merge queue: an interruptible wait returns then, so that its caller merges at a poll. */
    public final boolean isMergePending() {
        return (breakerVolatile() & Breaker.MERGE) != 0 && !mergeQueue.isEmpty();
    }

    /** Around an interruptible wait of the calling thread: whom {@link #signal} unparks. */
    public final void setBlocked(Thread t) {
        blocked = t;
    }

    /** Around a blocking call of the operating system: how {@link #signal} ends it. The caller looks at {@link #isSignalled} between this and the call. */
    public final void setNativeWait(Runnable interrupt) {
        nativeWait = interrupt;
    }

    private void pollSlow() {
        int bits = breakerVolatile();
        if ((bits & Breaker.STOP) != 0) interp.world().suspendSelf(this);
        if ((bits & Breaker.MERGE) != 0) {
            clearBreakerBits(Breaker.MERGE);
            mergeNow();
        }
        if ((bits & Breaker.GC) != 0) {
            clearBreakerBits(Breaker.GC);
            interp.tracking().collect(this);
        }
        int rest = bits & ~Breaker.INTERNAL;
        if (rest != 0) {
            clearBreakerBits(rest);
            handlePending(rest);
        }
    }

    /** Signals, pending calls, asynchronous exceptions: the bits were cleared. May raise. */
    @MayRunPython
    protected void handlePending(int bits) {}

    // ---- merging

    /** Owns an object until the next poll: for one that its user only borrows from this thread's not polling, and that must wait. */
    public final void keepUntilPoll(RefCounted o) {
        Refs.incref(this, o);
        kept.add(o);
        setBreakerBits(Breaker.MERGE);
    }

    @MayRunPython
    private void dropKept() {
        while (!kept.isEmpty()) Refs.decref(this, kept.removeLast());
    }

    /** Empties the merge queue, and what exited threads left to nobody. Finalisers poll, too, and one may go on for long; but each of a queue of thousands that came
     *  here from the one before would exhaust the stack: what is nested too deep is left to the poll that comes next further out. */
    @MayRunPython
    public final void mergeNow() {
        if (mergeDepth == MAX_MERGE_DEPTH) {
            mergePutOff = true;
            return;
        }
        mergeDepth++;
        try {
            dropKept();
            mergeQueue.drain(this);
            interp.dropOrphans(this);
            interp.settleContended(this);
        } finally {
            mergeDepth--;
            if (mergePutOff || !mergeQueue.isEmpty()) requestMerge();
            mergePutOff = false;
        }
    }

    public final void requestMerge() {
        setBreakerBits(Breaker.MERGE);
    }

    /** An object was pushed to this thread's merge queue by {@code pusher}: if we sleep, the pusher merges. */
    @MayRunPython
    public final void mergeRequested(ThreadState pusher) {
        setBreakerBits(Breaker.MERGE);
        // The queue is looked at again after the hold ends: a push that met HELD is not lost.
        while (!mergeQueue.isEmpty() && casState(DETACHED, HELD)) {
            List<RefCounted> dead = new ArrayList<>();
            List<RefCounted> later = new ArrayList<>();
            try {
                mergeQueue.drainHeld(dead::add, later::add);
            } finally {
                setStateVolatile(DETACHED);
            }
            for (RefCounted o : dead) Dealloc.mergedToZero(pusher, o);
            for (RefCounted o : later) Refs.decref(pusher, o);
        }
    }

    // ---- end

    /** Called by {@link #exit} while still attached: release everything that is held for this thread. */
    @MayRunPython
    protected void releaseOwned() {}

    /** Ends an attached thread state: nothing may be counted with it afterwards. Its objects live on and are merged by whoever drops them. */
    @MayRunPython
    public final void exit() {
        if (!isAttached()) throw new IllegalStateException("exit of a thread state that is not attached");
        try {
            releaseOwned();
            do mergeNow();
            while (!mergeQueue.isEmpty() || !kept.isEmpty());
        } finally {
            // Also after an error: who stops the world would wait for us for ever.
            // From here on no count of ours may change: foreign threads that find us closed read our objects' local counts.
            interp.retire(this);
            if (CURRENT.get() == this) CURRENT.remove();
            thread = null;
        }
    }

    /** As {@link #exit}, on a thread that was bound to another state before, which {@link #enter} returned. */
    @MayRunPython
    public final void exit(ThreadState previous) {
        exit();
        if (previous != null) CURRENT.set(previous);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "#" + id;
    }
}
