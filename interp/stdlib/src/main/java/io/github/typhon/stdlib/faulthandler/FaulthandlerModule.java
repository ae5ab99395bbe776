// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.faulthandler;

import io.github.typhon.interp.runtime.builtins.Printing;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._signal.SelfSignal;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.HostException;
import io.github.typhon.stdlib.time.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code faulthandler}. */
@PyModule(name = "faulthandler", doc = "faulthandler module.")
public final class FaulthandlerModule {
    private static final int SIGABRT = 6;
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;

    private FaulthandlerModule() {}

    /** The descriptor of a file argument: a number, an object with fileno(), or sys.stderr. */
    private static int descriptor(ThreadState ts, PyObject file) {
        PyLong n = PyLong.unwrapOrNull(file);
        if (n != null) {
            long fd = n.fitsLong() ? n.longValue() : -1;
            if (fd < 0 || fd > Integer.MAX_VALUE) {
                throw Raise.valueError("file is not a valid file descriptor");
            }
            return (int) fd;
        }
        PyObject f = file == PyNone.NONE || file == null ? Printing.sysAttribute(ts, "stderr") : Refs.newRef(ts, file);
        if (f == null) {
            throw Raise.runtimeError("unable to get sys.stderr");
        }
        if (f == PyNone.NONE) {
            throw Raise.runtimeError("sys.stderr is None");
        }
        try {
            PyObject fd = Calls.callMethod(ts, f, "fileno");
            long v = Numbers.asLong(ts, fd);
            Refs.decref(ts, fd);
            if (v < 0) {
                throw Raise.runtimeError("file.fileno() is not a valid file descriptor");
            }
            Refs.decref(ts, Calls.callMethod(ts, f, "flush"));
            return (int) v;
        } finally {
            Refs.decref(ts, f);
        }
    }

    static void write(PyInterpreterState interp, int fd, String text) throws IOException {
        byte[] b = text.getBytes(StandardCharsets.US_ASCII);
        for (int off = 0; off < b.length; ) {
            int n = Descriptors.write(fd, b, off, b.length - off);
            if (n < 0) {
                throw new HostException(-n);
            }
            off += n;
        }
    }

    private static FaultState state(ThreadState ts) {
        return ts.interp.state(FaultState.KEY);
    }

    @PyFunction(value = "($module, /, file=None, all_threads=True)", name = "enable", doc = "Enable the fault handler.")
    static void enable(ThreadState ts, PyObject file, boolean allThreads) {
        descriptor(ts, file);
        // The JVM reports its own crashes; Python code alone cannot cause one.
        state(ts).enabled = true;
    }

    @PyFunction(value = "($module, /)", name = "disable", doc = "Disable the fault handler.")
    static boolean disable(ThreadState ts) {
        FaultState s = state(ts);
        boolean was = s.enabled;
        s.enabled = false;
        return was;
    }

    @PyFunction(value = "($module, /)", name = "is_enabled", doc = "Check if the handler is enabled.")
    static boolean isEnabled(ThreadState ts) {
        return state(ts).enabled;
    }

    @PyFunction(value = "($module, /, file=None, all_threads=True)", name = "dump_traceback",
            doc = "Dump the traceback of the current thread, or of all threads if all_threads is True, into file.")
    static void dumpTraceback(ThreadState ts, PyObject file, boolean allThreads) {
        PyThreadState p = PyThreadState.of(ts);
        int fd = descriptor(ts, file);
        try {
            write(p.interpreter, fd, allThreads ? StackDump.all(p.interpreter, p) : StackDump.current(p));
        } catch (IOException e) {
            throw Errno.error(ts, e, null);
        }
    }

    @PyFunction(value = "($module, /, file=None)", name = "dump_c_stack", doc = "Dump the C stack of the current thread.")
    static void dumpCStack(ThreadState ts, PyObject file) {
        int fd = descriptor(ts, file);
        try {
            write(PyThreadState.of(ts).interpreter, fd, StackDump.below(Thread.currentThread()));
        } catch (IOException e) {
            throw Errno.error(ts, e, null);
        }
    }

    @PyFunction(value = "($module, /, timeout, repeat=False, file=None, exit=False)", name = "dump_traceback_later",
            doc = "Dump the traceback of all threads in timeout seconds,\n"
                    + "or each timeout seconds if repeat is True. If exit is True, call _exit(1) which is not safe.")
    static void dumpTracebackLater(ThreadState ts, PyObject timeout, boolean repeat, PyObject file, boolean exit) {
        long nanos = Durations.nanos(ts, timeout);
        if (nanos <= 0) {
            throw Raise.valueError("timeout must be greater than 0");
        }
        state(ts).startTimer(nanos, repeat, descriptor(ts, file), exit);
    }

    @PyFunction(value = "($module, /)", name = "cancel_dump_traceback_later", doc = "Cancel the previous call to dump_traceback_later().")
    static void cancelDumpTracebackLater(ThreadState ts) {
        state(ts).cancelTimer();
    }

    @PyFunction(value = "($module, /, signum, file=None, all_threads=True, chain=False)", name = "register",
            doc = "Register a handler for the signal 'signum': dump the traceback of the current thread, or of all threads if all_threads is True, into file.")
    static void register(ThreadState ts, int signum, PyObject file, boolean allThreads, boolean chain) {
        state(ts).register(ts, signum, descriptor(ts, file), allThreads, chain);
    }

    @PyFunction(value = "($module, signum, /)", name = "unregister", doc = "Unregister the handler of the signal 'signum' registered by register().")
    static boolean unregister(ThreadState ts, int signum) {
        return state(ts).unregister(ts, signum);
    }

    @PyFunction(value = "($module, /)", name = "_read_null", doc = "Read from NULL, raise a SIGSEGV or SIGBUS signal depending on the platform.")
    static void readNull() {
        SelfSignal.strike(SIGSEGV);
    }

    @PyFunction(value = "($module, /)", name = "_sigabrt", doc = "Raise a SIGABRT signal.")
    static void sigabrt() {
        SelfSignal.strike(SIGABRT);
    }

    @PyFunction(value = "($module, /)", name = "_sigfpe", doc = "Raise a SIGFPE signal.")
    static void sigfpe() {
        SelfSignal.strike(SIGFPE);
    }

    @PyFunction(value = "($module, release_gil=False, /)", name = "_sigsegv", doc = "Raise a SIGSEGV signal.")
    static void sigsegv(boolean releaseGil) {
        SelfSignal.strike(SIGSEGV);
    }
}
