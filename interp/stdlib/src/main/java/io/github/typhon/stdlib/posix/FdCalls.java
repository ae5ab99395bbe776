// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.MachineFiles;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Descriptors: opening, closing, copying, reading, writing and their flags. */
final class FdCalls {
    private static final int EBUSY = 16;
    private static final CFunction DUP2 = CFunction.of("dup2");
    private static final CFunction DUP3 = CFunction.of("dup3");
    private static final CFunction PIPE2 = CFunction.of("pipe2");
    private static final CFunction FSYNC = CFunction.of("fsync");
    private static final CFunction FDATASYNC = CFunction.of("fdatasync");
    private static final CFunction LOCKF = CFunction.of("lockf");

    private FdCalls() {}

    @PyFunction("($module, /, path, flags, mode=511, *, dir_fd=None)")
    static int open(ThreadState ts, PyObject path, int flags, int mode, PyObject dirFd) {
        try (PathArg p = PathArg.of(ts, path, "open", "path"); Arena arena = Arena.ofConfined()) {
            int at = PathArg.dirFd(ts, dirFd);
            MemorySegment m = p.in(arena);
            if (Auditing.isOn(ts)) Auditing.audit(ts, "open", path, PyNone.NONE, PyLong.of(flags));
            return (int) p.check(NativeWait.call(ts, () -> Descriptors.openAt(at, m, flags | Descriptors.O_CLOEXEC, mode)));
        }
    }

    @PyFunction("($module, /, fd)")
    static void close(ThreadState ts, int fd) {
        int r;
        try (var d = ts.blocking()) {
            r = Descriptors.close(fd);
        }
        if (r != -Errno.EINTR) {
            Errno.check(ts, r);
        }
    }

    @PyFunction("($module, fd_low, fd_high, /)")
    static void closerange(ThreadState ts, int low, int high) {
        try (var d = ts.blocking()) {
            MachineFiles.closeRange(Math.max(low, 0), high);
        }
    }

    @PyFunction("($module, fd, length, /)")
    static PyObject read(ThreadState ts, int fd, long length) {
        if (length < 0) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        byte[] b = new byte[(int) Math.min(length, Integer.MAX_VALUE - 64)];
        int n = Errno.checkInt(ts, NativeWait.call(ts, () -> Descriptors.read(fd, b, 0, b.length)));
        return n == b.length ? PyBytes.ofOwned(b) : PyBytes.of(b, 0, n);
    }

    @PyFunction("($module, fd, buffer, /)")
    static int readinto(ThreadState ts, int fd, PyObject buffer) {
        try (PyBuffer v = Transfers.writable(ts, buffer, "readinto() argument 2")) {
            return Errno.checkInt(ts, NativeWait.call(ts, () -> Descriptors.read(fd, v.data, v.offset, v.length)));
        }
    }

    @PyFunction("($module, fd, data, /)")
    static int write(ThreadState ts, int fd, PyObject data) {
        byte[] b = Buffers.bytes(ts, data);
        return Errno.checkInt(ts, NativeWait.call(ts, () -> Descriptors.write(fd, b, 0, b.length)));
    }

    @PyFunction("($module, fd, position, whence, /)")
    static long lseek(ThreadState ts, int fd, long position, int whence) {
        return Errno.check(ts, NativeWait.brief(ts, () -> Descriptors.lseek(fd, position, whence)));
    }

    @PyFunction("($module, fd, length, /)")
    static void ftruncate(ThreadState ts, int fd, long length) {
        Errno.check(ts, NativeWait.call(ts, () -> Descriptors.ftruncate(fd, length)));
    }

    @PyFunction("($module, fd, /)")
    static int dup(ThreadState ts, int fd) {
        return Errno.checkInt(ts, NativeWait.brief(ts, () -> Descriptors.fcntl(fd, Descriptors.F_DUPFD_CLOEXEC, 0)));
    }

    @PyFunction("($module, /, fd, fd2, inheritable=True)")
    static int dup2(ThreadState ts, int fd, int fd2, boolean inheritable) {
        if (fd < 0 || fd2 < 0) {
            throw Errno.error(ts, Errno.EBADF, null);
        }
        if (fd != fd2 && MachineFiles.holds(fd2)) {
            throw Errno.error(ts, EBUSY, null);
        }
        // dup3 refuses equal numbers, which dup2 takes.
        return MachineFiles.opened(Errno.checkInt(ts, NativeWait.brief(ts, () -> inheritable || fd == fd2 ? DUP2.call(fd, fd2) : DUP3.call(fd, fd2, Descriptors.O_CLOEXEC))));
    }

    @PyFunction("($module, /)")
    static PyObject pipe(ThreadState ts) {
        return pipe2(ts, Descriptors.O_CLOEXEC);
    }

    @PyFunction("($module, flags, /)")
    static PyObject pipe2(ThreadState ts, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(8, 4);
            Errno.check(ts, NativeWait.brief(ts, () -> PIPE2.call(m.address(), flags)));
            return PyTuple.of(ts, PyLong.of(m.get(ValueLayout.JAVA_INT, 0)), PyLong.of(m.get(ValueLayout.JAVA_INT, 4)));
        }
    }

    @PyFunction("($module, /, fd)")
    static void fsync(ThreadState ts, PyObject fd) {
        int f = FileNumbers.of(ts, fd);
        Errno.check(ts, NativeWait.call(ts, () -> FSYNC.call(f)));
    }

    @PyFunction("($module, /, fd)")
    static void fdatasync(ThreadState ts, PyObject fd) {
        int f = FileNumbers.of(ts, fd);
        Errno.check(ts, NativeWait.call(ts, () -> FDATASYNC.call(f)));
    }

    @PyFunction("($module, fd, command, length, /)")
    static void lockf(ThreadState ts, int fd, int command, long length) {
        Errno.check(ts, NativeWait.call(ts, () -> LOCKF.call(fd, command, length)));
    }

    @PyFunction("($module, fd, /)")
    static boolean get_inheritable(ThreadState ts, int fd) {
        return (Errno.check(ts, Descriptors.fcntl(fd, Descriptors.F_GETFD, 0)) & Descriptors.FD_CLOEXEC) == 0;
    }

    @PyFunction("($module, fd, inheritable, /)")
    static void set_inheritable(ThreadState ts, int fd, int inheritable) {
        Errno.check(ts, Descriptors.setInheritable(fd, inheritable != 0));
    }

    @PyFunction("($module, fd, /)")
    static boolean get_blocking(ThreadState ts, int fd) {
        return (Errno.check(ts, Descriptors.fcntl(fd, Descriptors.F_GETFL, 0)) & Descriptors.O_NONBLOCK) == 0;
    }

    @PyFunction("($module, fd, blocking, /)")
    static void set_blocking(ThreadState ts, int fd, boolean blocking) {
        Errno.check(ts, Descriptors.setBlocking(fd, blocking));
    }

    @PyFunction("($module, fd, offset, length, advice, /)")
    static void posix_fadvise(ThreadState ts, int fd, long offset, long length, int advice) {
        numbered(ts, CFunction.of("posix_fadvise"), fd, offset, length, advice);
    }

    @PyFunction("($module, fd, offset, length, /)")
    static void posix_fallocate(ThreadState ts, int fd, long offset, long length) {
        numbered(ts, CFunction.of("posix_fallocate"), fd, offset, length);
    }

    /** A function that answers its error number. */
    static void numbered(ThreadState ts, CFunction f, long... args) {
        Errno.check(ts, NativeWait.call(ts, () -> -(int) f.raw(args)));
    }

    @PyFunction("($module, /)")
    static void sync(ThreadState ts) {
        try (var d = ts.blocking()) {
            CFunction.of("sync").raw();
        }
    }
}
