// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** File descriptors: small numbers for Java channels, as the posix and _io modules know them. The table belongs to one interpreter.
 *  <p>Threads: any; the map is guarded by the table's monitor, which is never held during I/O. Callers detach around calls that may block.
 *  <p>Ownership: descriptors made by {@link #dup} share an open file, which closes with its last descriptor; 0 to 2 stay open in the JVM. */
public final class FdTable {
    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_TRUNC = 0x200;
    public static final int O_APPEND = 0x400;
    public static final int O_DIRECTORY = 0x10000;
    public static final int O_NOFOLLOW = 0x20000;
    public static final int O_CLOEXEC = 0x80000;
    private static final int CHUNK = 1 << 20;

    private static final StateKey<FdTable> KEY = StateKey.of(i -> new FdTable());

    /** An open file: a channel, or the process's own streams for the first three descriptors. */
    public static final class OpenFile {
        public final Path path;
        public final boolean append;
        final Channel channel;
        final FileInputStream in;
        final FileOutputStream out;
        private final AtomicInteger users = new AtomicInteger(1);

        OpenFile(Path path, Channel channel, boolean append, FileInputStream in, FileOutputStream out) {
            this.path = path;
            this.channel = channel;
            this.append = append;
            this.in = in;
            this.out = out;
        }

        /** The file channel of a file that has one, else null. */
        public FileChannel fileChannel() {
            return channel instanceof FileChannel f ? f : in != null ? in.getChannel() : out != null ? out.getChannel() : null;
        }

        public boolean isStandard() {
            return in != null || out != null;
        }

        public boolean isPipe() {
            return channel != null && !(channel instanceof SeekableByteChannel);
        }

        void release() throws IOException {
            if (users.decrementAndGet() == 0 && channel != null) {
                channel.close();
            }
        }
    }

    private final Map<Integer, OpenFile> files = new HashMap<>();

    private FdTable() {
        files.put(0, new OpenFile(null, null, false, new FileInputStream(FileDescriptor.in), null));
        files.put(1, new OpenFile(null, null, false, null, new FileOutputStream(FileDescriptor.out)));
        files.put(2, new OpenFile(null, null, false, null, new FileOutputStream(FileDescriptor.err)));
    }

    public static FdTable of(ThreadState ts) {
        return ts.interp.state(KEY);
    }

    public synchronized OpenFile get(int fd) throws HostException {
        OpenFile f = files.get(fd);
        if (f == null) {
            throw new HostException(Errno.EBADF);
        }
        return f;
    }

    private synchronized int add(OpenFile f) {
        int fd = 0;
        while (files.containsKey(fd)) {
            fd++;
        }
        files.put(fd, f);
        return fd;
    }

    public int add(Channel c) {
        return add(new OpenFile(null, c, false, null, null));
    }

    public int open(Path path, int flags, int mode) throws IOException {
        if (Files.isDirectory(path)) {
            throw new HostException((flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL) ? Errno.EEXIST : Errno.EISDIR);
        }
        if ((flags & O_DIRECTORY) != 0) {
            throw new HostException(Files.exists(path) ? Errno.ENOTDIR : Errno.ENOENT);
        }
        Path parent = path.getParent();
        if (parent != null && Files.exists(parent) && !Files.isDirectory(parent)) {
            throw new HostException(Errno.ENOTDIR);
        }
        Set<OpenOption> options = new HashSet<>();
        int access = flags & 3;
        if (access != O_WRONLY) {
            options.add(StandardOpenOption.READ);
        }
        if (access != O_RDONLY) {
            options.add(StandardOpenOption.WRITE);
        }
        if ((flags & O_CREAT) != 0 && access != O_RDONLY) {
            options.add((flags & O_EXCL) != 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if ((flags & O_TRUNC) != 0 && access != O_RDONLY) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if ((flags & O_NOFOLLOW) != 0) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        FileAttribute<?>[] attributes = (flags & O_CREAT) != 0 ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions(mode))} : new FileAttribute<?>[0];
        return add(new OpenFile(path, FileChannel.open(path, options, attributes), (flags & O_APPEND) != 0, null, null));
    }

    public static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> out = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < 9; i++) {
            if ((mode >> 8 - i & 1) != 0) {
                out.add(all[i]);
            }
        }
        return out;
    }

    public void close(int fd) throws IOException {
        OpenFile f;
        synchronized (this) {
            f = get(fd);
            files.remove(fd);
        }
        f.release();
    }

    /** How many bytes were read; 0 at the end. */
    public int read(int fd, byte[] b, int off, int len) throws IOException {
        OpenFile f = get(fd);
        if (len == 0) {
            return 0;
        }
        if (f.in != null) {
            return Math.max(0, f.in.read(b, off, len));
        }
        if (!(f.channel instanceof ReadableByteChannel r)) {
            throw new HostException(Errno.EBADF);
        }
        return Math.max(0, r.read(ByteBuffer.wrap(b, off, Math.min(len, CHUNK))));
    }

    public int write(int fd, byte[] b, int off, int len) throws IOException {
        OpenFile f = get(fd);
        if (f.out != null) {
            f.out.write(b, off, len);
            return len;
        }
        if (!(f.channel instanceof WritableByteChannel w)) {
            throw new HostException(Errno.EBADF);
        }
        ByteBuffer view = ByteBuffer.wrap(b, off, Math.min(len, CHUNK));
        if (f.append && w instanceof FileChannel c) {
            synchronized (f) {
                c.position(c.size());
                return c.write(view);
            }
        }
        return w.write(view);
    }

    public long lseek(int fd, long offset, int whence) throws IOException {
        FileChannel c = seekable(get(fd));
        long base = switch (whence) {
            case 0 -> 0;
            case 1 -> c.position();
            case 2 -> c.size();
            default -> throw new HostException(Errno.EINVAL);
        };
        if (base + offset < 0) {
            throw new HostException(Errno.EINVAL);
        }
        c.position(base + offset);
        return base + offset;
    }

    private static FileChannel seekable(OpenFile f) throws IOException {
        FileChannel c = f.fileChannel();
        if (c == null) {
            throw new HostException(Errno.ESPIPE);
        }
        return c;
    }

    public void ftruncate(int fd, long size) throws IOException {
        FileChannel c = seekable(get(fd));
        if (size < 0) {
            throw new HostException(Errno.EINVAL);
        }
        long at = c.position();
        long old = c.size();
        if (size < old) {
            c.truncate(size);
        } else if (size > old) {
            c.write(ByteBuffer.wrap(new byte[1]), size - 1);
        }
        c.position(at);
    }

    public void fsync(int fd) throws IOException {
        seekable(get(fd)).force(true);
    }

    public synchronized int dup(int fd) throws IOException {
        OpenFile f = get(fd);
        f.users.incrementAndGet();
        return add(f);
    }

    public void dup2(int fd, int target) throws IOException {
        OpenFile old;
        synchronized (this) {
            OpenFile f = get(fd);
            if (fd == target) {
                return;
            }
            f.users.incrementAndGet();
            old = files.put(target, f);
        }
        if (old != null) {
            old.release();
        }
    }

    /** A pipe: the descriptors of its reading and its writing end. */
    public int[] pipe() throws IOException {
        Pipe p = Pipe.open();
        return new int[] {add(p.source()), add(p.sink())};
    }

    /** Whether the descriptor is a terminal: only the process's own streams can be. */
    public boolean isatty(int fd) throws IOException {
        OpenFile f = get(fd);
        if (!f.isStandard()) {
            return false;
        }
        int own = f.in != null ? 0 : f.out.getFD() == FileDescriptor.out ? 1 : 2;
        Path link = Path.of("/proc/self/fd/" + own);
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return System.console() != null && System.console().isTerminal();
        }
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    public boolean isSeekable(int fd) throws IOException {
        OpenFile f = get(fd);
        if (f.isStandard()) {
            int own = f.in != null ? 0 : f.out.getFD() == FileDescriptor.out ? 1 : 2;
            return Files.isRegularFile(Path.of("/proc/self/fd/" + own));
        }
        return f.fileChannel() != null;
    }

    /** Bytes of the file, or -1 if it has no size. */
    public long size(int fd) throws IOException {
        return isSeekable(fd) ? seekable(get(fd)).size() : -1;
    }
}
