// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.NativeWait;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Reading and writing at a place, into several buffers, and from descriptor to descriptor. */
final class Transfers {
    private static final int MAX = 0x7ffff000;
    private static final CFunction PREAD = CFunction.of("pread");
    private static final CFunction PWRITE = CFunction.of("pwrite");
    private static final CFunction READV = CFunction.of("readv");
    private static final CFunction WRITEV = CFunction.of("writev");
    private static final CFunction PREADV2 = CFunction.of("preadv2");
    private static final CFunction PWRITEV2 = CFunction.of("pwritev2");
    private static final CFunction SENDFILE = CFunction.of("sendfile");
    private static final CFunction COPY_FILE_RANGE = CFunction.of("copy_file_range");
    private static final CFunction SPLICE = CFunction.of("splice");

    private Transfers() {}

    /** A writable view, or the TypeError of Argument Clinic. */
    static PyBuffer writable(ThreadState ts, PyObject o, String what) {
        try {
            return Buffers.getBuffer(ts, o, PyBuffer.WRITABLE);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError) && !e.matches(Exc.BufferError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError("%s must be read-write bytes-like object, not %s", what, PyType.of(o).name());
        }
    }

    @PyFunction("($module, fd, length, offset, /)")
    static PyObject pread(ThreadState ts, int fd, long length, long offset) {
        if (length < 0) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        int most = (int) Math.min(length, MAX);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(most + 1L);
            long n = Errno.check(ts, NativeWait.call(ts, () -> PREAD.callLong(fd, m.address(), most, offset)));
            return PyBytes.ofOwned(m.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyFunction("($module, fd, buffer, offset, /)")
    static long pwrite(ThreadState ts, int fd, PyObject buffer, long offset) {
        byte[] b = Buffers.bytes(ts, buffer);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = copy(arena, b);
            return Errno.check(ts, NativeWait.call(ts, () -> PWRITE.callLong(fd, m.address(), b.length, offset)));
        }
    }

    private static MemorySegment copy(Arena arena, byte[] b) {
        MemorySegment m = arena.allocate(Math.max(1, b.length));
        MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, 0, b.length);
        return m;
    }

    private interface Vector {
        long run(long iov, int count);
    }

    private static PyObject[] buffers(ThreadState ts, PyObject o, String function) {
        if (!Sequences.check(o)) {
            throw Raise.typeError("%s() arg 2 must be a sequence", function);
        }
        return Sequences.toArray(ts, o);
    }

    private static long scatter(ThreadState ts, PyObject o, String function, Vector call) {
        PyObject[] all = buffers(ts, o, function);
        List<PyBuffer> views = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (PyObject b : all) {
                views.add(writable(ts, b, "a read-write buffer"));
            }
            MemorySegment iov = arena.allocate(16L * all.length + 16, 8);
            MemorySegment[] parts = new MemorySegment[all.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = arena.allocate(Math.max(1, views.get(i).length));
                iov.set(ValueLayout.JAVA_LONG, 16L * i, parts[i].address());
                iov.set(ValueLayout.JAVA_LONG, 16L * i + 8, views.get(i).length);
            }
            long n = Errno.check(ts, NativeWait.call(ts, () -> call.run(iov.address(), parts.length)));
            long left = n;
            for (int i = 0; i < parts.length && left > 0; i++) {
                PyBuffer v = views.get(i);
                int k = (int) Math.min(left, v.length);
                MemorySegment.copy(parts[i], ValueLayout.JAVA_BYTE, 0, v.data, v.offset, k);
                left -= k;
            }
            return n;
        } finally {
            views.forEach(v -> v.release(ts));
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }

    private static long gather(ThreadState ts, PyObject o, String function, Vector call) {
        PyObject[] all = buffers(ts, o, function);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment iov = arena.allocate(16L * all.length + 16, 8);
            for (int i = 0; i < all.length; i++) {
                byte[] b = Buffers.bytes(ts, all[i]);
                iov.set(ValueLayout.JAVA_LONG, 16L * i, copy(arena, b).address());
                iov.set(ValueLayout.JAVA_LONG, 16L * i + 8, b.length);
            }
            return Errno.check(ts, NativeWait.call(ts, () -> call.run(iov.address(), all.length)));
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }

    @PyFunction("($module, fd, buffers, /)")
    static long readv(ThreadState ts, int fd, PyObject buffers) {
        return scatter(ts, buffers, "readv", (iov, n) -> READV.callLong(fd, iov, n));
    }

    @PyFunction("($module, fd, buffers, /)")
    static long writev(ThreadState ts, int fd, PyObject buffers) {
        return gather(ts, buffers, "writev", (iov, n) -> WRITEV.callLong(fd, iov, n));
    }

    @PyFunction("($module, fd, buffers, offset, flags=0, /)")
    static long preadv(ThreadState ts, int fd, PyObject buffers, long offset, int flags) {
        return scatter(ts, buffers, "preadv", (iov, n) -> PREADV2.callLong(fd, iov, n, offset, flags));
    }

    @PyFunction("($module, fd, buffers, offset, flags=0, /)")
    static long pwritev(ThreadState ts, int fd, PyObject buffers, long offset, int flags) {
        return gather(ts, buffers, "pwritev", (iov, n) -> PWRITEV2.callLong(fd, iov, n, offset, flags));
    }

    @PyFunction("($module, /, out_fd, in_fd, offset, count)")
    static long sendfile(ThreadState ts, int out, int in, PyObject offset, long count) {
        if (offset == PyNone.NONE) {
            return Errno.check(ts, NativeWait.call(ts, () -> SENDFILE.callLong(out, in, 0, count)));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment at = offset(ts, arena, offset);
            return Errno.check(ts, NativeWait.call(ts, () -> SENDFILE.callLong(out, in, at.address(), count)));
        }
    }

    /** A pointer to an offset; null pointer for None. */
    private static MemorySegment offset(ThreadState ts, Arena arena, PyObject o) {
        if (o == PyNone.NONE) {
            return MemorySegment.NULL;
        }
        MemorySegment m = arena.allocate(8, 8);
        m.set(ValueLayout.JAVA_LONG, 0, Numbers.asLong(ts, o));
        return m;
    }

    private static void nonNegative(long count) {
        if (count < 0) {
            throw Raise.valueError("negative value for 'count' not allowed");
        }
    }

    @PyFunction("($module, /, src, dst, count, offset_src=None, offset_dst=None)")
    static long copy_file_range(ThreadState ts, int src, int dst, long count, PyObject offsetSrc, PyObject offsetDst) {
        nonNegative(count);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = offset(ts, arena, offsetSrc);
            MemorySegment b = offset(ts, arena, offsetDst);
            return Errno.check(ts, NativeWait.call(ts, () -> COPY_FILE_RANGE.callLong(src, a.address(), dst, b.address(), count, 0)));
        }
    }

    @PyFunction("($module, /, src, dst, count, offset_src=None, offset_dst=None, flags=0)")
    static long splice(ThreadState ts, int src, int dst, long count, PyObject offsetSrc, PyObject offsetDst, int flags) {
        nonNegative(count);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = offset(ts, arena, offsetSrc);
            MemorySegment b = offset(ts, arena, offsetDst);
            return Errno.check(ts, NativeWait.call(ts, () -> SPLICE.callLong(src, a.address(), dst, b.address(), count, flags)));
        }
    }
}
