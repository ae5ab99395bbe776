// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.HostException;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Directories: their entries, and which one is the working directory. */
final class DirCalls {
    private static final int PATH_BYTES = 4096;
    private static final CFunction CHDIR = CFunction.of("chdir");
    private static final CFunction FCHDIR = CFunction.of("fchdir");
    private static final CFunction CHROOT = CFunction.of("chroot");
    private static final CFunction GETCWD = CFunction.of("getcwd");

    private DirCalls() {}

    @PyFunction("($module, /, path=None)")
    static PyObject listdir(ThreadState ts, PyObject path) {
        try (PathArg p = PathArg.of(ts, path, "listdir", "path", true, true)) {
            List<byte[]> names;
            try (var d = ts.blocking()) {
                names = Libc.isLinked() || p.ascii() == null ? null : early(p.ascii());
                names = names != null ? names : read(p);
            } catch (HostException e) {
                throw Errno.error(ts, e, p.object);
            }
            PyObject list = Containers.factory().newList(ts, new PyObject[0], 0);
            for (byte[] n : names) {
                Containers.factory().listAppend(ts, list, p.result(n));
            }
            return list;
        }
    }

    static DirStream open(PathArg p) throws HostException {
        return p.isFd() ? DirStream.of(p.fd) : DirStream.open(p.bytes == null ? new byte[] {'.'} : p.bytes);
    }

    private static List<byte[]> read(PathArg p) throws HostException {
        List<byte[]> names = new ArrayList<>();
        DirStream s = open(p);
        try {
            for (DirStream.Entry e = s.next(); e != null; e = s.next()) {
                names.add(e.name());
            }
        } finally {
            s.close();
        }
        return names;
    }

    /** By the JDK, before the C library is linked; null if the directory cannot be read, or a name has characters that the JDK may have misread. */
    private static List<byte[]> early(String path) {
        String[] found = new File(path).list();
        if (found == null) return null;
        List<byte[]> names = new ArrayList<>(found.length);
        for (String n : found) {
            if (!PathArg.isAscii(n)) return null;
            names.add(n.getBytes(StandardCharsets.US_ASCII));
        }
        return names;
    }

    @PyFunction("($module, /, path=None)")
    static PyObject scandir(ThreadState ts, PyObject path) {
        try (PathArg p = PathArg.of(ts, path, "scandir", "path", true, true)) {
            DirStream s;
            try (var d = ts.blocking()) {
                s = open(p);
            } catch (HostException e) {
                throw Errno.error(ts, e, p.isFd() ? null : p.object);
            }
            return new PyScandirIterator(ts, s, p);
        }
    }

    @PyFunction("($module, /)")
    static PyObject getcwd(ThreadState ts) {
        return PathArg.decode(ts, cwd(ts));
    }

    @PyFunction("($module, /)")
    static PyObject getcwdb(ThreadState ts) {
        return PyBytes.of(cwd(ts));
    }

    private static byte[] cwd(ThreadState ts) {
        String early = Libc.isLinked() ? null : Path.of("").toAbsolutePath().toString();
        if (early != null && PathArg.isAscii(early)) {
            return early.getBytes(StandardCharsets.US_ASCII);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(PATH_BYTES);
            long r = NativeWait.brief(ts, () -> GETCWD.raw(m.address(), PATH_BYTES) == 0 ? -Libc.errno() : 0);
            Errno.check(ts, r);
            return Libc.stringAt(m.address());
        }
    }

    @PyFunction("($module, /, path)")
    static void chdir(ThreadState ts, PyObject path) {
        try (PathArg p = PathArg.orFd(ts, path, "chdir", "path")) {
            if (p.isFd()) {
                p.check(NativeWait.brief(ts, () -> FCHDIR.call(p.fd)));
            } else {
                PathCalls.on(ts, p, m -> CHDIR.call(m.address()));
            }
        }
    }

    @PyFunction("($module, /, fd)")
    static void fchdir(ThreadState ts, PyObject fd) {
        int f = FileNumbers.of(ts, fd);
        Errno.check(ts, NativeWait.call(ts, () -> FCHDIR.call(f)));
    }

    @PyFunction("($module, /, path)")
    static void chroot(ThreadState ts, PyObject path) {
        try (PathArg p = PathArg.of(ts, path, "chroot", "path")) {
            PathCalls.on(ts, p, m -> CHROOT.call(m.address()));
        }
    }
}
