// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._socket;

import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.CText;
import io.github.typhon.stdlib.host.Constants;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import io.github.typhon.stdlib.host.Polling;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicLong;

/** {@code _socket}. CPython: Modules/socketmodule.c. */
@PyModule(name = "_socket", doc = "Implementation module for socket operations.\n\nSee the socket module for documentation.", methods = Names.class)
public final class SocketModule {
    private static final long NANOS = 1_000_000_000L;
    private static final int F_DUPFD_CLOEXEC = 1030;
    /** The timeout of new sockets, in nanoseconds; negative for none. */
    private static final StateKey<AtomicLong> DEFAULT_TIMEOUT = StateKey.of(() -> new AtomicLong(-1));

    private SocketModule() {}

    static AtomicLong defaultTimeout(ThreadState ts) {
        return ts.interp.state(DEFAULT_TIMEOUT);
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PySocket.TYPE);
        m.add("SocketType", Refs.newRef(ts, (PyObject) PySocket.TYPE));
        m.add("error", Refs.newRef(ts, (PyObject) Exc.OSError));
        m.add("timeout", Refs.newRef(ts, (PyObject) Exc.TimeoutError));
        m.add("gaierror", Refs.newRef(ts, (PyObject) SocketErrors.GAIERROR.of(ts)));
        m.add("herror", Refs.newRef(ts, (PyObject) SocketErrors.HERROR.of(ts)));
        m.add("has_ipv6", true);
        Constants.add(m, SocketConstants.TABLE);
    }

    /** A timeout argument in nanoseconds; negative for None. */
    static long timeout(ThreadState ts, PyObject o) {
        if (o == PyNone.NONE) {
            return -1;
        }
        long n = Polling.nanos(ts, o, NANOS, "'" + TypeMethods.fullName(ts, PyType.of(o)) + "' object cannot be interpreted as an integer or float");
        if (n < 0) {
            throw Raise.valueError("Timeout value out of range");
        }
        return n;
    }

    static PyObject seconds(long timeout) {
        return timeout < 0 ? PyNone.NONE : PyFloat.of(timeout / 1e9);
    }

    @PyFunction("($self, /)")
    static PyObject getdefaulttimeout(ThreadState ts) {
        return seconds(defaultTimeout(ts).get());
    }

    @PyFunction("($self, object, /)")
    static void setdefaulttimeout(ThreadState ts, PyObject object) {
        defaultTimeout(ts).set(timeout(ts, object));
    }

    private static int descriptor(ThreadState ts, PyObject o) {
        return Numbers.asInt(ts, Numbers.index(ts, o));
    }

    @PyFunction("($self, object, /)")
    static void close(ThreadState ts, PyObject object) {
        int fd = descriptor(ts, object);
        int r = (int) NativeWait.brief(ts, () -> Descriptors.close(fd));
        if (r != -104) {
            Errno.check(ts, r);
        }
    }

    @PyFunction("($self, object, /)")
    static int dup(ThreadState ts, PyObject object) {
        int fd = descriptor(ts, object);
        return Errno.checkInt(ts, Descriptors.fcntl(fd, F_DUPFD_CLOEXEC, 0));
    }

    @PyFunction("($self, /)")
    static PyObject gethostname(ThreadState ts) {
        Auditing.audit(ts, "socket.gethostname");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(1024);
            Errno.check(ts, CFunction.of("gethostname").call(m.address(), 1023));
            return PathArg.decode(ts, Libc.stringAt(m.address()));
        }
    }

    @PyFunction(value = "($module, name, /)", textSignature = false)
    static void sethostname(ThreadState ts, PyObject name) {
        PyUnicode u = PyUnicode.unwrapOrNull(name);
        byte[] b = u != null ? PathArg.encode(ts, u) : Buffers.bytes(ts, name);
        try (Arena arena = Arena.ofConfined()) {
            Errno.check(ts, CFunction.of("sethostname").call(Libc.string(arena, b).address(), b.length));
        }
    }

    @PyFunction(value = "($module, family=1, type=1, proto=0, /)", textSignature = false)
    static PyObject socketpair(ThreadState ts, int family, int type, int proto) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(8, 4);
            Errno.check(ts, CFunction.of("socketpair").call(family, type | PySocket.SOCK_CLOEXEC, proto, m.address()));
            return PyTuple.of(ts, socket(ts, family, type, proto, m.get(ValueLayout.JAVA_INT, 0)), socket(ts, family, type, proto, m.get(ValueLayout.JAVA_INT, 4)));
        }
    }

    private static PyObject socket(ThreadState ts, int family, int type, int proto, int fd) {
        return Calls.call(ts, PySocket.TYPE, PyLong.of(family), PyLong.of(type), PyLong.of(proto), PyLong.of(fd));
    }

    private static long unsigned(ThreadState ts, PyObject o, int bits) {
        PyLong v = Numbers.index(ts, o);
        if (v.signum() < 0) {
            throw Raise.valueError("Cannot convert negative int");
        }
        if (!v.fitsLong() || v.longValue() >>> bits != 0) {
            throw Raise.overflowError("Python int too large for C uint%d_t", bits);
        }
        return v.longValue();
    }

    @PyFunction("($module, integer, /)")
    static int ntohs(ThreadState ts, PyObject integer) {
        return Short.reverseBytes((short) unsigned(ts, integer, 16)) & 0xffff;
    }

    @PyFunction("($module, integer, /)")
    static int htons(ThreadState ts, PyObject integer) {
        return Short.reverseBytes((short) unsigned(ts, integer, 16)) & 0xffff;
    }

    @PyFunction("($module, integer, /)")
    static long ntohl(ThreadState ts, PyObject integer) {
        return Integer.reverseBytes((int) unsigned(ts, integer, 32)) & 0xffffffffL;
    }

    @PyFunction("($module, integer, /)")
    static long htonl(ThreadState ts, PyObject integer) {
        return Integer.reverseBytes((int) unsigned(ts, integer, 32)) & 0xffffffffL;
    }

    @PyFunction("($module, ip_addr, /)")
    static PyObject inet_aton(String address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(4, 4);
            if (CFunction.of("inet_aton").call(Libc.string(arena, CText.whole(address)).address(), m.address()) == 0) {
                throw PyException.of(Exc.OSError, "illegal IP address string passed to inet_aton");
            }
            return PyBytes.of(m.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyFunction("($module, packed_ip, /)")
    static String inet_ntoa(ThreadState ts, PyObject packed) {
        byte[] b = Buffers.bytes(ts, packed);
        if (b.length != 4) {
            throw PyException.of(Exc.OSError, "packed IP wrong length for inet_ntoa");
        }
        return (b[0] & 0xff) + "." + (b[1] & 0xff) + "." + (b[2] & 0xff) + "." + (b[3] & 0xff);
    }

    private static int bytes(ThreadState ts, int family) {
        if (family != Addresses.AF_INET && family != Addresses.AF_INET6) {
            throw Errno.error(ts, 97, null);
        }
        return family == Addresses.AF_INET ? 4 : 16;
    }

    @PyFunction(value = "($module, af, ip, /)", textSignature = false)
    static PyObject inet_pton(ThreadState ts, int family, String ip) {
        int n = bytes(ts, family);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(16, 8);
            if (!Addresses.parse(family, PathArg.encode(ts, PyUnicode.of(CText.whole(ip))), m)) {
                throw PyException.of(Exc.OSError, "illegal IP address string passed to inet_pton");
            }
            return PyBytes.of(m.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @PyFunction(value = "($module, af, packed_ip, /)", textSignature = false)
    static String inet_ntop(ThreadState ts, int family, PyObject packed) {
        byte[] b = Buffers.bytes(ts, packed);
        if (family != Addresses.AF_INET && family != Addresses.AF_INET6) {
            throw Raise.valueError("unknown address family %d", family);
        }
        if (b.length != bytes(ts, family)) {
            throw Raise.valueError("invalid length of packed IP address string");
        }
        try (Arena arena = Arena.ofConfined()) {
            return Addresses.ip(Libc.string(arena, b), family, 0);
        }
    }

    @PyFunction("($self, /)")
    static PyObject if_nameindex(ThreadState ts) {
        long list = CFunction.of("if_nameindex").raw();
        if (list == 0) {
            throw Errno.error(ts, Libc.errno(), null);
        }
        PyObject out = Containers.factory().newList(ts, new PyObject[0], 0);
        for (long p = list; ; p += 16) {
            MemorySegment m = Libc.at(p, 16);
            byte[] name = Libc.stringAt(m.get(ValueLayout.JAVA_LONG, 8));
            if (name == null) {
                break;
            }
            PyObject t = PyTuple.of(ts, PyLong.of(m.get(ValueLayout.JAVA_INT, 0) & 0xffffffffL), PathArg.decode(ts, name));
            Containers.factory().listAppend(ts, out, t);
            Refs.decref(ts, t);
        }
        CFunction.of("if_freenameindex").raw(list);
        return out;
    }

    @PyFunction("($module, oname, /)")
    static long if_nametoindex(ThreadState ts, PyObject oname) {
        try (PathArg p = PathArg.of(ts, oname, null, "oname"); Arena arena = Arena.ofConfined()) {
            int index = (int) CFunction.of("if_nametoindex").raw(p.in(arena).address());
            if (index == 0) {
                throw Errno.error(ts, Errno.ENODEV, null);
            }
            return index & 0xffffffffL;
        }
    }

    @PyFunction("($module, if_index, /)")
    static PyObject if_indextoname(ThreadState ts, PyObject index) {
        long n = unsigned(ts, index, 32);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(32);
            if (CFunction.of("if_indextoname").raw(n, m.address()) == 0) {
                throw Errno.error(ts, Libc.errno(), null);
            }
            return PathArg.decode(ts, Libc.stringAt(m.address()));
        }
    }

    /** @param room what of an int's range goes to the header and its padding */
    private static long control(long length, long room, String function) {
        if (length < 0 || length > Integer.MAX_VALUE - room) {
            throw Raise.overflowError("%s() argument out of range", function);
        }
        return length;
    }

    @PyFunction(value = "($module, length, /)", textSignature = false)
    static long CMSG_LEN(long length) {
        return Messages.HEADER + control(length, Messages.HEADER, "CMSG_LEN");
    }

    @PyFunction(value = "($module, length, /)", textSignature = false)
    static long CMSG_SPACE(long length) {
        return Messages.HEADER + Messages.align(control(length, Messages.HEADER + Messages.align(1), "CMSG_SPACE"));
    }
}
