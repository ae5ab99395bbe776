// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._socket;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.CText;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Socket addresses: Python's tuples and paths, and the structures of C. Families: INET, INET6, UNIX. */
final class Addresses {
    static final int AF_UNSPEC = 0;
    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    /** Bytes of sockaddr_storage. */
    static final int STORAGE = 128;
    private static final int PATH = 108;
    private static final CFunction NTOP = CFunction.of("inet_ntop");
    private static final CFunction PTON = CFunction.of("inet_pton");

    private Addresses() {}

    /** A structure and how much of it counts. */
    record Packed(MemorySegment memory, int length) {}

    static Packed pack(ThreadState ts, Arena arena, int family, PyObject o, String caller) {
        return switch (family) {
            case AF_INET -> inet(ts, arena, o, caller);
            case AF_INET6 -> inet6(ts, arena, o, caller);
            case AF_UNIX -> unix(ts, arena, o, caller);
            default -> throw PyException.of(Exc.OSError, caller + "(): bad family");
        };
    }

    private static PyObject[] tuple(PyObject o, String caller, String family) {
        if (!(o instanceof PyTuple t)) {
            throw Raise.typeError("%s(): %s address must be tuple, not %s", caller, family, PyType.of(o).name());
        }
        return t.items;
    }

    private static void port(MemorySegment m, long port, String caller) {
        if (port < 0 || port > 0xffff) {
            throw Raise.overflowError("%s(): port must be 0-65535.", caller);
        }
        m.set(ValueLayout.JAVA_BYTE, 2, (byte) (port >> 8));
        m.set(ValueLayout.JAVA_BYTE, 3, (byte) port);
    }

    private static long port(ThreadState ts, PyObject o, String caller) {
        PyLong v = Numbers.index(ts, o);
        return v.fitsLong() ? v.longValue() : -1;
    }

    private static Packed inet(ThreadState ts, Arena arena, PyObject o, String caller) {
        PyObject[] a = tuple(o, caller, "AF_INET");
        if (a.length != 2) {
            throw Raise.typeError("AF_INET address must be a pair (host, port)");
        }
        byte[] host = host(ts, a[0]);
        long port = port(ts, a[1], caller);
        MemorySegment m = arena.allocate(STORAGE, 8);
        Names.resolve(ts, host, AF_INET, m);
        port(m, port, caller);
        return new Packed(m, 16);
    }

    private static Packed inet6(ThreadState ts, Arena arena, PyObject o, String caller) {
        PyObject[] a = tuple(o, caller, "AF_INET6");
        if (a.length < 2 || a.length > 4) {
            throw Raise.typeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
        }
        byte[] host = host(ts, a[0]);
        long port = port(ts, a[1], caller);
        long flow = a.length > 2 ? Numbers.index(ts, a[2]).bigValue().longValue() : 0;
        long scope = a.length > 3 ? Numbers.index(ts, a[3]).bigValue().longValue() : 0;
        if (flow < 0 || flow > 0xfffff) {
            throw Raise.overflowError("%s(): flowinfo must be 0-1048575.", caller);
        }
        MemorySegment m = arena.allocate(STORAGE, 8);
        Names.resolve(ts, host, AF_INET6, m);
        port(m, port, caller);
        m.set(ValueLayout.JAVA_INT, 4, Integer.reverseBytes((int) flow));
        if (a.length > 3) {
            m.set(ValueLayout.JAVA_INT, 24, (int) scope);
        }
        return new Packed(m, 28);
    }

    private static Packed unix(ThreadState ts, Arena arena, PyObject o, String caller) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null && !Buffers.check(o)) {
            throw Raise.typeError("a bytes-like object is required, not '%s'", PyType.of(o).name());
        }
        byte[] path = u != null ? PathArg.encode(ts, u) : Buffers.bytes(ts, o);
        boolean abstractName = path.length > 0 && path[0] == 0;
        if (path.length > PATH || !abstractName && path.length > PATH - 1) {
            throw PyException.of(Exc.OSError, "AF_UNIX path too long");
        }
        MemorySegment m = arena.allocate(STORAGE, 8);
        m.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(path, 0, m, ValueLayout.JAVA_BYTE, 2, path.length);
        return new Packed(m, 2 + path.length + (abstractName || path.length == 0 ? 0 : 1));
    }

    /** The host of an address: str in IDNA, or bytes. */
    static byte[] host(ThreadState ts, PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u != null) {
            String s = u.toString();
            byte[] b = s.chars().allMatch(c -> c < 0x80) ? s.getBytes(StandardCharsets.US_ASCII) : idna(ts, u);
            return noZero(b, "host name must not contain null character");
        }
        if (PyBytes.unwrapOrNull(o) == null && !Containers.isByteArray(o)) {
            throw Raise.typeError("str, bytes or bytearray expected, not %s", o == PyNone.NONE ? "NoneType" : PyType.of(o).name());
        }
        return noZero(Buffers.bytes(ts, o), "host name must not contain null character");
    }

    /** The host that is a function's first argument: a str is given in IDNA, bytes are as they are. */
    static byte[] host(ThreadState ts, String function, PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null && PyBytes.unwrapOrNull(o) == null && !Containers.isByteArray(o)) {
            throw Raise.typeError("%s() argument 1 must be str, bytes or bytearray, not %s", function, Raise.given(o));
        }
        byte[] b = u == null ? Buffers.bytes(ts, o) : u.isAscii() ? u.toString().getBytes(StandardCharsets.US_ASCII) : idna(ts, u);
        if (CText.upToNull(b) != b) {
            throw Raise.typeError("%s() argument 1 must be encoded string without null bytes, not %s", function, PyType.of(o).name());
        }
        return b;
    }

    static byte[] idna(ThreadState ts, PyUnicode u) {
        return PyBytes.unwrap(Codecs.encodeObject(ts, u, "idna", "strict")).shared();
    }

    private static byte[] noZero(byte[] b, String message) {
        for (byte x : b) {
            if (x == 0) {
                throw Raise.typeError(message);
            }
        }
        return b;
    }

    /** Which built-in types stand for bytes. */
    private static final class Containers {
        static boolean isByteArray(PyObject o) {
            return PyType.of(o).name().equals("bytearray");
        }
    }

    static @Owned PyObject unpack(ThreadState ts, MemorySegment m, int length) {
        if (length == 0) {
            return PyNone.NONE;
        }
        int family = m.get(ValueLayout.JAVA_SHORT, 0) & 0xffff;
        switch (family) {
            case AF_INET:
                return PyTuple.of(ts, PyUnicode.of(ip(m, AF_INET, 4)), port(m));
            case AF_INET6:
                return PyTuple.of(ts, PyUnicode.of(ip(m, AF_INET6, 8)), port(m), PyLong.of(Integer.reverseBytes(m.get(ValueLayout.JAVA_INT, 4)) & 0xfffffL),
                        PyLong.of(m.get(ValueLayout.JAVA_INT, 24) & 0xffffffffL));
            case AF_UNIX:
                return path(ts, m, length);
            default:
                return PyTuple.of(ts, PyLong.of(family), PyBytes.of(m.asSlice(2, Math.max(0, length - 2)).toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    private static PyObject path(ThreadState ts, MemorySegment m, int length) {
        int n = Math.max(0, Math.min(length, STORAGE) - 2);
        byte[] b = m.asSlice(2, n).toArray(ValueLayout.JAVA_BYTE);
        if (n > 0 && b[0] == 0) {
            return PyBytes.of(b);
        }
        int end = 0;
        while (end < n && b[end] != 0) {
            end++;
        }
        return PathArg.decode(ts, b, 0, end);
    }

    private static PyObject port(MemorySegment m) {
        return PyLong.of((m.get(ValueLayout.JAVA_BYTE, 2) & 0xff) << 8 | m.get(ValueLayout.JAVA_BYTE, 3) & 0xff);
    }

    /** The text of the IP address at an offset. */
    static String ip(MemorySegment m, int family, long at) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(64);
            return SocketErrors.text(NTOP.raw(family, m.address() + at, out.address(), 64));
        }
    }

    /** Parses the text of an IP address into memory; whether it was one. */
    static boolean parse(int family, byte[] text, MemorySegment to) {
        try (Arena arena = Arena.ofConfined()) {
            return PTON.call(family, Libc.string(arena, text).address(), to.address()) == 1;
        }
    }
}
