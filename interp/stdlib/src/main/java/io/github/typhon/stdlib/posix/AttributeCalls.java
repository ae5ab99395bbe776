// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.FileStatus;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Permissions, owners, times, sizes and extended attributes of files. */
final class AttributeCalls {
    static final StructSequence.Kind STATVFS = new StructSequence.Kind(
            "os", "statvfs_result", "statvfs_result: Result from statvfs or fstatvfs.", 10, true,
            "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid");
    private static final int AT_EACCESS = 0x200;
    private static final int STATVFS_BYTES = 112;
    private static final long NANOS = 1_000_000_000L;
    private static final int XATTR_MAX = 65536;
    private static final int[] XATTR_SIZES = {128, XATTR_MAX};
    private static final CFunction FACCESSAT = CFunction.of("faccessat");
    private static final CFunction FCHMODAT = CFunction.of("fchmodat");
    private static final CFunction FCHMOD = CFunction.of("fchmod");
    private static final CFunction FCHOWNAT = CFunction.of("fchownat");
    private static final CFunction FCHOWN = CFunction.of("fchown");
    private static final CFunction UTIMENSAT = CFunction.of("utimensat");
    private static final CFunction FUTIMENS = CFunction.of("futimens");
    private static final CFunction TRUNCATE = CFunction.of("truncate");
    private static final CFunction STATVFS_CALL = CFunction.of("statvfs");
    private static final CFunction PATHCONF = CFunction.of("pathconf");
    private static final CFunction FPATHCONF = CFunction.of("fpathconf");
    private static final CFunction FSTATVFS = CFunction.of("fstatvfs");

    private AttributeCalls() {}

    @PyFunction("($module, /, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")
    static boolean access(ThreadState ts, PyObject path, int mode, PyObject dirFd, boolean effective, boolean follow) {
        try (PathArg p = PathArg.of(ts, path, "access", "path"); Arena arena = Arena.ofConfined()) {
            int at = PathArg.dirFd(ts, dirFd);
            MemorySegment m = p.in(arena);
            int flags = (effective ? AT_EACCESS : 0) | (follow ? 0 : FileStatus.AT_SYMLINK_NOFOLLOW);
            return NativeWait.brief(ts, () -> FACCESSAT.call(at, m.address(), mode, flags)) == 0;
        }
    }

    @PyFunction("($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)")
    static void chmod(ThreadState ts, PyObject path, int mode, PyObject dirFd, boolean follow) {
        try (PathArg p = PathArg.orFd(ts, path, "chmod", "path")) {
            int at = PathArg.dirFd(ts, dirFd);
            if (p.isFd()) {
                p.refuseFollow(follow);
                p.check(NativeWait.brief(ts, () -> FCHMOD.call(p.fd, mode)));
                return;
            }
            PathCalls.on(ts, p, m -> {
                int r = FCHMODAT.call(at, m.address(), mode, follow ? 0 : FileStatus.AT_SYMLINK_NOFOLLOW);
                if (r == -Errno.ENOTSUP && !follow) {
                    throw Raise.notImplemented("chmod: follow_symlinks unavailable on this platform");
                }
                return r;
            });
        }
    }

    @PyFunction("($module, /, fd, mode)")
    static void fchmod(ThreadState ts, int fd, int mode) {
        Errno.check(ts, NativeWait.call(ts, () -> FCHMOD.call(fd, mode)));
    }

    @PyFunction("($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)")
    static void chown(ThreadState ts, PyObject path, PyObject uid, PyObject gid, PyObject dirFd, boolean follow) {
        own(ts, path, uid, gid, PathArg.dirFd(ts, dirFd), follow, "chown", true);
    }

    @PyFunction("($module, /, path, uid, gid)")
    static void lchown(ThreadState ts, PyObject path, PyObject uid, PyObject gid) {
        own(ts, path, uid, gid, Descriptors.AT_FDCWD, false, "lchown", false);
    }

    private static void own(ThreadState ts, PyObject path, PyObject uid, PyObject gid, int at, boolean follow, String function, boolean fds) {
        try (PathArg p = PathArg.of(ts, path, function, "path", false, fds)) {
            int u = Identity.uid(ts, uid);
            int g = Identity.gid(ts, gid);
            p.refuseDirFd(at);
            if (p.isFd()) {
                p.refuseFollow(follow);
                p.check(NativeWait.brief(ts, () -> FCHOWN.call(p.fd, u, g)));
                return;
            }
            PathCalls.on(ts, p, m -> FCHOWNAT.call(at, m.address(), u, g, follow ? 0 : FileStatus.AT_SYMLINK_NOFOLLOW));
        }
    }

    @PyFunction("($module, /, fd, uid, gid)")
    static void fchown(ThreadState ts, int fd, PyObject uid, PyObject gid) {
        int u = Identity.uid(ts, uid);
        int g = Identity.gid(ts, gid);
        Errno.check(ts, NativeWait.call(ts, () -> FCHOWN.call(fd, u, g)));
    }

    @PyFunction("($module, /, path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)")
    static void utime(ThreadState ts, PyObject path, PyObject times, PyObject ns, PyObject dirFd, boolean follow) {
        try (PathArg p = PathArg.orFd(ts, path, "utime", "path"); Arena arena = Arena.ofConfined()) {
            int at = PathArg.dirFd(ts, dirFd);
            MemorySegment spec = times(ts, times, ns, arena);
            p.refuseDirFd(at);
            p.refuseFollow(follow);
            long address = spec == null ? 0 : spec.address();
            if (p.isFd()) {
                p.check(NativeWait.brief(ts, () -> FUTIMENS.call(p.fd, address)));
                return;
            }
            PathCalls.on(ts, p, m -> UTIMENSAT.call(at, m.address(), address, follow ? 0 : FileStatus.AT_SYMLINK_NOFOLLOW));
        }
    }

    /** Two timespecs, or null for now. */
    private static MemorySegment times(ThreadState ts, PyObject times, PyObject ns, Arena arena) {
        boolean given = times != PyNone.NONE;
        if (given && ns != null) {
            throw Raise.valueError("utime: you may specify either 'times' or 'ns' but not both");
        }
        if (!given && ns == null) {
            return null;
        }
        PyObject pair = given ? times : ns;
        if (!(pair instanceof PyTuple t) || t.items.length != 2) {
            throw Raise.typeError(given ? "utime: 'times' must be either a tuple of two ints or None" : "utime: 'ns' must be a tuple of two ints");
        }
        MemorySegment s = arena.allocate(32, 8);
        for (int i = 0; i < 2; i++) {
            long[] v = given ? seconds(ts, t.items[i]) : nanos(ts, t.items[i]);
            s.set(ValueLayout.JAVA_LONG, 16L * i, v[0]);
            s.set(ValueLayout.JAVA_LONG, 16L * i + 8, v[1]);
        }
        return s;
    }

    private static long[] seconds(ThreadState ts, PyObject o) {
        if (PyType.of(o).isSubtype(PyFloat.TYPE)) {
            double d = Numbers.asDouble(ts, o);
            if (Double.isNaN(d)) {
                throw Raise.valueError("Invalid value NaN (not a number)");
            }
            double floor = Math.floor(d);
            if (Math.abs(floor) >= 0x1p63) {
                throw Raise.overflowError("timestamp out of range for platform time_t");
            }
            long n = (long) Math.floor((d - floor) * 1e9);
            return n >= NANOS ? new long[] {(long) floor + 1, n - NANOS} : new long[] {(long) floor, n};
        }
        PyLong v = Numbers.index(ts, o);
        if (!v.fitsLong()) {
            throw Raise.overflowError("timestamp out of range for platform time_t");
        }
        return new long[] {v.longValue(), 0};
    }

    private static long[] nanos(ThreadState ts, PyObject o) {
        PyObject qr = Numbers.divmod(ts, o, PyLong.of(NANOS));
        try {
            if (!(qr instanceof PyTuple t) || t.items.length != 2) {
                throw Raise.typeError("%s.__divmod__() must return a 2-tuple, not %s", PyType.of(o).name(), PyType.of(qr).name());
            }
            return new long[] {Numbers.asLong(ts, t.items[0]), Numbers.asLong(ts, t.items[1])};
        } finally {
            Refs.decref(ts, qr);
        }
    }

    @PyFunction("($module, /, path, length)")
    static void truncate(ThreadState ts, PyObject path, long length) {
        try (PathArg p = PathArg.orFd(ts, path, "truncate", "path")) {
            if (p.isFd()) {
                p.check(NativeWait.call(ts, () -> Descriptors.ftruncate(p.fd, length)));
                return;
            }
            PathCalls.on(ts, p, m -> TRUNCATE.call(m.address(), length));
        }
    }

    @PyFunction("($module, /, path)")
    static PyObject statvfs(ThreadState ts, PyObject path) {
        try (PathArg p = PathArg.orFd(ts, path, "statvfs", "path"); Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(STATVFS_BYTES, 8);
            if (p.isFd()) {
                p.check(NativeWait.brief(ts, () -> FSTATVFS.call(p.fd, out.address())));
            } else {
                PathCalls.on(ts, p, m -> STATVFS_CALL.call(m.address(), out.address()));
            }
            return statvfs(ts, out);
        }
    }

    @PyFunction("($module, fd, /)")
    static PyObject fstatvfs(ThreadState ts, int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(STATVFS_BYTES, 8);
            Errno.check(ts, NativeWait.brief(ts, () -> FSTATVFS.call(fd, out.address())));
            return statvfs(ts, out);
        }
    }

    /** struct statvfs is eleven unsigned longs: f_fsid stands before f_flag. */
    private static PyObject statvfs(ThreadState ts, MemorySegment s) {
        int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 8};
        PyObject[] v = new PyObject[order.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = PyLong.ofUnsigned(s.get(ValueLayout.JAVA_LONG, 8L * order[i]));
        }
        return STATVFS.of(ts, v);
    }

    /** Which of three functions an extended-attribute call means. */
    private static int xattr(ThreadState ts, PathArg p, MemorySegment path, boolean follow, String name, long... rest) {
        p.refuseFollow(follow);
        CFunction f = CFunction.of(p.isFd() ? "f" + name : follow ? name : "l" + name);
        long[] args = new long[rest.length + 1];
        System.arraycopy(rest, 0, args, 1, rest.length);
        args[0] = p.isFd() ? p.fd : path.address();
        return (int) NativeWait.brief(ts, () -> f.callLong(args));
    }

    @PyFunction("($module, /, path, attribute, *, follow_symlinks=True)")
    static PyObject getxattr(ThreadState ts, PyObject path, PyObject attribute, boolean follow) {
        try (PathArg p = PathArg.orFd(ts, path, "getxattr", "path"); PathArg a = PathArg.of(ts, attribute, "getxattr", "attribute"); Arena arena = Arena.ofConfined()) {
            MemorySegment m = p.isFd() ? null : p.in(arena);
            int n = 0;
            for (int size : XATTR_SIZES) {
                MemorySegment out = arena.allocate(size);
                n = xattr(ts, p, m, follow, "getxattr", a.in(arena).address(), out.address(), size);
                if (n >= 0) {
                    return PyBytes.of(out.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
                }
                if (n != -Errno.ERANGE) {
                    break;
                }
            }
            throw p.error(n);
        }
    }

    @PyFunction("($module, /, path, attribute, value, flags=0, *, follow_symlinks=True)")
    static void setxattr(ThreadState ts, PyObject path, PyObject attribute, PyObject value, int flags, boolean follow) {
        try (PathArg p = PathArg.orFd(ts, path, "setxattr", "path"); PathArg a = PathArg.of(ts, attribute, "setxattr", "attribute"); Arena arena = Arena.ofConfined()) {
            byte[] v = Buffers.bytes(ts, value);
            MemorySegment m = p.isFd() ? null : p.in(arena);
            p.check(xattr(ts, p, m, follow, "setxattr", a.in(arena).address(), Libc.string(arena, v).address(), v.length, flags));
        }
    }

    @PyFunction("($module, /, path, attribute, *, follow_symlinks=True)")
    static void removexattr(ThreadState ts, PyObject path, PyObject attribute, boolean follow) {
        try (PathArg p = PathArg.orFd(ts, path, "removexattr", "path"); PathArg a = PathArg.of(ts, attribute, "removexattr", "attribute"); Arena arena = Arena.ofConfined()) {
            MemorySegment m = p.isFd() ? null : p.in(arena);
            p.check(xattr(ts, p, m, follow, "removexattr", a.in(arena).address()));
        }
    }

    @PyFunction("($module, /, path=None, *, follow_symlinks=True)")
    static PyObject listxattr(ThreadState ts, PyObject path, boolean follow) {
        PyObject where = path == PyNone.NONE ? io.github.typhon.objects.text.PyUnicode.of(".") : path;
        try (PathArg p = PathArg.orFd(ts, where, "listxattr", "path"); Arena arena = Arena.ofConfined()) {
            MemorySegment m = p.isFd() ? null : p.in(arena);
            MemorySegment out = arena.allocate(XATTR_MAX);
            int n = (int) p.check(xattr(ts, p, m, follow, "listxattr", out.address(), XATTR_MAX));
            PyObject list = Containers.factory().newList(ts, new PyObject[0], 0);
            for (int at = 0; at < n;) {
                byte[] name = Libc.stringAt(out.address() + at);
                Containers.factory().listAppend(ts, list, PathArg.decode(ts, name));
                at += name.length + 1;
            }
            return list;
        }
    }

    @PyFunction("($module, /, path, name)")
    static PyObject pathconf(ThreadState ts, PyObject path, PyObject name) {
        int n = ConfigNames.of(ts, name, ConfigNames.PATHCONF);
        try (PathArg p = PathArg.orFd(ts, path, "pathconf", "path"); Arena arena = Arena.ofConfined()) {
            return p.isFd() ? ConfigNames.limit(ts, p.object, FPATHCONF, p.fd, n) : ConfigNames.limit(ts, p.object, PATHCONF, p.in(arena).address(), n);
        }
    }

    @PyFunction("($module, fd, name, /)")
    static PyObject fpathconf(ThreadState ts, PyObject fd, PyObject name) {
        int f = FileNumbers.of(ts, fd);
        return ConfigNames.limit(ts, null, FPATHCONF, f, ConfigNames.of(ts, name, ConfigNames.PATHCONF));
    }
}
