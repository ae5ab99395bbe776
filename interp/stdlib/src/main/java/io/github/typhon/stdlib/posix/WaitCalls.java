// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.resource.Rusage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Waiting for children, and what their wait status means. */
final class WaitCalls {
    static final StructSequence.Kind WAITID = new StructSequence.Kind("posix", "waitid_result",
            "waitid_result: Result from waitid.\n\nThis object may be accessed either as a tuple of\n  (si_pid, si_uid, si_signo, si_status, si_code),\n"
                    + "or via the attributes si_pid, si_uid, and so on.\n\nSee os.waitid for more information.",
            5, true, "si_pid", "si_uid", "si_signo", "si_status", "si_code");
    private static final int SIGINFO_BYTES = 128;
    private static final CFunction WAITPID = CFunction.of("waitpid");
    private static final CFunction WAIT4 = CFunction.of("wait4");
    private static final CFunction WAITID_CALL = CFunction.of("waitid");

    private WaitCalls() {}

    @PyFunction("($module, pid, options, /)")
    static PyObject waitpid(ThreadState ts, int pid, int options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment s = arena.allocate(4, 4);
            long r = Errno.check(ts, NativeWait.call(ts, () -> WAITPID.call(pid, s.address(), options)));
            return PyTuple.of(ts, PyLong.of(r), PyLong.of(s.get(ValueLayout.JAVA_INT, 0)));
        }
    }

    @PyFunction(value = "($module, /)", name = "wait")
    static PyObject waitAny(ThreadState ts) {
        return waitpid(ts, -1, 0);
    }

    @PyFunction("($module, /, options)")
    static PyObject wait3(ThreadState ts, int options) {
        return wait4(ts, -1, options);
    }

    @PyFunction("($module, /, pid, options)")
    static PyObject wait4(ThreadState ts, int pid, int options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment s = arena.allocate(4, 4);
            MemorySegment usage = arena.allocate(Rusage.BYTES, 8);
            long r = Errno.check(ts, NativeWait.call(ts, () -> WAIT4.call(pid, s.address(), options, usage.address())));
            return PyTuple.of(ts, PyLong.of(r), PyLong.of(s.get(ValueLayout.JAVA_INT, 0)), Rusage.of(ts, usage));
        }
    }

    @PyFunction("($module, idtype, id, options, /)")
    static PyObject waitid(ThreadState ts, int idtype, long id, int options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment s = arena.allocate(SIGINFO_BYTES, 8);
            Errno.check(ts, NativeWait.call(ts, () -> WAITID_CALL.call(idtype, id, s.address(), options)));
            int pid = s.get(ValueLayout.JAVA_INT, 12);
            if (pid == 0) {
                return PyNone.NONE;
            }
            return WAITID.of(ts, PyLong.of(pid), Identity.number(s.get(ValueLayout.JAVA_INT, 16)), PyLong.of(s.get(ValueLayout.JAVA_INT, 0)),
                    PyLong.of(s.get(ValueLayout.JAVA_INT, 20)), PyLong.of(s.get(ValueLayout.JAVA_INT, 8)));
        }
    }

    @PyFunction("($module, status, /)")
    static boolean WCOREDUMP(int status) {
        return (status & 0x80) != 0;
    }

    @PyFunction("($module, /, status)")
    static int WEXITSTATUS(int status) {
        return status >> 8 & 0xff;
    }

    @PyFunction("($module, /, status)")
    static boolean WIFCONTINUED(int status) {
        return status == 0xffff;
    }

    @PyFunction("($module, /, status)")
    static boolean WIFEXITED(int status) {
        return (status & 0x7f) == 0;
    }

    @PyFunction("($module, /, status)")
    static boolean WIFSIGNALED(int status) {
        int signal = status & 0x7f;
        return signal != 0 && signal != 0x7f;
    }

    @PyFunction("($module, /, status)")
    static boolean WIFSTOPPED(int status) {
        return (status & 0xff) == 0x7f;
    }

    @PyFunction("($module, /, status)")
    static int WSTOPSIG(int status) {
        return WEXITSTATUS(status);
    }

    @PyFunction("($module, /, status)")
    static int WTERMSIG(int status) {
        return status & 0x7f;
    }

    @PyFunction("($module, /, status)")
    static int waitstatus_to_exitcode(int status) {
        if (WIFEXITED(status)) {
            return WEXITSTATUS(status);
        }
        if (WIFSIGNALED(status)) {
            return -WTERMSIG(status);
        }
        if (WIFSTOPPED(status)) {
            throw Raise.valueError("process stopped by delivery of signal %d", WSTOPSIG(status));
        }
        throw Raise.valueError("invalid wait status: %d", status);
    }
}
