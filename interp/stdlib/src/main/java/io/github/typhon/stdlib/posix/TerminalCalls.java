// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Terminals and pseudo-terminals. */
final class TerminalCalls {
    static final StructSequence.Kind SIZE =
            new StructSequence.Kind("os", "terminal_size", "A tuple of (columns, lines) for holding terminal window size", 2, true, "columns", "lines");
    private static final int NAME_BYTES = 256;
    private static final long TIOCGWINSZ = 0x5413;
    private static final long TIOCSCTTY = 0x540e;
    private static final int O_RDWR_NOCTTY = 0x102;

    private TerminalCalls() {}

    private static int call(ThreadState ts, String function, long... args) {
        return Errno.checkInt(ts, CFunction.of(function).call(args));
    }

    @PyFunction("($module, fd, /)")
    static boolean isatty(ThreadState ts, int fd) {
        return Descriptors.isatty(fd);
    }

    @PyFunction("($module, fd, /)")
    static PyObject ttyname(ThreadState ts, int fd) {
        return named(ts, "ttyname_r", fd);
    }

    @PyFunction("($module, fd, /)")
    static PyObject ptsname(ThreadState ts, PyObject fd) {
        return named(ts, "ptsname_r", io.github.typhon.stdlib.host.FileNumbers.of(ts, fd));
    }

    private static PyObject named(ThreadState ts, String function, int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(NAME_BYTES);
            int error = (int) CFunction.of(function).raw(fd, m.address(), NAME_BYTES);
            if (error != 0) {
                throw Errno.error(ts, error, null);
            }
            return PathArg.decode(ts, Libc.stringAt(m.address()));
        }
    }

    @PyFunction("($module, fd=<unrepresentable>, /)")
    static PyObject get_terminal_size(ThreadState ts, PyObject fd) {
        int f = fd == null ? 1 : Numbers.asInt(ts, fd);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(8, 8);
            call(ts, "ioctl", f, TIOCGWINSZ, m.address());
            return SIZE.of(ts, PyLong.of(m.get(ValueLayout.JAVA_SHORT, 2) & 0xffff), PyLong.of(m.get(ValueLayout.JAVA_SHORT, 0) & 0xffff));
        }
    }

    @PyFunction("($module, /, fd)")
    static PyObject device_encoding(int fd) {
        return Descriptors.isatty(fd) ? PyUnicode.of("utf-8") : PyNone.NONE;
    }

    @PyFunction("($module, /)")
    static String ctermid() {
        return "/dev/tty";
    }

    @PyFunction("($module, fd, /)")
    static int tcgetpgrp(ThreadState ts, int fd) {
        return call(ts, "tcgetpgrp", fd);
    }

    @PyFunction("($module, fd, pgid, /)")
    static void tcsetpgrp(ThreadState ts, int fd, int pgid) {
        call(ts, "tcsetpgrp", fd, pgid);
    }

    @PyFunction("($module, oflag, /)")
    static int posix_openpt(ThreadState ts, int oflag) {
        int fd = call(ts, "posix_openpt", oflag);
        Errno.check(ts, Descriptors.setInheritable(fd, false));
        return fd;
    }

    @PyFunction("($module, fd, /)")
    static void grantpt(ThreadState ts, PyObject fd) {
        call(ts, "grantpt", io.github.typhon.stdlib.host.FileNumbers.of(ts, fd));
    }

    @PyFunction("($module, fd, /)")
    static void unlockpt(ThreadState ts, PyObject fd) {
        call(ts, "unlockpt", io.github.typhon.stdlib.host.FileNumbers.of(ts, fd));
    }

    @PyFunction("($module, /)")
    static PyObject openpty(ThreadState ts) {
        int master = call(ts, "posix_openpt", O_RDWR_NOCTTY | Descriptors.O_CLOEXEC);
        try (Arena arena = Arena.ofConfined()) {
            call(ts, "grantpt", master);
            call(ts, "unlockpt", master);
            MemorySegment m = arena.allocate(NAME_BYTES);
            call(ts, "ptsname_r", master, m.address(), NAME_BYTES);
            int slave = Errno.checkInt(ts, Descriptors.open(m, O_RDWR_NOCTTY | Descriptors.O_CLOEXEC, 0));
            return PyTuple.of(ts, PyLong.of(master), PyLong.of(slave));
        } catch (io.github.typhon.objects.core.PyException e) {
            Descriptors.close(master);
            throw e;
        }
    }

    @PyFunction("($module, fd, /)")
    static void login_tty(ThreadState ts, PyObject fd) {
        int f = io.github.typhon.stdlib.host.FileNumbers.of(ts, fd);
        call(ts, "setsid");
        call(ts, "ioctl", f, TIOCSCTTY, 0);
        for (int i = 0; i < 3; i++) {
            call(ts, "dup2", f, i);
        }
        if (f > 2) {
            Descriptors.close(f);
        }
    }
}
