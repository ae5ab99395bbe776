// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.Event;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.time.Durations;

/** {@code _signal}: handlers, sending, timers; masks and waits are in {@link SignalMasks}. */
@PyModule(name = "_signal", methods = SignalMasks.class, doc = "This module provides mechanisms to use signal handlers in Python.\n\nFunctions:\n\n"
        + "alarm() -- cause SIGALRM after a specified time [Unix only]\n"
        + "setitimer() -- cause a signal (described below) after a specified\n"
        + "               float time and the timer may restart then [Unix only]\n"
        + "getitimer() -- get current value of timer [Unix only]\nsignal() -- set the action for a given signal\n"
        + "getsignal() -- get the signal action for a given signal\npause() -- wait until a signal arrives [Unix only]\n"
        + "default_int_handler() -- default SIGINT handler\n\nsignal constants:\n"
        + "SIG_DFL -- used to refer to the system default handler\nSIG_IGN -- used to ignore the signal\n"
        + "NSIG -- number of defined signals\nSIGINT, SIGTERM, etc. -- signal numbers\n\nitimer constants:\n"
        + "ITIMER_REAL -- decrements in real time, and delivers SIGALRM upon\n               expiration\n"
        + "ITIMER_VIRTUAL -- decrements only when the process is executing,\n               and delivers SIGVTALRM upon expiration\n"
        + "ITIMER_PROF -- decrements both when the process is executing and\n"
        + "               when the system is executing on behalf of the process.\n"
        + "               Coupled with ITIMER_VIRTUAL, this timer is usually\n"
        + "               used to profile the time spent by the application\n"
        + "               in user and kernel space. SIGPROF is delivered upon\n               expiration.\n\n\n"
        + "*** IMPORTANT NOTICE ***\nA signal handler function is called with two arguments:\n"
        + "the first is the signal number, the second is the interrupted stack frame.")
public final class SignalModule {
    static final ErrorType ITIMER_ERROR = new ErrorType("signal", "ItimerError", () -> Exc.OSError);
    private static final CFunction ALARM = CFunction.of("alarm");

    private SignalModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        for (String c : SignalNumbers.CONSTANTS.split(",")) {
            m.add(c.substring(0, c.indexOf(' ')), Long.parseLong(c.substring(c.indexOf(' ') + 1)));
        }
        m.add("NSIG", SignalNumbers.NSIG);
        m.add("SIG_DFL", Signals.SIG_DFL);
        m.add("SIG_IGN", Signals.SIG_IGN);
        m.add("ITIMER_REAL", 0);
        m.add("ITIMER_VIRTUAL", 1);
        m.add("ITIMER_PROF", 2);
        m.add("ItimerError", Refs.newRef(ts, (PyObject) ITIMER_ERROR.of(ts)));
        SignalMasks.exec(ts, m);
        PyThreadState p = PyThreadState.of(ts);
        if (ts.interp.state(SysState.KEY).config.installSignalHandlers && p.interpreter.main == p) {
            PyObject interrupt = Objects.getAttr(ts, m.module(), "default_int_handler");
            Signals s = Signals.of(ts);
            s.takeOver(ts, interrupt);
            Refs.decref(ts, interrupt);
            p.atExit(s::restore);
        }
    }

    private static void requireMain(ThreadState ts, String message) {
        PyInterpreterState interp = (PyInterpreterState) ts.interp;
        if (interp.main != ts || !interp.isMain()) {
            throw Raise.valueError(message);
        }
    }

    @PyFunction(value = "($module, signalnum, frame, /)", name = "default_int_handler",
            doc = "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.")
    static void defaultIntHandler(PyObject signalnum, PyObject frame) {
        throw PyException.ofArgs(Exc.KeyboardInterrupt);
    }

    @PyFunction(value = "($module, signalnum, handler, /)", name = "signal",
            doc = "Set the action for the given signal.\n\nThe action can be SIG_DFL, SIG_IGN, or a callable Python object.\n"
                    + "The previous action is returned.  See getsignal() for possible return values.\n\n*** IMPORTANT NOTICE ***\n"
                    + "A signal handler function is called with two arguments:\n"
                    + "the first is the signal number, the second is the interrupted stack frame.")
    static PyObject signal(ThreadState ts, int signalnum, PyObject handler) {
        requireMain(ts, "signal only works in main thread of the main interpreter");
        SignalNumbers.checked(signalnum);
        PyLong n = PyLong.unwrapOrNull(handler);
        boolean constant = n != null && n.fitsLong() && (n.longValue() == 0 || n.longValue() == 1);
        if (!constant && !Objects.isCallable(handler)) {
            throw Raise.typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        }
        // What has come already goes to the old handler.
        ts.poll();
        PyObject old = Signals.of(ts).set(ts, signalnum, constant ? n.plain() : handler);
        return old == null ? PyNone.NONE : old;
    }

    @PyFunction(value = "($module, signalnum, /)", name = "getsignal",
            doc = "Return the current action for the given signal.\n\nThe return value can be:\n  SIG_IGN -- if the signal is being ignored\n"
                    + "  SIG_DFL -- if the default action for the signal is in effect\n  None    -- if an unknown handler is in effect\n"
                    + "  anything else -- the callable Python object used as a handler")
    static PyObject getsignal(ThreadState ts, int signalnum) {
        PyObject h = Signals.of(ts).handler(ts, SignalNumbers.checked(signalnum));
        return h == null ? PyNone.NONE : h;
    }

    @PyFunction(value = "($module, signalnum, /)", name = "raise_signal", doc = "Send a signal to the executing process.")
    static void raiseSignal(ThreadState ts, int signalnum) {
        if (!SignalNumbers.isValid(signalnum)) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        Signals.of(ts).send(ts, signalnum);
    }

    @PyFunction(value = "($module, thread_id, signalnum, /)", name = "pthread_kill", doc = "Send a signal to a thread.")
    static void pthreadKill(ThreadState ts, long threadId, int signalnum) {
        if (signalnum != 0 && !SignalNumbers.isValid(signalnum)) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        ThreadState target = threadId > 0 && threadId <= Integer.MAX_VALUE ? ts.interp.thread((int) threadId) : null;
        if (target == null) {
            throw Errno.error(ts, Errno.ESRCH, null);
        }
        if (signalnum != 0) {
            Signals.of(ts).send(ts, signalnum);
        }
    }

    @PyFunction(value = "($module, signalnum, /)", name = "strsignal",
            doc = "Return the system description of the given signal.\n\nReturns the description of signal *signalnum*, such as \"Interrupt\"\n"
                    + "for :const:`SIGINT`. Returns :const:`None` if *signalnum* has no\n"
                    + "description. Raises :exc:`ValueError` if *signalnum* is invalid.")
    static PyObject strsignal(int signalnum) {
        String s = SignalNumbers.text(SignalNumbers.checked(signalnum));
        return s == null ? PyNone.NONE : PyUnicode.of(s);
    }

    @PyFunction(value = "($module, /)", name = "valid_signals",
            doc = "Return a set of valid signal numbers on this platform.\n\n"
                    + "The signal numbers returned by this function can be safely passed to\nfunctions like `pthread_sigmask`.")
    static PyObject validSignals(ThreadState ts) {
        long all = 0;
        for (int s = 1; s < SignalNumbers.NSIG; s++) {
            all |= SignalNumbers.isValid(s) ? SignalNumbers.bit(s) : 0;
        }
        return SignalMasks.toSet(ts, all);
    }

    @PyFunction(value = "($module, signalnum, flag, /)", name = "siginterrupt",
            doc = "Change system call restart behaviour.\n\nIf flag is False, system calls will be restarted when interrupted by\n"
                    + "signal sig, else system calls will be interrupted.")
    static void siginterrupt(ThreadState ts, int signalnum, boolean flag) {
        SignalNumbers.checked(signalnum);
        // Calls that signals interrupt are made again in any case (PEP 475).
        if (SignalNumbers.jvmName(signalnum) == null || signalnum == SignalNumbers.SIGKILL || signalnum == SignalNumbers.SIGSTOP) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
    }

    @PyFunction(value = "($module, fd, /, *, warn_on_full_buffer=True)", name = "set_wakeup_fd",
            doc = "Sets the fd to be written to (with the signal number) when a signal comes in.\n\n"
                    + "A library can use this to wakeup select or poll.\nThe previous fd or -1 is returned.\n\nThe fd must be non-blocking.")
    static long setWakeupFd(ThreadState ts, int fd, boolean warnOnFullBuffer) {
        requireMain(ts, "set_wakeup_fd only works in main thread of the main interpreter");
        if (fd >= 0) {
            WakeupFd.check(ts, fd);
        }
        return Signals.of(ts).wakeup.set(Math.max(fd, -1), warnOnFullBuffer);
    }

    @PyFunction(value = "($module, /)", name = "pause", doc = "Wait until a signal arrives.")
    static void pause(ThreadState ts) {
        Event never = new Event();
        // Any handler that returns ends it; one that raises leaves by the poll.
        while (!ts.isSignalled()) {
            never.await(ts, -1, true);
        }
        ts.poll();
    }

    @PyFunction(value = "($module, seconds, /)", name = "alarm", doc = "Arrange for SIGALRM to arrive after the given number of seconds.")
    static long alarm(ThreadState ts, int seconds) {
        return ALARM.call(seconds);
    }

    private static PyException itimerError(ThreadState ts) {
        return PyException.ofArgs(ITIMER_ERROR.of(ts), PyLong.of(Errno.EINVAL), PyUnicode.of(Errno.text(Errno.EINVAL)));
    }

    private static @Owned PyObject pair(ThreadState ts, long[] micros) {
        if (micros == null) {
            throw itimerError(ts);
        }
        return PyTuple.of(ts, PyFloat.of(micros[0] / 1e6), PyFloat.of(micros[1] / 1e6));
    }

    /** Rounded away from zero, so that a short time does not become none. */
    private static long micros(ThreadState ts, PyObject seconds) {
        long n = Durations.nanos(ts, seconds);
        return n >= 0 ? Math.ceilDiv(n, 1000) : Math.floorDiv(n, 1000);
    }

    @PyFunction(value = "($module, which, seconds, interval=0.0, /)", name = "setitimer",
            doc = "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).\n\n"
                    + "The timer will fire after value seconds and after that every interval seconds.\n"
                    + "The itimer can be cleared by setting seconds to zero.\n\nReturns old values as a tuple: (delay, interval).")
    static PyObject setitimer(ThreadState ts, int which, PyObject seconds, PyObject interval) {
        return pair(ts, IntervalTimers.set(which, micros(ts, seconds), micros(ts, interval)));
    }

    @PyFunction(value = "($module, which, /)", name = "getitimer", doc = "Returns current value of given itimer.")
    static PyObject getitimer(ThreadState ts, int which) {
        return pair(ts, IntervalTimers.get(which));
    }
}
