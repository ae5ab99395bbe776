// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.HostException;
import io.github.typhon.stdlib.host.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A source or bytecode file that the import system reads before the C library is linked: opened by the JDK, without a number until somebody asks.
 *  <p>Threads: its methods are synchronized; the channel is replaced by the descriptor at most once. */
final class CodeFile {
    private final String path;
    private FileChannel channel;
    private int fd = -1;

    private CodeFile(String path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static CodeFile open(String path) throws IOException {
        Path p = Path.of(path);
        if (Files.isDirectory(p)) {
            throw new HostException(Errno.EISDIR);
        }
        return new CodeFile(path, FileChannel.open(p, StandardOpenOption.READ));
    }

    synchronized int read(byte[] b, int off, int len) {
        if (channel == null) {
            return fd < 0 ? -Errno.EBADF : Descriptors.read(fd, b, off, len);
        }
        try {
            return len == 0 ? 0 : Math.max(0, channel.read(ByteBuffer.wrap(b, off, len)));
        } catch (IOException e) {
            return -Errno.of(e);
        }
    }

    /** Bytes from here to the end, or -1 if unknown. */
    synchronized long remaining() {
        try {
            return channel == null ? -1 : channel.size() - channel.position();
        } catch (IOException e) {
            return -1;
        }
    }

    /** The descriptor, which from now on is the file. */
    synchronized int number() {
        if (channel != null) {
            try (Arena arena = Arena.ofConfined(); FileChannel c = channel) {
                channel = null;
                fd = Descriptors.open(Libc.string(arena, path), Descriptors.O_RDONLY | Descriptors.O_CLOEXEC, 0);
                if (fd >= 0) {
                    Descriptors.lseek(fd, c.position(), 0);
                }
            } catch (IOException e) {
                return -Errno.of(e);
            }
        }
        return fd < 0 ? -Errno.EBADF : fd;
    }

    synchronized int close() {
        FileChannel c = channel;
        channel = null;
        int f = fd;
        fd = -1;
        try {
            if (c != null) {
                c.close();
            }
        } catch (IOException e) {
            return -Errno.of(e);
        }
        return f >= 0 ? Descriptors.close(f) : 0;
    }
}
