// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.time.Durations;

/** Blocking signals and waiting for them; see {@link Signals} for how. */
final class SignalMasks {
    private static final int SIG_BLOCK = 0;
    private static final int SIG_UNBLOCK = 1;
    private static final int SIG_SETMASK = 2;
    private static final StructSequence.Kind SIGINFO = new StructSequence.Kind(
            "signal", "struct_siginfo",
            "struct_siginfo: Result from sigwaitinfo or sigtimedwait.\n\nThis object may be accessed either as a tuple of\n"
                    + "(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),\nor via the attributes si_signo, si_code, and so on.",
            7, true, "si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band");

    private SignalMasks() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("SIG_BLOCK", SIG_BLOCK);
        m.add("SIG_UNBLOCK", SIG_UNBLOCK);
        m.add("SIG_SETMASK", SIG_SETMASK);
        m.add("struct_siginfo", Refs.newRef(ts, (PyObject) SIGINFO.type()));
    }

    /** The numbers in a set of signals. */
    static @Owned PySet toSet(ThreadState ts, long set) {
        PySet s = new PySet(ts);
        for (long b = set; b != 0; b &= b - 1) {
            s.add(ts, PyLong.of(Long.numberOfTrailingZeros(b) + 1));
        }
        return s;
    }

    @PyFunction(value = "($module, how, mask, /)", name = "pthread_sigmask", doc = "Fetch and/or change the signal mask of the calling thread.")
    static PyObject pthreadSigmask(ThreadState ts, int how, PyObject mask) {
        long set = SignalNumbers.set(ts, mask);
        Signals s = Signals.of(ts);
        long old = s.mask(ts);
        s.setMask(ts, switch (how) {
            case SIG_BLOCK -> old | set;
            case SIG_UNBLOCK -> old & ~set;
            case SIG_SETMASK -> set;
            default -> throw Errno.error(ts, Errno.EINVAL, null);
        });
        return toSet(ts, old);
    }

    @PyFunction(value = "($module, /)", name = "sigpending",
            doc = "Examine pending signals.\n\nReturns a set of signal numbers that are pending for delivery to\nthe calling thread.")
    static PyObject sigpending(ThreadState ts) {
        return toSet(ts, Signals.of(ts).pending(ts));
    }

    /** The signal that came; 0 if the time is over (negative: never). */
    private static int await(ThreadState ts, long set, long nanos) {
        Signals s = Signals.of(ts);
        Signals.Waiter w = s.await(set);
        long start = System.nanoTime();
        try {
            for (long left = nanos; ; left = nanos < 0 ? -1 : Math.max(0, nanos - (System.nanoTime() - start))) {
                TimedMutex.Acquired end = w.arrival.await(ts, left, true);
                if (end != TimedMutex.Acquired.INTERRUPTED) {
                    return w.signal();
                }
                ts.poll();
            }
        } finally {
            s.stop(w);
        }
    }

    private static @Owned PyObject info(ThreadState ts, int signal) {
        PyObject[] fields = new PyObject[7];
        java.util.Arrays.fill(fields, PyLong.of(0));
        fields[0] = PyLong.of(signal);
        fields[3] = PyLong.of(ProcessHandle.current().pid());
        return SIGINFO.of(ts, fields);
    }

    @PyFunction(value = "($module, sigset, /)", name = "sigwait",
            doc = "Wait for a signal.\n\nSuspend execution of the calling thread until the delivery of one of the\n"
                    + "signals specified in the signal set sigset.  The function accepts the signal\nand returns the signal number.")
    static long sigwait(ThreadState ts, PyObject sigset) {
        return await(ts, SignalNumbers.set(ts, sigset), -1);
    }

    @PyFunction(value = "($module, sigset, /)", name = "sigwaitinfo",
            doc = "Wait synchronously until one of the signals in *sigset* is delivered.\n\n"
                    + "Returns a struct_siginfo containing information about the signal.")
    static PyObject sigwaitinfo(ThreadState ts, PyObject sigset) {
        return info(ts, await(ts, SignalNumbers.set(ts, sigset), -1));
    }

    @PyFunction(value = "($module, sigset, timeout, /)", name = "sigtimedwait",
            doc = "Like sigwaitinfo(), but with a timeout.\n\nThe timeout is specified in seconds, with floating-point numbers allowed.")
    static PyObject sigtimedwait(ThreadState ts, PyObject sigset, PyObject timeout) {
        long nanos = Durations.nanos(ts, timeout);
        if (nanos < 0) {
            throw Raise.valueError("timeout must be non-negative");
        }
        int s = await(ts, SignalNumbers.set(ts, sigset), nanos);
        return s == 0 ? PyNone.NONE : info(ts, s);
    }
}
