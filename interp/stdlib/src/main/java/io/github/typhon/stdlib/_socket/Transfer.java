// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._socket;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** recv and send in their plain forms. */
final class Transfer {
    private static final int CHUNK = 1 << 20;
    private static final CFunction RECVFROM = CFunction.of("recvfrom");
    private static final CFunction SENDTO = CFunction.of("sendto");

    private Transfer() {}

    /** What came, and from whom where that was asked for. */
    private record Received(byte[] data, PyObject address) {}

    private static Received receive(ThreadState ts, PySocket self, long size, int flags, boolean named) {
        int f = self.fd;
        int most = (int) Math.min(size, Integer.MAX_VALUE - 64);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(Math.max(1, most));
            MemorySegment from = arena.allocate(Addresses.STORAGE, 8);
            MemorySegment n = arena.allocate(4, 4);
            long got = self.io(ts, false, () -> {
                n.set(ValueLayout.JAVA_INT, 0, Addresses.STORAGE);
                return RECVFROM.callLong(f, m.address(), most, flags, named ? from.address() : 0, named ? n.address() : 0);
            });
            byte[] data = m.asSlice(0, Math.min(got, most)).toArray(ValueLayout.JAVA_BYTE);
            return new Received(data, named ? Addresses.unpack(ts, from, n.get(ValueLayout.JAVA_INT, 0)) : null);
        }
    }

    @PyMethod(value = "($self, buffersize, flags=0, /)", textSignature = false)
    static PyObject recv(ThreadState ts, PySocket self, long size, int flags) {
        if (size < 0) {
            throw Raise.valueError("negative buffersize in recv");
        }
        return PyBytes.ofOwned(receive(ts, self, size, flags, false).data);
    }

    @PyMethod(value = "($self, buffersize, flags=0, /)", textSignature = false)
    static PyObject recvfrom(ThreadState ts, PySocket self, long size, int flags) {
        if (size < 0) {
            throw Raise.valueError("negative buffersize in recvfrom");
        }
        Received r = receive(ts, self, size, flags, true);
        return PyTuple.of(ts, PyBytes.ofOwned(r.data), r.address);
    }

    private static Received into(ThreadState ts, PySocket self, PyObject buffer, long nbytes, int flags, boolean named, String function) {
        try (PyBuffer v = Buffers.getBuffer(ts, buffer, PyBuffer.WRITABLE)) {
            if (nbytes < 0) {
                throw Raise.valueError("negative buffersize in %s", function);
            }
            if (nbytes > v.length) {
                throw Raise.valueError(named ? "nbytes is greater than the length of the buffer" : "buffer too small for requested bytes");
            }
            Received r = receive(ts, self, nbytes == 0 ? v.length : nbytes, flags, named);
            System.arraycopy(r.data, 0, v.data, v.offset, r.data.length);
            return r;
        }
    }

    @PyMethod(value = "($self, buffer, nbytes=0, flags=0)", textSignature = false)
    static long recv_into(ThreadState ts, PySocket self, PyObject buffer, long nbytes, int flags) {
        return into(ts, self, buffer, nbytes, flags, false, "recv_into").data.length;
    }

    @PyMethod(value = "($self, buffer, nbytes=0, flags=0)", textSignature = false)
    static PyObject recvfrom_into(ThreadState ts, PySocket self, PyObject buffer, long nbytes, int flags) {
        Received r = into(ts, self, buffer, nbytes, flags, true, "recvfrom_into");
        return PyTuple.of(ts, PyLong.of(r.data.length), r.address);
    }

    private static long send(ThreadState ts, PySocket self, byte[] b, int off, int len, int flags, Addresses.Packed to, long deadline) {
        int f = self.fd;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(Math.max(1, len));
            MemorySegment.copy(b, off, m, ValueLayout.JAVA_BYTE, 0, len);
            return self.io(ts, true, () -> SENDTO.callLong(f, m.address(), len, flags, to == null ? 0 : to.memory().address(), to == null ? 0 : to.length()), deadline);
        }
    }

    private static long deadline(PySocket self) {
        return self.timeout < 0 ? 0 : System.nanoTime() + self.timeout;
    }

    @PyMethod(value = "($self, data, flags=0, /)", textSignature = false)
    static long send(ThreadState ts, PySocket self, PyObject data, int flags) {
        byte[] b = Buffers.bytes(ts, data);
        return send(ts, self, b, 0, b.length, flags, null, deadline(self));
    }

    @PyMethod(value = "($self, data, flags=0, /)", textSignature = false)
    static void sendall(ThreadState ts, PySocket self, PyObject data, int flags) {
        byte[] b = Buffers.bytes(ts, data);
        long deadline = deadline(self);
        int done = 0;
        do {
            int n = Math.min(CHUNK, b.length - done);
            done += (int) send(ts, self, b, done, n, flags, null, deadline);
            ts.poll();
        } while (done < b.length);
    }

    @PyMethod(value = "($self, *args)", textSignature = false)
    static long sendto(ThreadState ts, PySocket self, PyObject[] args) {
        if (args.length < 2 || args.length > 3) {
            throw Raise.typeError("sendto() takes 2 or 3 arguments (%d given)", args.length);
        }
        int flags = args.length == 3 ? Numbers.asInt(ts, Numbers.index(ts, args[1])) : 0;
        byte[] b = Buffers.bytes(ts, args[0]);
        try (Arena arena = Arena.ofConfined()) {
            Addresses.Packed to = Addresses.pack(ts, arena, self.family, args[args.length - 1], "sendto");
            return send(ts, self, b, 0, b.length, flags, to, deadline(self));
        }
    }
}
