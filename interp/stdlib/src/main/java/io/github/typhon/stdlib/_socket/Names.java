// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._socket;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.CText;
import io.github.typhon.stdlib.host.Libc;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Look-ups of hosts, services and protocols. */
final class Names {
    private static final int AI_PASSIVE = 1;
    private static final int AI_NUMERICHOST = 4;
    private static final int SOCK_DGRAM = 2;
    private static final int ADDRINFO = 48;
    private static final int HOST_BYTES = 1025;
    private static final int SERVICE_BYTES = 32;
    private static final CFunction GETADDRINFO = CFunction.of("getaddrinfo");
    private static final CFunction FREEADDRINFO = CFunction.of("freeaddrinfo");
    private static final CFunction GETNAMEINFO = CFunction.of("getnameinfo");
    /** The C library answers these in memory of its own. */
    private static final Object STATIC_MEMORY = new Object();

    private Names() {}

    /** What is done with the list of addresses, before it is freed. */
    private interface Found {
        void use(MemorySegment first);
    }

    private static void lookUp(ThreadState ts, byte[] host, byte[] service, int family, int type, int protocol, int flags, Found f) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment hints = arena.allocate(ADDRINFO, 8);
            hints.set(ValueLayout.JAVA_INT, 0, flags);
            hints.set(ValueLayout.JAVA_INT, 4, family);
            hints.set(ValueLayout.JAVA_INT, 8, type);
            hints.set(ValueLayout.JAVA_INT, 12, protocol);
            MemorySegment out = arena.allocate(8, 8);
            long h = host == null ? 0 : Libc.string(arena, host).address();
            long s = service == null ? 0 : Libc.string(arena, service).address();
            int r;
            int errno;
            try (var d = ts.blocking()) {
                r = (int) GETADDRINFO.raw(h, s, hints.address(), out.address());
                errno = Libc.errno();
            }
            if (r != 0) {
                throw SocketErrors.gai(ts, r, errno);
            }
            long list = out.get(ValueLayout.JAVA_LONG, 0);
            try {
                f.use(Libc.at(list, ADDRINFO));
            } finally {
                FREEADDRINFO.raw(list);
            }
        }
    }

    /** Fills in family and address for a host: empty for any, a number, or a name. CPython: setipaddr. */
    static void resolve(ThreadState ts, byte[] host, int family, MemorySegment to) {
        String name = new String(host, StandardCharsets.ISO_8859_1);
        to.set(ValueLayout.JAVA_SHORT, 0, (short) family);
        if (family == Addresses.AF_INET && (name.equals("<broadcast>") || name.equals("255.255.255.255"))) {
            to.set(ValueLayout.JAVA_INT, 4, -1);
            return;
        }
        if (!name.isEmpty() && Addresses.parse(family, host, to.asSlice(family == Addresses.AF_INET ? 4 : 8))) {
            return;
        }
        lookUp(ts, name.isEmpty() ? null : host, name.isEmpty() ? new byte[] {'0'} : null, family, name.isEmpty() ? SOCK_DGRAM : 0, 0, name.isEmpty() ? AI_PASSIVE : 0,
                first -> to.copyFrom(Libc.at(first.get(ValueLayout.JAVA_LONG, 24), first.get(ValueLayout.JAVA_INT, 16))));
    }

    @PyFunction(value = "($module, host, port, family=0, type=0, proto=0, flags=0)", textSignature = false)
    static PyObject getaddrinfo(ThreadState ts, PyObject host, PyObject port, int family, int type, int proto, int flags) {
        byte[] h = host == PyNone.NONE ? null : name(ts, host);
        byte[] p = service(ts, port);
        PyObject list = Containers.factory().newList(ts, new PyObject[0], 0);
        try {
            lookUp(ts, h, p, family, type, proto, flags, first -> {
                for (MemorySegment m = first; m != null; m = m.get(ValueLayout.JAVA_LONG, 40) == 0 ? null : Libc.at(m.get(ValueLayout.JAVA_LONG, 40), ADDRINFO)) {
                    add(ts, list, m);
                }
            });
            return list;
        } catch (PyException e) {
            Refs.decref(ts, list);
            throw e;
        }
    }

    private static void add(ThreadState ts, PyObject list, MemorySegment m) {
        int length = m.get(ValueLayout.JAVA_INT, 16);
        PyObject address = Addresses.unpack(ts, Libc.at(m.get(ValueLayout.JAVA_LONG, 24), Math.max(length, 2)), length);
        PyObject t = PyTuple.of(ts, PyLong.of(m.get(ValueLayout.JAVA_INT, 4)), PyLong.of(m.get(ValueLayout.JAVA_INT, 8)), PyLong.of(m.get(ValueLayout.JAVA_INT, 12)),
                PyUnicode.of(SocketErrors.text(m.get(ValueLayout.JAVA_LONG, 32))), address);
        Containers.factory().listAppend(ts, list, t);
        Refs.decref(ts, t);
    }

    private static byte[] name(ThreadState ts, PyObject host) {
        PyUnicode u = PyUnicode.unwrapOrNull(host);
        PyBytes b = PyBytes.unwrapOrNull(host);
        if (u == null && b == null) {
            throw Raise.typeError("getaddrinfo() argument 1 must be string or None");
        }
        byte[] out = u != null && u.toString().chars().anyMatch(c -> c >= 0x80) ? Addresses.idna(ts, u) : u != null ? PathArg.encode(ts, u) : b.shared();
        return CText.upToNull(out);
    }

    private static byte[] service(ThreadState ts, PyObject port) {
        if (port == PyNone.NONE) {
            return null;
        }
        PyLong n = PyLong.unwrapOrNull(port);
        if (n != null) {
            if (!n.fitsLong()) {
                throw Raise.overflowError("Python int too large to convert to C long");
            }
            return Long.toString(n.longValue()).getBytes(StandardCharsets.US_ASCII);
        }
        PyUnicode u = PyUnicode.unwrapOrNull(port);
        PyBytes b = PyBytes.unwrapOrNull(port);
        if (u == null && b == null) {
            throw PyException.of(Exc.OSError, "Int or String expected");
        }
        return CText.upToNull(u != null ? PathArg.encode(ts, u) : b.shared());
    }

    @PyFunction(value = "($module, sockaddr, flags, /)", textSignature = false)
    static PyObject getnameinfo(ThreadState ts, PyObject sockaddr, int flags) {
        if (!(sockaddr instanceof PyTuple t)) {
            throw Raise.typeError("getnameinfo() argument 1 must be a tuple");
        }
        if (t.items.length < 2 || t.items.length > 4) {
            throw Raise.typeError("getnameinfo(): illegal sockaddr argument");
        }
        byte[] host = name(ts, t.items[0]);
        byte[] port = Integer.toString(Numbers.asInt(ts, t.items[1])).getBytes(StandardCharsets.US_ASCII);
        long flow = t.items.length > 2 ? Numbers.asLong(ts, t.items[2]) : 0;
        if (flow < 0 || flow > 0xfffff) {
            throw Raise.overflowError("getnameinfo(): flowinfo must be 0-1048575.");
        }
        PyObject[] out = new PyObject[1];
        lookUp(ts, host, port, Addresses.AF_UNSPEC, SOCK_DGRAM, 0, AI_NUMERICHOST, first -> {
            if (first.get(ValueLayout.JAVA_LONG, 40) != 0) {
                throw PyException.of(Exc.OSError, "sockaddr resolved to multiple addresses");
            }
            if (first.get(ValueLayout.JAVA_INT, 4) == Addresses.AF_INET && t.items.length != 2) {
                throw PyException.of(Exc.OSError, "IPv4 sockaddr must be 2 tuple");
            }
            out[0] = named(ts, first, flags);
        });
        return out[0];
    }

    private static PyObject named(ThreadState ts, MemorySegment first, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment host = arena.allocate(HOST_BYTES);
            MemorySegment service = arena.allocate(SERVICE_BYTES);
            int r;
            int errno;
            try (var d = ts.blocking()) {
                r = (int) GETNAMEINFO.raw(first.get(ValueLayout.JAVA_LONG, 24), first.get(ValueLayout.JAVA_INT, 16), host.address(), HOST_BYTES, service.address(), SERVICE_BYTES, flags);
                errno = Libc.errno();
            }
            if (r != 0) {
                throw SocketErrors.gai(ts, r, errno);
            }
            return PyTuple.of(ts, PathArg.decode(ts, Libc.stringAt(host.address())), PathArg.decode(ts, Libc.stringAt(service.address())));
        }
    }

    @PyFunction(value = "($module, host, /)", textSignature = false)
    static PyObject gethostbyname(ThreadState ts, PyObject host) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(Addresses.STORAGE, 8);
            resolve(ts, Addresses.host(ts, "gethostbyname", host), Addresses.AF_INET, m);
            return PyUnicode.of(Addresses.ip(m, Addresses.AF_INET, 4));
        }
    }

    @PyFunction(value = "($module, host, /)", textSignature = false)
    static PyObject gethostbyname_ex(ThreadState ts, PyObject host) {
        byte[] name = Addresses.host(ts, "gethostbyname_ex", host);
        return host(ts, arena -> CFunction.of("gethostbyname").raw(Libc.string(arena, name).address()));
    }

    @PyFunction(value = "($module, host, /)", textSignature = false)
    static PyObject gethostbyaddr(ThreadState ts, PyObject host) {
        byte[] name = Addresses.host(ts, "gethostbyaddr", host);
        return host(ts, arena -> {
            MemorySegment m = arena.allocate(Addresses.STORAGE, 8);
            boolean six = new String(name, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
            int family = six ? Addresses.AF_INET6 : Addresses.AF_INET;
            resolve(ts, name, family, m);
            return CFunction.of("gethostbyaddr").raw(m.address() + (six ? 8 : 4), six ? 16 : 4, family);
        });
    }

    private interface HostCall {
        long run(Arena arena);
    }

    /** Name, aliases and addresses of a struct hostent, copied out while nobody else asks. */
    private static PyObject host(ThreadState ts, HostCall call) {
        String name;
        List<String> aliases = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            synchronized (STATIC_MEMORY) {
                long p = call.run(arena);
                if (p == 0) {
                    throw SocketErrors.host(ts);
                }
                MemorySegment h = Libc.at(p, 32);
                name = SocketErrors.text(h.get(ValueLayout.JAVA_LONG, 0));
                for (long a : pointers(h.get(ValueLayout.JAVA_LONG, 8))) {
                    aliases.add(SocketErrors.text(a));
                }
                for (long a : pointers(h.get(ValueLayout.JAVA_LONG, 24))) {
                    addresses.add(Addresses.ip(MemorySegment.ofAddress(a), h.get(ValueLayout.JAVA_INT, 16), 0));
                }
            }
        }
        return PyTuple.of(ts, PyUnicode.of(name), list(ts, aliases), list(ts, addresses));
    }

    private static List<Long> pointers(long array) {
        List<Long> out = new ArrayList<>();
        for (long p = array; p != 0; p += 8) {
            long v = Libc.at(p, 8).get(ValueLayout.JAVA_LONG, 0);
            if (v == 0) {
                break;
            }
            out.add(v);
        }
        return out;
    }

    private static PyObject list(ThreadState ts, List<String> all) {
        PyObject[] out = new PyObject[all.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = PyUnicode.of(all.get(i));
        }
        return Containers.factory().newList(ts, out, out.length);
    }

    @PyFunction(value = "($module, servicename, protocolname=<unrepresentable>, /)", textSignature = false)
    static int getservbyname(String name, PyObject protocol) {
        try (Arena arena = Arena.ofConfined()) {
            long p = protocol == null ? 0 : Libc.string(arena, text(protocol, "getservbyname() argument 2")).address();
            synchronized (STATIC_MEMORY) {
                long s = CFunction.of("getservbyname").raw(Libc.string(arena, CText.whole(name)).address(), p);
                if (s == 0) {
                    throw PyException.of(Exc.OSError, "service/proto not found");
                }
                return Short.reverseBytes(Libc.at(s, 32).get(ValueLayout.JAVA_SHORT, 16)) & 0xffff;
            }
        }
    }

    @PyFunction(value = "($module, port, protocolname=<unrepresentable>, /)", textSignature = false)
    static String getservbyport(int port, PyObject protocol) {
        if (port < 0 || port > 0xffff) {
            throw Raise.overflowError("getservbyport: port must be 0-65535.");
        }
        try (Arena arena = Arena.ofConfined()) {
            long p = protocol == null ? 0 : Libc.string(arena, text(protocol, "getservbyport() argument 2")).address();
            synchronized (STATIC_MEMORY) {
                long s = CFunction.of("getservbyport").raw(Short.reverseBytes((short) port) & 0xffff, p);
                if (s == 0) {
                    throw PyException.of(Exc.OSError, "port/proto not found");
                }
                return SocketErrors.text(Libc.at(s, 32).get(ValueLayout.JAVA_LONG, 0));
            }
        }
    }

    @PyFunction(value = "($module, name, /)", textSignature = false)
    static int getprotobyname(PyObject nameArgument) {
        String name = text(nameArgument, "getprotobyname() argument 1");
        try (Arena arena = Arena.ofConfined()) {
            synchronized (STATIC_MEMORY) {
                long s = CFunction.of("getprotobyname").raw(Libc.string(arena, name).address());
                if (s == 0) {
                    throw PyException.of(Exc.OSError, "protocol not found");
                }
                return Libc.at(s, 24).get(ValueLayout.JAVA_INT, 16);
            }
        }
    }

    private static String text(PyObject o, String what) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("%s must be str, not %s", what, Raise.given(o));
        }
        return CText.whole(u.toString());
    }
}
