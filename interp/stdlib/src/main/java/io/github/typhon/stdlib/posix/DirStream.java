// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.HostException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The entries of an open directory, without "." and "..". <p>Threads: synchronized. Ownership: owns its descriptor until {@link #close}. */
final class DirStream {
    static final int O_DIRECTORY = 0x10000;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int BUFFER = 32768;
    private static final CFunction GETDENTS = CFunction.of("getdents64");

    /** One name: its bytes, inode and {@code DT_} type. */
    record Entry(byte[] name, long inode, int type) {}

    private final byte[] buffer = new byte[BUFFER];
    private final MemorySegment view = MemorySegment.ofArray(buffer);
    private int fd;
    private int at;
    private int end;

    private DirStream(int fd) {
        this.fd = fd;
    }

    static DirStream open(byte[] path) throws HostException {
        try (Arena arena = Arena.ofConfined()) {
            return new DirStream(checked(Descriptors.open(io.github.typhon.stdlib.host.Libc.string(arena, path),
                    Descriptors.O_RDONLY | O_DIRECTORY | Descriptors.O_CLOEXEC | Descriptors.O_NONBLOCK, 0)));
        }
    }

    /** The directory behind a descriptor, from its beginning; the descriptor stays the caller's. */
    static DirStream of(int fd) throws HostException {
        int copy = checked(Descriptors.fcntl(fd, F_DUPFD_CLOEXEC, 0));
        Descriptors.lseek(copy, 0, 0);
        DirStream s = new DirStream(copy);
        try {
            s.fill();
        } catch (HostException e) {
            s.close();
            throw e;
        }
        return s;
    }

    private static int checked(int r) throws HostException {
        if (r < 0) {
            throw new HostException(-r);
        }
        return r;
    }

    private boolean fill() throws HostException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(BUFFER, 8);
            end = checked((int) GETDENTS.callLong(fd, m.address(), BUFFER));
            at = 0;
            MemorySegment.copy(m, ValueLayout.JAVA_BYTE, 0, buffer, 0, end);
            return end > 0;
        }
    }

    /** The next entry; null at the end or once closed. */
    synchronized Entry next() throws HostException {
        for (;;) {
            if (fd < 0 || at >= end && !fill()) {
                return null;
            }
            int length = view.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + 16) & 0xffff;
            long inode = view.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
            int type = buffer[at + 18] & 0xff;
            int from = at + 19;
            int to = from;
            while (buffer[to] != 0) {
                to++;
            }
            at += length;
            boolean special = buffer[from] == '.' && (to - from == 1 || to - from == 2 && buffer[from + 1] == '.');
            if (!special) {
                return new Entry(java.util.Arrays.copyOfRange(buffer, from, to), inode, type);
            }
        }
    }

    synchronized void close() {
        if (fd >= 0) {
            // The stream shares its position with the descriptor it came from.
            Descriptors.lseek(fd, 0, 0);
            Descriptors.close(fd);
            fd = -1;
        }
    }

    synchronized boolean isOpen() {
        return fd >= 0;
    }
}
