// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._signal.Signals;
import io.github.typhon.stdlib._signal.SelfSignal;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Processes: numbers, groups and sessions, signals, priorities, times, the end. */
final class ProcessCalls {
    static final StructSequence.Kind TIMES = new StructSequence.Kind("posix", "times_result",
            "times_result: Result from os.times().\n\nThis object may be accessed either as a tuple of\n"
                    + "  (user, system, children_user, children_system, elapsed),\nor via the attributes user, system, children_user, children_system,\n"
                    + "and elapsed.\n\nSee os.times for more information.",
            5, true, "user", "system", "children_user", "children_system", "elapsed");
    private static final int SC_CLK_TCK = 2;
    private static final int LAST_SIGNAL = 64;

    private ProcessCalls() {}

    private static int call(ThreadState ts, String function, long... args) {
        return Errno.checkInt(ts, CFunction.of(function).call(args));
    }

    @PyFunction("($module, /)")
    static long getpid() {
        return Libc.isLinked() ? CFunction.of("getpid").call() : ProcessHandle.current().pid();
    }

    @PyFunction("($module, /)")
    static int getppid() {
        return CFunction.of("getppid").call();
    }

    @PyFunction("($module, /, pid)")
    static int getpgid(ThreadState ts, int pid) {
        return call(ts, "getpgid", pid);
    }

    @PyFunction("($module, /)")
    static int getpgrp() {
        return CFunction.of("getpgrp").call();
    }

    @PyFunction("($module, pid, pgrp, /)")
    static void setpgid(ThreadState ts, int pid, int pgrp) {
        call(ts, "setpgid", pid, pgrp);
    }

    @PyFunction("($module, /)")
    static void setpgrp(ThreadState ts) {
        call(ts, "setpgid", 0, 0);
    }

    @PyFunction("($module, pid, /)")
    static int getsid(ThreadState ts, int pid) {
        return call(ts, "getsid", pid);
    }

    @PyFunction("($module, /)")
    static void setsid(ThreadState ts) {
        call(ts, "setsid");
    }

    @PyFunction("($module, pid, signal, /)")
    static void kill(ThreadState ts, int pid, int signal) {
        if (signal > 0 && pid == getpid()) {
            Signals.sendSelf(ts, signal);
            return;
        }
        call(ts, "kill", pid, signal);
        ts.poll();
    }

    @PyFunction("($module, pgid, signal, /)")
    static void killpg(ThreadState ts, int pgid, int signal) {
        call(ts, "killpg", pgid, signal);
        ts.poll();
    }

    @PyFunction("($module, increment, /)")
    static int nice(ThreadState ts, int increment) {
        return unambiguous(ts, "nice", increment);
    }

    /** A function for which -1 is an answer. */
    private static int unambiguous(ThreadState ts, String function, long... args) {
        Libc.clearErrno();
        int r = (int) CFunction.of(function).raw(args);
        int errno = r == -1 ? Libc.errno() : 0;
        if (errno != 0) {
            throw Errno.error(ts, errno, null);
        }
        return r;
    }

    @PyFunction("($module, /, which, who)")
    static int getpriority(ThreadState ts, int which, int who) {
        return unambiguous(ts, "getpriority", which, who);
    }

    @PyFunction("($module, /, which, who, priority)")
    static void setpriority(ThreadState ts, int which, int who, int priority) {
        call(ts, "setpriority", which, who, priority);
    }

    @PyFunction("($module, mask, /)")
    static int umask(ThreadState ts, int mask) {
        return call(ts, "umask", mask);
    }

    @PyFunction("($module, /)")
    static PyObject times(ThreadState ts) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(32, 8);
            double elapsed = Errno.check(ts, CFunction.of("times").callLong(m.address()));
            double tick = CFunction.of("sysconf").callLong(SC_CLK_TCK);
            PyObject[] v = new PyObject[5];
            for (int i = 0; i < 4; i++) {
                v[i] = PyFloat.of(m.get(ValueLayout.JAVA_LONG, 8L * i) / tick);
            }
            v[4] = PyFloat.of(elapsed / tick);
            return TIMES.of(ts, v);
        }
    }

    @PyFunction("($module, /, status)")
    static void _exit(int status) {
        Runtime.getRuntime().halt(status);
    }

    @PyFunction("($module, /)")
    static void abort() {
        CFunction.of("abort").raw();
    }

    /** There is no fork here, so the callables never run. */
    @PyFunction("($module, /, *, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)")
    static void register_at_fork(PyObject before, PyObject afterInChild, PyObject afterInParent) {
        if (before == null && afterInChild == null && afterInParent == null) {
            throw Raise.typeError("At least one argument is required.");
        }
        callable("before", before);
        callable("after_in_child", afterInChild);
        callable("after_in_parent", afterInParent);
    }

    private static void callable(String name, PyObject o) {
        if (o != null && !Objects.isCallable(o)) {
            throw Raise.typeError("'%s' must be callable, not %s", name, PyType.of(o).name());
        }
    }

    @PyFunction("($module, /, flags)")
    static void unshare(ThreadState ts, int flags) {
        call(ts, "unshare", flags);
    }

    @PyFunction("($module, /, fd, nstype=0)")
    static void setns(ThreadState ts, PyObject fd, int nstype) {
        call(ts, "setns", io.github.typhon.stdlib.host.FileNumbers.of(ts, fd), nstype);
    }
}
