// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.Event;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The signals of one interpreter. A signal that Python handles comes to a thread of the JVM, which notes it, wakes the main thread and writes to
 *  the wakeup descriptor; the Python function runs on the main thread at its next poll. Sent by the program to itself it is noted at once.
 *  <p>The JVM cannot mask signals for its threads, so masks are kept here: a signal that every Python thread blocks is caught and held.
 *  <p>Threads: {@link #arrived} by any Java thread; changes by the main thread. Ownership: owns the handlers. CPython: Modules/signalmodule.c. */
public final class Signals {
    static final StateKey<Signals> KEY = StateKey.of(i -> new Signals((PyInterpreterState) i));
    static final PyObject SIG_DFL = PyLong.of(0);
    static final PyObject SIG_IGN = PyLong.of(1);

    private final PyInterpreterState interp;
    /** By number: SIG_DFL, SIG_IGN, a callable, or null where something else handles it. */
    @Owned private final PyObject[] handlers = new PyObject[SignalNumbers.NSIG];
    /** Signals whose Python handler is to run. */
    private final AtomicLong tripped = new AtomicLong();
    /** What native modules do instead of Python's handlers, by signal. */
    private final Map<Integer, Runnable> taken = new ConcurrentHashMap<>();
    /** By thread state id; threads without an entry block nothing. */
    @GuardedBy("this") private final Map<Integer, Long> masks = new HashMap<>();
    @GuardedBy("this") private long held;
    @GuardedBy("this") private final List<Waiter> waiters = new ArrayList<>();
    /** What the JVM did with signals before Python changed them. */
    @GuardedBy("this") private final Map<Integer, SignalHandler> before = new HashMap<>();
    final WakeupFd wakeup = new WakeupFd();

    /** A thread in sigwait(). */
    static final class Waiter {
        final Event arrival = new Event();
        private final long set;
        private volatile int signal;

        Waiter(long set) {
            this.set = set;
        }

        /** The signal that came; 0 if none has. */
        int signal() {
            return signal;
        }
    }

    private Signals(PyInterpreterState interp) {
        this.interp = interp;
        for (int s = 1; s < SignalNumbers.NSIG; s++) {
            handlers[s] = SignalNumbers.isValid(s) ? SIG_DFL : null;
        }
        handlers[SignalNumbers.SIGPIPE] = SIG_IGN;
        handlers[SignalNumbers.SIGXFSZ] = SIG_IGN;
    }

    public static Signals of(ThreadState ts) {
        return ts.interp.state(KEY);
    }

    /** A new reference, or null. */
    @Owned PyObject handler(ThreadState ts, int signal) {
        return HeldRef.fetch(ts, handlers, signal);
    }

    private static boolean isDefault(PyObject h) {
        return h instanceof PyLong n && n.isZero();
    }

    private static boolean isIgnored(PyObject h) {
        return h instanceof PyLong n && !n.isZero();
    }

    /** On the main thread: changes what is done about a signal; the handler is borrowed. Answers the old one, or null. */
    @Owned PyObject set(ThreadState ts, int signal, PyObject handler) {
        install(ts, signal, handler);
        return RefSlots.getAndSet(handlers, signal, Refs.newRef(ts, handler));
    }

    private void install(ThreadState ts, int signal, PyObject handler) {
        if (signal == SignalNumbers.SIGKILL || signal == SignalNumbers.SIGSTOP) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        String name = SignalNumbers.jvmName(signal);
        if (name == null) {
            throw reserved("signal " + signal);
        }
        SignalHandler h = isDefault(handler) ? SignalHandler.SIG_DFL : isIgnored(handler) ? SignalHandler.SIG_IGN : s -> arrived(s.getNumber());
        synchronized (this) {
            handle(name, signal, isBlocked(signal) && h != SignalHandler.SIG_IGN ? s -> arrived(s.getNumber()) : h);
        }
    }

    private void handle(String name, int signal, SignalHandler h) {
        SignalHandler old;
        try {
            if (isIgnored(handlers[signal]) && h != SignalHandler.SIG_IGN) HeededSignal.heed(name, signal);
            old = Signal.handle(new Signal(name), h);
        } catch (IllegalArgumentException e) {
            throw reserved("SIG" + name);
        }
        before.putIfAbsent(signal, old);
    }

    private static PyException reserved(String name) {
        return PyException.ofArgs(Exc.OSError, PyLong.of(Errno.EINVAL), PyUnicode.of("Invalid argument: the Java virtual machine keeps " + name + " for itself"));
    }

    /** For a program that owns its process: SIGINT gets its handler, and what else the JVM would handle ends the process as it does in C. A signal
     *  that was ignored when the process began stays so. */
    void takeOver(ThreadState ts, PyObject interrupt) {
        for (String name : new String[] {"HUP", "TERM", "INT"}) {
            Signal s = new Signal(name);
            boolean isInterrupt = s.getNumber() == SignalNumbers.SIGINT;
            SignalHandler old = Signal.handle(s, isInterrupt ? x -> arrived(x.getNumber()) : SignalHandler.SIG_DFL);
            if (old == SignalHandler.SIG_IGN) {
                handlers[s.getNumber()] = SIG_IGN;
            } else if (isInterrupt) {
                handlers[s.getNumber()] = Refs.newRef(ts, interrupt);
            }
        }
    }

    /** At the interpreter's end, on its main thread: gives the signals back to the JVM. */
    void restore(ThreadState ts) {
        synchronized (this) {
            before.forEach((s, h) -> handle(SignalNumbers.jvmName(s), s, h));
            before.clear();
        }
        for (int s = 1; s < handlers.length; s++) {
            Refs.xdecref(ts, RefSlots.getAndSet(handlers, s, null));
        }
    }

    // ---- arrival

    /** A signal came, and is Python's. */
    void arrived(int signal) {
        synchronized (this) {
            for (Waiter w : waiters) {
                if ((w.set & SignalNumbers.bit(signal)) != 0 && w.signal == 0) {
                    w.signal = signal;
                    w.arrival.set();
                    return;
                }
            }
            if (isBlocked(signal)) {
                held |= SignalNumbers.bit(signal);
                return;
            }
        }
        trip(signal);
    }

    private void trip(int signal) {
        tripped.getAndUpdate(t -> t | SignalNumbers.bit(signal));
        interp.addPendingCall(this::runHandlers);
        wakeup.write(interp, signal);
    }

    /** On the main thread. A handler that raises leaves the others to the next poll. */
    @MayRunPython
    void runHandlers(PyThreadState ts) {
        for (long t; (t = tripped.get()) != 0; ) {
            int signal = Long.numberOfTrailingZeros(t) + 1;
            long bit = SignalNumbers.bit(signal);
            if ((tripped.getAndUpdate(x -> x & ~bit) & bit) == 0) {
                continue;
            }
            PyObject h = handler(ts, signal);
            // It was changed since the signal came; an interpreter that ends has no handlers any more.
            if (h == null || h instanceof PyLong || h == PyNone.NONE || ts.interp.state(SysState.KEY).finalizing) {
                Refs.xdecref(ts, h);
                Unraisable.report(ts, PyException.of(Exc.OSError, "Signal " + signal + " ignored due to race condition"), null, null);
                continue;
            }
            try {
                Frame f = ts.currentFrame();
                Refs.decref(ts, Calls.call2(ts, h, PyLong.of(signal), f == null ? PyNone.NONE : f.pyFrame(ts)));
            } catch (Throwable e) {
                if (tripped.get() != 0) {
                    interp.addPendingCall(this::runHandlers);
                }
                throw e;
            } finally {
                Refs.decref(ts, h);
            }
        }
    }

    /** kill() of the own process, with its errors: the signal has arrived when this returns. */
    @MayRunPython
    public static void sendSelf(ThreadState ts, int signal) {
        if (!SignalNumbers.isValid(signal)) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        of(ts).send(ts, signal);
    }

    /** As if the signal had come, if Python handles it. CPython: PyErr_SetInterruptEx. */
    @MayRunPython
    public static void simulate(ThreadState ts, int signal) {
        Signals s = of(ts);
        PyObject h = s.handler(ts, signal);
        if (h != null && !(h instanceof PyLong)) {
            s.trip(signal);
        }
        Refs.xdecref(ts, h);
        ts.poll();
    }

    /** A native module handles a signal from now on, also where the JVM takes it; null: no longer. */
    public void take(int signal, Runnable handler) {
        if (handler == null) {
            taken.remove(signal);
        } else {
            taken.put(signal, handler);
        }
    }

    /** The program sends itself a signal: what Python handles is noted, what it does not goes to the operating system. */
    @MayRunPython
    void send(ThreadState ts, int signal) {
        Runnable taker = taken.get(signal);
        if (taker != null) {
            taker.run();
            ts.poll();
            return;
        }
        PyObject h = handler(ts, signal);
        boolean callable = h != null && !(h instanceof PyLong) && Objects.isCallable(h);
        boolean ignored = isIgnored(h);
        Refs.xdecref(ts, h);
        boolean caught;
        synchronized (this) {
            caught = callable || !ignored && (isBlocked(signal) || isAwaited(signal));
        }
        if (caught) {
            arrived(signal);
        } else if (!ignored) {
            SelfSignal.send(signal);
        }
        ts.poll();
    }

    // ---- masks and waits

    private boolean isAwaited(int signal) {
        return waiters.stream().anyMatch(w -> (w.set & SignalNumbers.bit(signal)) != 0);
    }

    /** Whether no Python thread takes the signal. */
    private boolean isBlocked(int signal) {
        if (masks.isEmpty()) {
            return false;
        }
        long bit = SignalNumbers.bit(signal);
        for (ThreadState t : interp.threads()) {
            if ((masks.getOrDefault(t.id, 0L) & bit) == 0) {
                return false;
            }
        }
        return true;
    }

    synchronized long mask(ThreadState ts) {
        return masks.getOrDefault(ts.id, 0L);
    }

    /** Sets the calling thread's mask; what was held and is not blocked any more is delivered. KILL and STOP cannot be blocked. */
    @MayRunPython
    void setMask(ThreadState ts, long mask) {
        long m = mask & ~SignalNumbers.bit(SignalNumbers.SIGKILL) & ~SignalNumbers.bit(SignalNumbers.SIGSTOP);
        long free = 0;
        synchronized (this) {
            long changed = masks.getOrDefault(ts.id, 0L) ^ m;
            if (m == 0) {
                masks.remove(ts.id);
            } else if (masks.put(ts.id, m) == null) {
                PyThreadState.of(ts).atExit(t -> forget(t.id));
            }
            for (long c = changed; c != 0; c &= c - 1) {
                int s = Long.numberOfTrailingZeros(c) + 1;
                catchOrLeave(s);
                if ((held & SignalNumbers.bit(s)) != 0 && !isBlocked(s)) {
                    held &= ~SignalNumbers.bit(s);
                    free |= SignalNumbers.bit(s);
                }
            }
        }
        for (long f = free; f != 0; f &= f - 1) {
            send(ts, Long.numberOfTrailingZeros(f) + 1);
        }
        ts.poll();
    }

    /** A signal with its default action is caught while it is blocked or awaited. */
    @GuardedBy("this")
    private void catchOrLeave(int signal) {
        String name = SignalNumbers.jvmName(signal);
        if (name == null || !isDefault(RefSlots.getAcquire(handlers, signal))) {
            return;
        }
        boolean mine = isBlocked(signal) || isAwaited(signal);
        if (!mine && !before.containsKey(signal)) {
            return;
        }
        try {
            SignalHandler old = Signal.handle(new Signal(name), mine ? s -> arrived(s.getNumber()) : SignalHandler.SIG_DFL);
            before.putIfAbsent(signal, old);
        } catch (IllegalArgumentException e) {
            // The JVM's own: it is never delivered to Python, blocked or not.
            return;
        }
    }

    private synchronized void forget(int id) {
        masks.remove(id);
    }

    /** The signals held for the calling thread. */
    synchronized long pending(ThreadState ts) {
        return held & masks.getOrDefault(ts.id, 0L);
    }

    /** Begins to wait for one of the signals; one that is held comes at once. */
    synchronized Waiter await(long set) {
        Waiter w = new Waiter(set);
        long now = held & set;
        if (now != 0) {
            w.signal = Long.numberOfTrailingZeros(now) + 1;
            held &= ~SignalNumbers.bit(w.signal);
            w.arrival.set();
            return w;
        }
        waiters.add(w);
        for (long s = set; s != 0; s &= s - 1) {
            catchOrLeave(Long.numberOfTrailingZeros(s) + 1);
        }
        return w;
    }

    synchronized void stop(Waiter w) {
        if (waiters.remove(w)) {
            for (long s = w.set; s != 0; s &= s - 1) {
                catchOrLeave(Long.numberOfTrailingZeros(s) + 1);
            }
        }
    }
}
