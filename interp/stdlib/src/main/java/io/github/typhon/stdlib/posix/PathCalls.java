// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileStatus;
import io.github.typhon.stdlib.host.HostException;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What names in the file system are asked and told: stat, mkdir, rename, links. */
final class PathCalls {
    static final int AT_REMOVEDIR = 0x200;
    static final int AT_SYMLINK_FOLLOW = 0x400;
    private static final int PATH_BYTES = 4096;
    private static final CFunction MKDIRAT = CFunction.of("mkdirat");
    private static final CFunction UNLINKAT = CFunction.of("unlinkat");
    private static final CFunction RENAMEAT = CFunction.of("renameat");
    private static final CFunction LINKAT = CFunction.of("linkat");
    private static final CFunction SYMLINKAT = CFunction.of("symlinkat");
    private static final CFunction READLINKAT = CFunction.of("readlinkat");
    private static final CFunction MKFIFOAT = CFunction.of("mkfifoat");
    private static final CFunction MKNODAT = CFunction.of("mknodat");

    private PathCalls() {}

    /** A call on a path in native memory. */
    interface Step {
        long run(MemorySegment path);
    }

    /** Runs detached; a failure raises with the path's name. */
    static long on(ThreadState ts, PathArg p, Step step) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = p.in(arena);
            return p.check(NativeWait.brief(ts, () -> step.run(m)));
        }
    }

    private interface Step2 {
        long run(MemorySegment a, MemorySegment b);
    }

    private static void on2(ThreadState ts, PyObject src, PyObject dst, String function, Step2 step) {
        try (PathArg a = PathArg.of(ts, src, function, "src"); PathArg b = PathArg.of(ts, dst, function, "dst"); Arena arena = Arena.ofConfined()) {
            MemorySegment m = a.in(arena);
            MemorySegment n = b.in(arena);
            long r = NativeWait.brief(ts, () -> step.run(m, n));
            if (r < 0) {
                throw Errno.error(ts, (int) -r, a.object, b.object);
            }
        }
    }

    @PyFunction("($module, /, path, *, dir_fd=None, follow_symlinks=True)")
    static PyObject stat(ThreadState ts, PyObject path, PyObject dirFd, boolean follow) {
        try (PathArg p = PathArg.orFd(ts, path, "stat", "path")) {
            return status(ts, p, PathArg.dirFd(ts, dirFd), follow);
        }
    }

    @PyFunction("($module, /, path, *, dir_fd=None)")
    static PyObject lstat(ThreadState ts, PyObject path, PyObject dirFd) {
        try (PathArg p = PathArg.of(ts, path, "lstat", "path")) {
            return status(ts, p, PathArg.dirFd(ts, dirFd), false);
        }
    }

    private static PyObject status(ThreadState ts, PathArg p, int dirFd, boolean follow) {
        p.refuseDirFd(dirFd);
        p.refuseFollow(follow);
        String early = Libc.isLinked() || dirFd != Descriptors.AT_FDCWD ? null : p.ascii();
        FileStatus s;
        try (var d = ts.blocking()) {
            s = p.isFd() ? FileStatus.of(p.fd) : early != null ? FileStatus.early(early, follow) : FileStatus.at(dirFd, p.bytes, follow);
        } catch (IOException e) {
            throw Errno.error(ts, e, p.object);
        }
        return early != null ? StatResult.early(ts, s, p.bytes, follow) : StatResult.of(ts, s);
    }

    @PyFunction("($module, /, fd)")
    static PyObject fstat(ThreadState ts, int fd) {
        FileStatus s;
        try (var d = ts.blocking()) {
            s = FileStatus.of(fd);
        } catch (HostException e) {
            throw Errno.error(ts, e, null);
        }
        return StatResult.of(ts, s);
    }

    @PyFunction("($module, /, path, mode=511, *, dir_fd=None)")
    static void mkdir(ThreadState ts, PyObject path, int mode, PyObject dirFd) {
        try (PathArg p = PathArg.of(ts, path, "mkdir", "path")) {
            int at = PathArg.dirFd(ts, dirFd);
            on(ts, p, m -> MKDIRAT.call(at, m.address(), mode));
        }
    }

    @PyFunction("($module, /, path, *, dir_fd=None)")
    static void rmdir(ThreadState ts, PyObject path, PyObject dirFd) {
        remove(ts, path, dirFd, "rmdir", AT_REMOVEDIR);
    }

    @PyFunction("($module, /, path, *, dir_fd=None)")
    static void unlink(ThreadState ts, PyObject path, PyObject dirFd) {
        remove(ts, path, dirFd, "unlink", 0);
    }

    @PyFunction("($module, /, path, *, dir_fd=None)")
    static void remove(ThreadState ts, PyObject path, PyObject dirFd) {
        remove(ts, path, dirFd, "remove", 0);
    }

    private static void remove(ThreadState ts, PyObject path, PyObject dirFd, String function, int flags) {
        try (PathArg p = PathArg.of(ts, path, function, "path")) {
            int at = PathArg.dirFd(ts, dirFd);
            on(ts, p, m -> UNLINKAT.call(at, m.address(), flags));
        }
    }

    @PyFunction("($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    static void rename(ThreadState ts, PyObject src, PyObject dst, PyObject srcFd, PyObject dstFd) {
        move(ts, src, dst, srcFd, dstFd, "rename");
    }

    @PyFunction("($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    static void replace(ThreadState ts, PyObject src, PyObject dst, PyObject srcFd, PyObject dstFd) {
        move(ts, src, dst, srcFd, dstFd, "replace");
    }

    private static void move(ThreadState ts, PyObject src, PyObject dst, PyObject srcFd, PyObject dstFd, String function) {
        int a = PathArg.dirFd(ts, srcFd);
        int b = PathArg.dirFd(ts, dstFd);
        on2(ts, src, dst, function, (m, n) -> RENAMEAT.call(a, m.address(), b, n.address()));
    }

    @PyFunction("($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")
    static void link(ThreadState ts, PyObject src, PyObject dst, PyObject srcFd, PyObject dstFd, PyObject follow) {
        int a = PathArg.dirFd(ts, srcFd);
        int b = PathArg.dirFd(ts, dstFd);
        boolean follows = follow == null || io.github.typhon.objects.protocol.Objects.isTrue(ts, follow);
        on2(ts, src, dst, "link", (m, n) -> LINKAT.call(a, m.address(), b, n.address(), follows ? AT_SYMLINK_FOLLOW : 0));
    }

    @PyFunction("($module, /, src, dst, target_is_directory=False, *, dir_fd=None)")
    static void symlink(ThreadState ts, PyObject src, PyObject dst, boolean directory, PyObject dirFd) {
        int at = PathArg.dirFd(ts, dirFd);
        on2(ts, src, dst, "symlink", (m, n) -> SYMLINKAT.call(m.address(), at, n.address()));
    }

    @PyFunction("($module, /, path, *, dir_fd=None)")
    static PyObject readlink(ThreadState ts, PyObject path, PyObject dirFd) {
        try (PathArg p = PathArg.of(ts, path, "readlink", "path"); Arena arena = Arena.ofConfined()) {
            int at = PathArg.dirFd(ts, dirFd);
            MemorySegment out = arena.allocate(PATH_BYTES);
            long n = on(ts, p, m -> READLINKAT.callLong(at, m.address(), out.address(), PATH_BYTES));
            return p.result(out.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyFunction("($module, /, path, mode=438, *, dir_fd=None)")
    static void mkfifo(ThreadState ts, PyObject path, int mode, PyObject dirFd) {
        try (PathArg p = PathArg.of(ts, path, "mkfifo", "path")) {
            int at = PathArg.dirFd(ts, dirFd);
            unnamed(ts, p, m -> MKFIFOAT.call(at, m.address(), mode));
        }
    }

    @PyFunction("($module, /, path, mode=384, device=0, *, dir_fd=None)")
    static void mknod(ThreadState ts, PyObject path, int mode, long device, PyObject dirFd) {
        try (PathArg p = PathArg.of(ts, path, "mknod", "path")) {
            int at = PathArg.dirFd(ts, dirFd);
            unnamed(ts, p, m -> MKNODAT.call(at, m.address(), mode, device));
        }
    }

    /** As {@link #on}, with an error that does not name the path. */
    static long unnamed(ThreadState ts, PathArg p, Step step) throws PyException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = p.in(arena);
            return Errno.check(ts, NativeWait.call(ts, () -> step.run(m)));
        }
    }
}
