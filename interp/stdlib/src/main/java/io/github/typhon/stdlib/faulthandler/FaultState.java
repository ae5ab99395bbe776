// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.faulthandler;

import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._signal.SignalNumbers;
import io.github.typhon.stdlib._signal.Signals;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** What one interpreter's faulthandler waits for. Threads: any. */
final class FaultState {
    static final StateKey<FaultState> KEY = StateKey.of(i -> new FaultState((PyInterpreterState) i));

    private final PyInterpreterState interp;
    volatile boolean enabled;
    /** Identifies the timer that is on; another one or null ends it. */
    private volatile Object timer;
    private final Map<Integer, SignalHandler> before = new HashMap<>();

    private FaultState(PyInterpreterState interp) {
        this.interp = interp;
    }

    void startTimer(long nanos, boolean repeat, int fd, boolean exit) {
        Object mine = new Object();
        timer = mine;
        Thread t = new Thread(() -> run(mine, nanos, repeat, fd, exit), "faulthandler");
        t.setDaemon(true);
        t.start();
    }

    void cancelTimer() {
        timer = null;
    }

    private void run(Object mine, long nanos, boolean repeat, int fd, boolean exit) {
        String header = "Timeout (" + duration(nanos) + ")!\n";
        do {
            long due = System.nanoTime() + nanos;
            for (long left; (left = due - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(Math.min(left, 100_000_000L));
                if (timer != mine) {
                    return;
                }
            }
            try {
                FaulthandlerModule.write(interp, fd, header + StackDump.all(interp, null));
            } catch (IOException e) {
                // The descriptor is gone: there is nowhere to complain.
                return;
            }
            if (exit) {
                Runtime.getRuntime().halt(1);
            }
        } while (repeat && timer == mine);
    }

    private static String duration(long nanos) {
        long us = nanos / 1000;
        long s = us / 1_000_000;
        String text = String.format("%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
        return us % 1_000_000 == 0 ? text : text + String.format(".%06d", us % 1_000_000);
    }

    synchronized void register(ThreadState ts, int signal, int fd, boolean allThreads, boolean chain) {
        if (signal == 4 || signal == 6 || signal == 7 || signal == 8 || signal == 11) {
            throw Raise.runtimeError("signal %d cannot be registered, use enable() instead", signal);
        }
        String name = SignalNumbers.jvmName(SignalNumbers.checked(signal));
        if (name == null) {
            throw Raise.runtimeError("the Java virtual machine cannot handle signal %d", signal);
        }
        SignalHandler next = chain ? before.get(signal) : null;
        SignalHandler[] previous = {next};
        SignalHandler h = s -> {
            PyThreadState main = interp.main;
            try {
                FaulthandlerModule.write(interp, fd, allThreads || main == null ? StackDump.all(interp, main) : StackDump.current(main));
            } catch (IOException e) {
                // As for the timer.
                return;
            }
            if (chain && previous[0] != null && previous[0] != SignalHandler.SIG_DFL && previous[0] != SignalHandler.SIG_IGN) {
                previous[0].handle(s);
            }
        };
        try {
            SignalHandler old = Signal.handle(new Signal(name), h);
            before.putIfAbsent(signal, old);
            previous[0] = before.get(signal);
            Signals.of(ts).take(signal, () -> h.handle(new Signal(name)));
        } catch (IllegalArgumentException e) {
            throw Raise.runtimeError("the Java virtual machine keeps SIG%s for itself", name);
        }
    }

    synchronized boolean unregister(ThreadState ts, int signal) {
        SignalHandler old = before.remove(SignalNumbers.checked(signal));
        if (old == null) {
            return false;
        }
        Signals.of(ts).take(signal, null);
        Signal.handle(new Signal(SignalNumbers.jvmName(signal)), old);
        return true;
    }
}
