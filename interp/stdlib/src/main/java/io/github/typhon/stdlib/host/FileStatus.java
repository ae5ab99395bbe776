// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What stat answers. <p>Threads: immutable. */
public record FileStatus(int mode, long ino, long dev, long nlink, long uid, long gid, long size, long atime, long mtime, long ctime, long rdev, long blockSize, long blocks) {
    public static final int S_IFMT = 0170000;
    public static final int S_IFDIR = 0040000;
    public static final int S_IFREG = 0100000;
    public static final int S_IFLNK = 0120000;
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;
    public static final int AT_EMPTY_PATH = 0x1000;
    /** Stands for {@link #blocks} and {@link #blockSize} where only the JDK was asked. */
    public static final long UNKNOWN = -1;
    private static final int STATX_BASIC = 0x7ff;
    private static final int STATX_BYTES = 256;
    private static final CFunction STATX = CFunction.of("statx");
    private static final String ATTRIBUTES = "unix:mode,ino,dev,nlink,uid,gid,size,lastAccessTime,lastModifiedTime,ctime,rdev";

    /** Fails with a {@link HostException}. */
    public static FileStatus at(int dirFd, byte[] path, boolean follow) throws HostException {
        return statx(dirFd, path, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    }

    public static FileStatus of(int fd) throws HostException {
        if (fd < 0) {
            throw new HostException(Errno.EBADF);
        }
        return statx(fd, new byte[0], AT_EMPTY_PATH);
    }

    private static FileStatus statx(int dirFd, byte[] path, int flags) throws HostException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment s = arena.allocate(STATX_BYTES, 8);
            int r = STATX.call(dirFd, Libc.string(arena, path).address(), flags, STATX_BASIC, s.address());
            if (r < 0) {
                throw new HostException(-r);
            }
            return new FileStatus(s.get(ValueLayout.JAVA_SHORT, 28) & 0xffff, s.get(ValueLayout.JAVA_LONG, 32), device(s, 136), u32(s, 16), u32(s, 20), u32(s, 24),
                    s.get(ValueLayout.JAVA_LONG, 40), nanos(s, 64), nanos(s, 112), nanos(s, 96), device(s, 128), u32(s, 4), s.get(ValueLayout.JAVA_LONG, 48));
        }
    }

    private static long u32(MemorySegment s, long offset) {
        return s.get(ValueLayout.JAVA_INT, offset) & 0xffffffffL;
    }

    private static long device(MemorySegment s, long offset) {
        return makedev(u32(s, offset), u32(s, offset + 4));
    }

    private static long nanos(MemorySegment s, long offset) {
        return s.get(ValueLayout.JAVA_LONG, offset) * 1_000_000_000L + u32(s, offset + 8);
    }

    public static long makedev(long major, long minor) {
        return (major & 0xfffff000L) << 32 | (major & 0xfffL) << 8 | (minor & 0xffffff00L) << 12 | minor & 0xffL;
    }

    public static long major(long dev) {
        return dev >>> 8 & 0xfff | dev >>> 32 & 0xfffff000L;
    }

    public static long minor(long dev) {
        return dev & 0xff | dev >>> 12 & 0xffffff00L;
    }

    /** By the JDK, before the C library is linked: all but the blocks. */
    public static FileStatus early(String path, boolean follow) throws IOException {
        Path p = Path.of(path);
        Map<String, Object> a = follow ? Files.readAttributes(p, ATTRIBUTES) : Files.readAttributes(p, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        return new FileStatus((int) number(a, "mode"), number(a, "ino"), number(a, "dev"), number(a, "nlink"), number(a, "uid"), number(a, "gid"), number(a, "size"),
                time(a, "lastAccessTime"), time(a, "lastModifiedTime"), time(a, "ctime"), number(a, "rdev"), UNKNOWN, UNKNOWN);
    }

    private static long number(Map<String, Object> a, String name) {
        return ((Number) a.get(name)).longValue();
    }

    private static long time(Map<String, Object> a, String name) {
        return ((FileTime) a.get(name)).to(TimeUnit.NANOSECONDS);
    }

    public boolean isDirectory() {
        return (mode & S_IFMT) == S_IFDIR;
    }

    public boolean isRegular() {
        return (mode & S_IFMT) == S_IFREG;
    }

    /** True if both describe the same unchanged file. */
    public boolean sameVersion(FileStatus o) {
        return ino == o.ino && dev == o.dev && ctime == o.ctime && size == o.size;
    }
}
