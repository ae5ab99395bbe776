// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** File descriptors of the operating system by their numbers. Results below zero are negative error numbers.
 *  <p>Threads: any; callers detach around what may block. The standard streams are read and written through the JDK until the C library is
 *  linked, so that printing costs no linking; neither side buffers, so both may be used in turn. */
public final class Descriptors {
    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_TRUNC = 0x200;
    public static final int O_APPEND = 0x400;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;
    public static final int F_DUPFD = 0;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int F_GETFD = 1;
    public static final int F_SETFD = 2;
    public static final int F_GETFL = 3;
    public static final int F_SETFL = 4;
    public static final int FD_CLOEXEC = 1;
    public static final int AT_FDCWD = -100;
    /** Most bytes that one call transfers. CPython: _PY_READ_MAX. */
    private static final int MAX = 0x7ffff000;
    private static final int S_IFMT = 0170000;
    private static final int S_IFREG = 0100000;

    private static final CFunction OPENAT = CFunction.of("openat");
    private static final CFunction CLOSE = CFunction.of("close");
    private static final CFunction READ = CFunction.of("read");
    private static final CFunction WRITE = CFunction.of("write");
    private static final CFunction LSEEK = CFunction.of("lseek");
    private static final CFunction FTRUNCATE = CFunction.of("ftruncate");
    private static final CFunction ISATTY = CFunction.of("isatty");
    private static final CFunction FCNTL = CFunction.of("fcntl");
    private static final FileInputStream IN = new FileInputStream(FileDescriptor.in);
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private Descriptors() {}

    private static boolean early(int fd) {
        return fd >= 0 && fd <= 2 && !Libc.isLinked();
    }

    public static int open(MemorySegment path, int flags, int mode) {
        return MachineFiles.opened(OPENAT.call(AT_FDCWD, path.address(), flags, mode));
    }

    public static int openAt(int dirFd, MemorySegment path, int flags, int mode) {
        return MachineFiles.opened(OPENAT.call(dirFd, path.address(), flags, mode));
    }

    /** As if it were not open where the virtual machine would miss it. */
    public static int close(int fd) {
        if (MachineFiles.holds(fd)) {
            return -Errno.EBADF;
        }
        MachineFiles.closed(fd);
        return CLOSE.call(fd);
    }

    /** How many bytes were read; 0 at the end. */
    public static int read(int fd, byte[] b, int off, int len) {
        if (early(fd)) {
            return earlyRead(fd, b, off, len);
        }
        int most = Math.min(len, MAX);
        return (int) Libc.with(most, m -> {
            long n = READ.callLong(fd, m.address(), most);
            if (n > 0) {
                MemorySegment.copy(m, ValueLayout.JAVA_BYTE, 0, b, off, (int) n);
            }
            return n;
        });
    }

    public static int write(int fd, byte[] b, int off, int len) {
        if (early(fd)) {
            return earlyWrite(fd, b, off, len);
        }
        int most = Math.min(len, MAX);
        return (int) Libc.with(most, m -> {
            MemorySegment.copy(b, off, m, ValueLayout.JAVA_BYTE, 0, most);
            return WRITE.callLong(fd, m.address(), most);
        });
    }

    private static int earlyRead(int fd, byte[] b, int off, int len) {
        if (fd != 0) {
            return READ.call(fd, 0, 0);
        }
        try {
            return len == 0 ? 0 : Math.max(0, IN.read(b, off, len));
        } catch (IOException e) {
            return -Errno.of(e);
        }
    }

    private static int earlyWrite(int fd, byte[] b, int off, int len) {
        if (fd == 0) {
            return WRITE.call(fd, 0, 0);
        }
        try {
            (fd == 1 ? OUT : ERR).write(b, off, len);
            return len;
        } catch (IOException e) {
            return -Errno.of(e);
        }
    }

    public static long lseek(int fd, long offset, int whence) {
        return offset == 0 && whence == 1 && early(fd) ? earlyPosition(fd) : LSEEK.callLong(fd, offset, whence);
    }

    private static long earlyPosition(int fd) {
        try {
            return (fd == 0 ? IN.getChannel() : (fd == 1 ? OUT : ERR).getChannel()).position();
        } catch (IOException e) {
            return -Errno.of(e);
        }
    }

    /** Whether seeking works: asked without moving. */
    public static boolean isSeekable(int fd) {
        return early(fd) ? (earlyMode(fd) & S_IFMT) == S_IFREG : lseek(fd, 0, 1) >= 0;
    }

    public static int ftruncate(int fd, long size) {
        return FTRUNCATE.call(fd, size);
    }

    public static boolean isatty(int fd) {
        if (!early(fd)) {
            return ISATTY.call(fd) == 1;
        }
        int rdev = (int) early(fd, "rdev");
        int major = rdev >> 8 & 0xfff;
        // Virtual consoles and serial lines, /dev/tty and /dev/console, Unix98 terminals.
        return (earlyMode(fd) & S_IFMT) == 0020000 && (major == 4 || major == 5 || major >= 136 && major <= 143);
    }

    public static boolean isOpen(int fd) {
        return early(fd) ? Files.exists(link(fd), LinkOption.NOFOLLOW_LINKS) : FCNTL.call(fd, F_GETFD) >= 0;
    }

    private static Path link(int fd) {
        return Path.of("/proc/self/fd/" + fd);
    }

    private static int earlyMode(int fd) {
        return (int) early(fd, "mode");
    }

    private static long early(int fd, String attribute) {
        try {
            Map<String, Object> a = Files.readAttributes(link(fd), "unix:" + attribute);
            return ((Number) a.get(attribute)).longValue();
        } catch (IOException e) {
            return 0;
        }
    }

    public static int fcntl(int fd, int command, long argument) {
        int r = FCNTL.call(fd, command, argument);
        return command == F_DUPFD || command == F_DUPFD_CLOEXEC ? MachineFiles.opened(r) : r;
    }

    public static int setInheritable(int fd, boolean inheritable) {
        int flags = fcntl(fd, F_GETFD, 0);
        if (flags < 0) {
            return flags;
        }
        int wanted = inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC;
        return wanted == flags ? 0 : fcntl(fd, F_SETFD, wanted);
    }

    public static int setBlocking(int fd, boolean blocking) {
        int flags = fcntl(fd, F_GETFL, 0);
        if (flags < 0) {
            return flags;
        }
        int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
        return wanted == flags ? 0 : fcntl(fd, F_SETFL, wanted);
    }
}
