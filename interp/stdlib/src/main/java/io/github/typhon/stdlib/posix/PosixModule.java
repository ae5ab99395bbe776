// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code posix}: paths, directories, environment and process. Relative paths resolve against the JVM's working directory, which cannot change.
 *  CPython: Modules/posixmodule.c. */
@PyModule(name = "posix", doc = "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard.")
public final class PosixModule {
    private static final StructSequence.Kind STAT = new StructSequence.Kind(
            "os", "stat_result", "stat_result: Result from stat, fstat, or lstat.", 10, true,
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "_7", "_8", "_9",
            "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev");
    private static final StructSequence.Kind TERMINAL_SIZE =
            new StructSequence.Kind("os", "terminal_size", "A tuple of (columns, lines) for holding terminal window size", 2, true, "columns", "lines");
    private static final StructSequence.Kind UNAME = new StructSequence.Kind(
            "posix", "uname_result", "uname_result: Result from os.uname().", 5, true, "sysname", "nodename", "release", "version", "machine");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PosixModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(STAT.type());
        m.addType(TERMINAL_SIZE.type());
        m.addType(UNAME.type());
        m.add("error", Refs.newRef(ts, (PyObject) Exc.OSError));
        PyObject env = Containers.factory().newDict(ts);
        System.getenv().forEach((k, v) -> Containers.factory().dictSet(ts, env, bytes(k), bytes(v)));
        m.add("environ", env);
        m.add("_have_functions", Containers.factory().newList(ts, new PyObject[0], 0));
        Object[][] constants = {
            {"F_OK", 0}, {"R_OK", 4}, {"W_OK", 2}, {"X_OK", 1}, {"O_RDONLY", 0}, {"O_WRONLY", 1}, {"O_RDWR", 2}, {"O_CREAT", 0100}, {"O_EXCL", 0200},
            {"O_TRUNC", 01000}, {"O_APPEND", 02000}, {"O_NONBLOCK", 04000}, {"O_CLOEXEC", 02000000}, {"O_DIRECTORY", 0200000},
            {"O_NOFOLLOW", 0400000}, {"SEEK_DATA", 3}, {"SEEK_HOLE", 4}, {"EX_OK", 0}, {"WNOHANG", 1}, {"P_ALL", 0}, {"NGROUPS_MAX", 65536}
        };
        for (Object[] c : constants) {
            m.add((String) c[0], (int) c[1]);
        }
    }

    private static PyObject bytes(String s) {
        return PyBytes.of(s.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a path argument. */
    static String text(ThreadState ts, PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        PyBytes b = u == null ? PyBytes.unwrapOrNull(o) : null;
        if (u == null && b == null) {
            PyObject p = SlotCalls.callSpecial(ts, o, Names.__fspath__);
            if (p == null) {
                throw Raise.typeError("path should be string, bytes or os.PathLike, not %s", PyType.of(o).name());
            }
            try {
                return text(ts, p);
            } finally {
                Refs.decref(ts, p);
            }
        }
        String s = u != null ? u.toString() : new String(b.toByteArray(), StandardCharsets.UTF_8);
        if (s.indexOf('\0') >= 0) {
            throw Raise.valueError("embedded null %s", u != null ? "character" : "byte");
        }
        return s;
    }

    private static Path path(ThreadState ts, PyObject o) {
        String s = text(ts, o);
        if (s.isEmpty()) {
            throw PyException.ofArgs(Exc.OSError, PyLong.of(2), PyUnicode.of(OsErrors.text(2)), Refs.newRef(ts, o));
        }
        try {
            return Path.of(s);
        } catch (java.nio.file.InvalidPathException e) {
            throw Raise.valueError("%s", e.getMessage());
        }
    }

    private static void noDirFd(PyObject fd) {
        if (fd != null && fd != PyNone.NONE) {
            throw Raise.notImplemented("dir_fd unavailable on this platform");
        }
    }

    @PyFunction("($module, path, *, dir_fd=None, follow_symlinks=True)")
    static PyObject stat(ThreadState ts, PyObject path, PyObject dirFd, boolean follow) {
        noDirFd(dirFd);
        return read(ts, path, follow);
    }

    @PyFunction("($module, path, *, dir_fd=None)")
    static PyObject lstat(ThreadState ts, PyObject path, PyObject dirFd) {
        noDirFd(dirFd);
        return read(ts, path, false);
    }

    private static PyObject read(ThreadState ts, PyObject path, boolean follow) {
        Map<String, Object> a;
        try {
            a = follow ? Files.readAttributes(path(ts, path), "unix:*") : Files.readAttributes(path(ts, path), "unix:*", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw OsErrors.of(ts, e, path);
        }
        long at = nanos(a, "lastAccessTime");
        long mt = nanos(a, "lastModifiedTime");
        long ct = nanos(a, "ctime");
        long size = number(a, "size");
        return STAT.of(ts, PyLong.of(number(a, "mode")), PyLong.of(number(a, "ino")), PyLong.of(number(a, "dev")), PyLong.of(number(a, "nlink")),
                PyLong.of(number(a, "uid")), PyLong.of(number(a, "gid")), PyLong.of(size), PyLong.of(Math.floorDiv(at, 1_000_000_000L)),
                PyLong.of(Math.floorDiv(mt, 1_000_000_000L)), PyLong.of(Math.floorDiv(ct, 1_000_000_000L)), PyFloat.of(at / 1e9), PyFloat.of(mt / 1e9),
                PyFloat.of(ct / 1e9), PyLong.of(at), PyLong.of(mt), PyLong.of(ct), PyLong.of(4096), PyLong.of((size + 511) / 512), PyLong.of(number(a, "rdev")));
    }

    private static long number(Map<String, Object> a, String name) {
        return a.get(name) instanceof Number n ? n.longValue() : 0;
    }

    private static long nanos(Map<String, Object> a, String name) {
        return a.get(name) instanceof FileTime t ? t.to(TimeUnit.NANOSECONDS) : 0;
    }

    @PyFunction("($module, path='.')")
    static PyObject listdir(ThreadState ts, PyObject path) {
        boolean asBytes = path != null && PyBytes.unwrapOrNull(path) != null;
        PyObject where = path == null || path == PyNone.NONE ? PyUnicode.of(".") : path;
        PyObject list = Containers.factory().newList(ts, new PyObject[0], 0);
        try (DirectoryStream<Path> d = Files.newDirectoryStream(path(ts, where))) {
            for (Path p : d) {
                String n = p.getFileName().toString();
                Containers.factory().listAppend(ts, list, asBytes ? bytes(n) : PyUnicode.of(n));
            }
            return list;
        } catch (IOException e) {
            Refs.decref(ts, list);
            throw OsErrors.of(ts, e, path);
        }
    }

    @PyFunction("($module, /)")
    static String getcwd() {
        return Path.of("").toAbsolutePath().toString();
    }

    @PyFunction("($module, /)")
    static PyObject getcwdb() {
        return bytes(getcwd());
    }

    @PyFunction("($module, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")
    static boolean access(ThreadState ts, PyObject path, int mode, PyObject dirFd, boolean effective, boolean follow) {
        noDirFd(dirFd);
        Path p = path(ts, path);
        return Files.exists(p) && ((mode & 4) == 0 || Files.isReadable(p)) && ((mode & 2) == 0 || Files.isWritable(p)) && ((mode & 1) == 0 || Files.isExecutable(p));
    }

    /** An operation that may fail on a path. */
    private interface Step {
        void run(Path p) throws IOException;
    }

    private static void on(ThreadState ts, PyObject path, Step step) {
        try {
            step.run(path(ts, path));
        } catch (IOException e) {
            throw OsErrors.of(ts, e, path);
        }
    }

    @PyFunction("($module, path, mode=511, *, dir_fd=None)")
    static void mkdir(ThreadState ts, PyObject path, int mode, PyObject dirFd) {
        noDirFd(dirFd);
        on(ts, path, Files::createDirectory);
    }

    @PyFunction("($module, path, *, dir_fd=None)")
    static void rmdir(ThreadState ts, PyObject path, PyObject dirFd) {
        noDirFd(dirFd);
        on(ts, path, p -> {
            if (!Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS) && Files.exists(p, LinkOption.NOFOLLOW_LINKS)) {
                throw new java.nio.file.NotDirectoryException(p.toString());
            }
            Files.delete(p);
        });
    }

    @PyFunction("($module, path, *, dir_fd=None)")
    static void unlink(ThreadState ts, PyObject path, PyObject dirFd) {
        noDirFd(dirFd);
        on(ts, path, p -> {
            if (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("Is a directory");
            }
            Files.delete(p);
        });
    }

    @PyFunction("($module, path, *, dir_fd=None)")
    static void remove(ThreadState ts, PyObject path, PyObject dirFd) {
        unlink(ts, path, dirFd);
    }

    @PyFunction("($module, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    static void rename(ThreadState ts, PyObject src, PyObject dst, PyObject srcFd, PyObject dstFd) {
        noDirFd(srcFd);
        noDirFd(dstFd);
        Path to = path(ts, dst);
        on(ts, src, p -> Files.move(p, to, StandardCopyOption.ATOMIC_MOVE));
    }

    @PyFunction("($module, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    static void replace(ThreadState ts, PyObject src, PyObject dst, PyObject srcFd, PyObject dstFd) {
        rename(ts, src, dst, srcFd, dstFd);
    }

    @PyFunction("($module, path, *, dir_fd=None)")
    static PyObject readlink(ThreadState ts, PyObject path, PyObject dirFd) {
        noDirFd(dirFd);
        String[] out = new String[1];
        on(ts, path, p -> out[0] = Files.readSymbolicLink(p).toString());
        return PyBytes.unwrapOrNull(path) != null ? bytes(out[0]) : PyUnicode.of(out[0]);
    }

    @PyFunction("($module, src, dst, target_is_directory=False, *, dir_fd=None)")
    static void symlink(ThreadState ts, PyObject src, PyObject dst, boolean directory, PyObject dirFd) {
        noDirFd(dirFd);
        Path target = path(ts, src);
        on(ts, dst, p -> Files.createSymbolicLink(p, target));
    }

    @PyFunction("($module, path, mode, *, dir_fd=None, follow_symlinks=True)")
    static void chmod(ThreadState ts, PyObject path, int mode, PyObject dirFd, boolean follow) {
        noDirFd(dirFd);
        StringBuilder b = new StringBuilder();
        for (int i = 8; i >= 0; i--) {
            b.append((mode >> i & 1) != 0 ? "xwr".charAt(i % 3) : '-');
        }
        on(ts, path, p -> Files.setPosixFilePermissions(p, PosixFilePermissions.fromString(b.toString())));
    }

    @PyFunction("($module, path)")
    static PyObject fspath(ThreadState ts, PyObject path) {
        if (PyUnicode.unwrapOrNull(path) != null || PyBytes.unwrapOrNull(path) != null) {
            return Refs.newRef(ts, path);
        }
        PyObject p = SlotCalls.callSpecial(ts, path, Names.__fspath__);
        if (p == null) {
            throw Raise.typeError("expected str, bytes or os.PathLike object, not %s", PyType.of(path).name());
        }
        if (PyUnicode.unwrapOrNull(p) == null && PyBytes.unwrapOrNull(p) == null) {
            PyType t = PyType.of(p);
            Refs.decref(ts, p);
            throw Raise.typeError("expected %s.__fspath__() to return str or bytes, not %s", PyType.of(path).name(), t.name());
        }
        return p;
    }

    @PyFunction("($module, /)")
    static long getpid() {
        return ProcessHandle.current().pid();
    }

    @PyFunction("($module, /)")
    static long getppid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    @PyFunction("($module, /)")
    static PyObject cpu_count() {
        return PyLong.of(Runtime.getRuntime().availableProcessors());
    }

    @PyFunction("($module, size, /)")
    static PyObject urandom(long size) {
        if (size < 0) {
            throw Raise.valueError("negative argument not allowed");
        }
        byte[] b = new byte[(int) size];
        RANDOM.nextBytes(b);
        return PyBytes.of(b);
    }

    @PyFunction("($module, status)")
    static void _exit(int status) {
        Runtime.getRuntime().halt(status);
    }

    @PyFunction("($module, code, /)")
    static String strerror(int code) {
        return OsErrors.text(code);
    }

    @PyFunction("($module, name, value, /)")
    static void putenv(ThreadState ts, PyObject name, PyObject value) {
        // os.environ keeps the value; the JVM cannot change its own environment, so native code does not see it.
    }

    @PyFunction("($module, name, /)")
    static void unsetenv(ThreadState ts, PyObject name) {
        // See putenv.
    }

    @PyFunction("($module, /)")
    static @Owned PyObject _create_environ(ThreadState ts) {
        PyObject env = Containers.factory().newDict(ts);
        System.getenv().forEach((k, v) -> Containers.factory().dictSet(ts, env, bytes(k), bytes(v)));
        return env;
    }

    @PyFunction("($module, /)")
    static PyObject uname(ThreadState ts) {
        String host = System.getenv("HOSTNAME");
        return UNAME.of(ts, PyUnicode.of(System.getProperty("os.name")), PyUnicode.of(host == null ? "localhost" : host),
                PyUnicode.of(System.getProperty("os.version")), PyUnicode.of(""), PyUnicode.of(System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch")));
    }

}
