// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._socket;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** sendmsg and recvmsg: several buffers, and control messages. A control message is a length (8 bytes), level, type and data, padded to eight. */
final class Messages {
    static final int HEADER = 16;
    /** struct msghdr: name, namelen, iov, iovlen, control, controllen, flags. */
    private static final int MSGHDR = 56;
    private static final CFunction SENDMSG = CFunction.of("sendmsg");
    private static final CFunction RECVMSG = CFunction.of("recvmsg");

    private Messages() {}

    static long align(long n) {
        return n + 7 & ~7L;
    }

    private static MemorySegment vector(Arena arena, MemorySegment[] parts, long[] sizes) {
        MemorySegment iov = arena.allocate(16L * parts.length + 16, 8);
        for (int i = 0; i < parts.length; i++) {
            iov.set(ValueLayout.JAVA_LONG, 16L * i, parts[i].address());
            iov.set(ValueLayout.JAVA_LONG, 16L * i + 8, sizes[i]);
        }
        return iov;
    }

    private static MemorySegment header(Arena arena, MemorySegment iov, int n) {
        MemorySegment h = arena.allocate(MSGHDR, 8);
        h.set(ValueLayout.JAVA_LONG, 16, iov.address());
        h.set(ValueLayout.JAVA_LONG, 24, n);
        return h;
    }

    @PyMethod(value = "($self, buffers, ancdata=(), flags=0, address=None, /)", textSignature = false)
    static long sendmsg(ThreadState ts, PySocket self, PyObject buffers, PyObject ancdata, int flags, PyObject address) {
        PyObject[] all = iterable(ts, buffers, "sendmsg() argument 1 must be iterable");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment[] parts = new MemorySegment[all.length];
            long[] sizes = new long[all.length];
            for (int i = 0; i < all.length; i++) {
                byte[] b = Buffers.bytes(ts, all[i]);
                parts[i] = arena.allocate(Math.max(1, b.length));
                MemorySegment.copy(b, 0, parts[i], ValueLayout.JAVA_BYTE, 0, b.length);
                sizes[i] = b.length;
            }
            MemorySegment h = header(arena, vector(arena, parts, sizes), parts.length);
            control(ts, arena, h, ancdata);
            if (address != PyNone.NONE) {
                Addresses.Packed to = Addresses.pack(ts, arena, self.family, address, "sendmsg");
                h.set(ValueLayout.JAVA_LONG, 0, to.memory().address());
                h.set(ValueLayout.JAVA_INT, 8, to.length());
            }
            int f = self.fd;
            return self.io(ts, true, () -> SENDMSG.callLong(f, h.address(), flags));
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }

    private static PyObject[] iterable(ThreadState ts, PyObject o, String message) {
        try {
            return Sequences.toArray(ts, o);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError(message);
        }
    }

    private static void control(ThreadState ts, Arena arena, MemorySegment h, PyObject ancdata) {
        PyObject[] all = iterable(ts, ancdata, "sendmsg() argument 2 must be iterable");
        try {
            List<byte[]> data = new ArrayList<>();
            long size = 0;
            for (PyObject o : all) {
                if (!(o instanceof PyTuple t) || t.items.length != 3) {
                    throw Raise.typeError("[sendmsg() ancillary data items must be sequences of length 3]");
                }
                byte[] b = Buffers.bytes(ts, t.items[2]);
                data.add(b);
                size += HEADER + align(b.length);
            }
            if (all.length == 0) {
                return;
            }
            MemorySegment m = arena.allocate(size, 8);
            long at = 0;
            for (int i = 0; i < all.length; i++) {
                PyTuple t = (PyTuple) all[i];
                byte[] b = data.get(i);
                m.set(ValueLayout.JAVA_LONG, at, HEADER + b.length);
                m.set(ValueLayout.JAVA_INT, at + 8, Numbers.asInt(ts, t.items[0]));
                m.set(ValueLayout.JAVA_INT, at + 12, Numbers.asInt(ts, t.items[1]));
                MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, at + HEADER, b.length);
                at += HEADER + align(b.length);
            }
            h.set(ValueLayout.JAVA_LONG, 32, m.address());
            h.set(ValueLayout.JAVA_LONG, 40, size);
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }

    /** Receives into the parts; control messages, flags and address follow the first item of the result. */
    private static PyObject receive(ThreadState ts, PySocket self, Arena arena, MemorySegment[] parts, long[] sizes, long control, int flags, java.util.function.LongFunction<PyObject> first) {
        if (control < 0 || control > Integer.MAX_VALUE) {
            throw Raise.valueError("invalid ancillary data buffer length");
        }
        MemorySegment h = header(arena, vector(arena, parts, sizes), parts.length);
        MemorySegment from = arena.allocate(Addresses.STORAGE, 8);
        MemorySegment c = arena.allocate(control + 8, 8);
        int f = self.fd;
        long n = self.io(ts, false, () -> {
            h.set(ValueLayout.JAVA_LONG, 0, from.address());
            h.set(ValueLayout.JAVA_INT, 8, Addresses.STORAGE);
            h.set(ValueLayout.JAVA_LONG, 32, control == 0 ? 0 : c.address());
            h.set(ValueLayout.JAVA_LONG, 40, control);
            return RECVMSG.callLong(f, h.address(), flags);
        });
        return PyTuple.of(ts, first.apply(n), control(ts, c, h.get(ValueLayout.JAVA_LONG, 40)), PyLong.of(h.get(ValueLayout.JAVA_INT, 48)),
                Addresses.unpack(ts, from, h.get(ValueLayout.JAVA_INT, 8)));
    }

    private static PyObject control(ThreadState ts, MemorySegment c, long size) {
        PyObject list = Containers.factory().newList(ts, new PyObject[0], 0);
        for (long at = 0; at + HEADER <= size;) {
            long length = c.get(ValueLayout.JAVA_LONG, at);
            if (length < HEADER) {
                break;
            }
            long n = Math.min(length, size - at) - HEADER;
            PyObject t = PyTuple.of(ts, PyLong.of(c.get(ValueLayout.JAVA_INT, at + 8)), PyLong.of(c.get(ValueLayout.JAVA_INT, at + 12)),
                    PyBytes.of(c.asSlice(at + HEADER, n).toArray(ValueLayout.JAVA_BYTE)));
            Containers.factory().listAppend(ts, list, t);
            Refs.decref(ts, t);
            at += align(length);
        }
        return list;
    }

    @PyMethod(value = "($self, bufsize, ancbufsize=0, flags=0, /)", textSignature = false)
    static PyObject recvmsg(ThreadState ts, PySocket self, long bufsize, long ancbufsize, int flags) {
        if (bufsize < 0) {
            throw Raise.valueError("negative buffer size in recvmsg()");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(bufsize + 1);
            return receive(ts, self, arena, new MemorySegment[] {m}, new long[] {bufsize}, ancbufsize, flags,
                    n -> PyBytes.ofOwned(m.asSlice(0, Math.min(n, bufsize)).toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    private static PyBuffer writable(ThreadState ts, PyObject o) {
        try {
            return Buffers.getBuffer(ts, o, PyBuffer.WRITABLE);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError) && !e.matches(Exc.BufferError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers");
        }
    }

    @PyMethod(value = "($self, buffers, ancbufsize=0, flags=0, /)", textSignature = false)
    static PyObject recvmsg_into(ThreadState ts, PySocket self, PyObject buffers, long ancbufsize, int flags) {
        PyObject[] all = iterable(ts, buffers, "recvmsg_into() argument 1 must be an iterable");
        List<PyBuffer> views = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment[] parts = new MemorySegment[all.length];
            long[] sizes = new long[all.length];
            for (int i = 0; i < all.length; i++) {
                views.add(writable(ts, all[i]));
                sizes[i] = views.get(i).length;
                parts[i] = arena.allocate(Math.max(1, sizes[i]));
            }
            return receive(ts, self, arena, parts, sizes, ancbufsize, flags, n -> {
                long left = n;
                for (int i = 0; i < parts.length && left > 0; i++) {
                    int k = (int) Math.min(left, sizes[i]);
                    MemorySegment.copy(parts[i], ValueLayout.JAVA_BYTE, 0, views.get(i).data, views.get(i).offset, k);
                    left -= k;
                }
                return PyLong.of(n);
            });
        } finally {
            views.forEach(v -> v.release(ts));
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }
}
