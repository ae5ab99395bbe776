// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._socket;

import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.Polling;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongSupplier;

/** {@code _socket.socket}: a descriptor, what it was made as, and a timeout. A socket with a timeout is non-blocking underneath; its calls wait for
 *  it to be ready first.
 *  <p>Threads: fields are volatile; the kernel orders calls. Ownership: owns its descriptor until close() or detach().
 *  <p>Re-entry: waits run signal handlers. CPython: PySocketSockObject. */
@PyClass(name = "socket", module = "_socket", flags = PyType.BASETYPE, methods = {SocketOptions.class, Transfer.class, Messages.class},
        doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\nsocket(family=-1, type=-1, proto=-1, fileno=None) -> socket object")
public class PySocket extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PySocketExposed());
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_ERROR = 4;
    private static final int SO_PROTOCOL = 38;
    private static final int SOCK_STREAM = 1;
    private static final int ENOTSOCK = 88;
    private static final int ECONNRESET = 104;

    private static final CFunction SOCKET = CFunction.of("socket");
    private static final CFunction BIND = CFunction.of("bind");
    private static final CFunction LISTEN = CFunction.of("listen");
    private static final CFunction ACCEPT4 = CFunction.of("accept4");
    private static final CFunction CONNECT = CFunction.of("connect");
    private static final CFunction SHUTDOWN = CFunction.of("shutdown");
    private static final CFunction GETSOCKNAME = CFunction.of("getsockname");
    private static final CFunction GETPEERNAME = CFunction.of("getpeername");

    volatile int fd = -1;
    volatile int family;
    private volatile int type;
    private volatile int proto;
    /** In nanoseconds; negative blocks without end, 0 never blocks. */
    volatile long timeout = -1;

    public PySocket(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected boolean hasFinalizer() {
        return true;
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        io.github.typhon.objects.core.HeapObjects.finalizeObject(ts, this);
    }

    static void tp_finalize(ThreadState ts, PySocket self) {
        int f = self.fd;
        if (f >= 0) {
            Warnings.resource(ts, self, "unclosed " + Objects.reprText(ts, self));
            self.fd = -1;
            Descriptors.close(f);
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PySocketExposed.newInstance(ts, type);
    }

    private static int number(ThreadState ts, PyObject o) {
        return o == null ? -1 : Numbers.asInt(ts, Numbers.index(ts, o));
    }

    static void tp_init(ThreadState ts, PySocket self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("socket", args, kwnames, "family", "type", "proto", "fileno");
        int family = number(ts, a[0]);
        int type = number(ts, a[1]);
        int proto = number(ts, a[2]);
        if (Auditing.isOn(ts)) Auditing.audit(ts, "socket.__new__", self, PyLong.of(family), PyLong.of(type), PyLong.of(proto));
        if (a[3] != null && a[3] != PyNone.NONE) {
            self.adopt(ts, a[3], family, type, proto);
            return;
        }
        int f = family == -1 ? Addresses.AF_INET : family;
        int t = type == -1 ? SOCK_STREAM : type;
        int p = proto == -1 ? 0 : proto;
        int fd = Errno.checkInt(ts, NativeWait.brief(ts, () -> SOCKET.call(f, t | SOCK_CLOEXEC, p)));
        self.set(ts, fd, f, t, p);
    }

    /** Takes over a descriptor; what is not given is asked. */
    private void adopt(ThreadState ts, PyObject fileno, int f, int t, int p) {
        if (PyType.of(fileno).isSubtype(PyFloat.TYPE)) {
            throw Raise.typeError("integer argument expected, got float");
        }
        int number = Numbers.asInt(ts, Numbers.index(ts, fileno));
        if (number < 0) {
            throw Raise.valueError("negative file descriptor");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(Addresses.STORAGE, 8);
            MemorySegment n = arena.allocate(4, 4);
            n.set(ValueLayout.JAVA_INT, 0, Addresses.STORAGE);
            int r = GETSOCKNAME.call(number, m.address(), n.address());
            if (r < 0 && f == -1 || r == -Errno.EBADF || r == -ENOTSOCK) {
                throw Errno.error(ts, -r, null);
            }
            int actual = f == -1 ? m.get(ValueLayout.JAVA_SHORT, 0) & 0xffff : f;
            int kind = t == -1 ? Errno.checkInt(ts, SocketOptions.get(number, SOL_SOCKET, SO_TYPE)) : t;
            int protocol = p == -1 ? Errno.checkInt(ts, SocketOptions.get(number, SOL_SOCKET, SO_PROTOCOL)) : p;
            set(ts, number, actual, kind, protocol);
        }
    }

    private void set(ThreadState ts, int number, int f, int t, int p) {
        fd = number;
        family = f;
        type = t & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
        proto = p;
        timeout = (t & SOCK_NONBLOCK) != 0 ? 0 : SocketModule.defaultTimeout(ts).get();
        if (timeout >= 0) {
            Errno.check(ts, Descriptors.setBlocking(number, false));
        }
    }

    // ---- waiting

    /** Makes a call that may have to wait; its result, never negative. */
    @MayRunPython
    long io(ThreadState ts, boolean writing, LongSupplier call) {
        return io(ts, writing, call, timeout < 0 ? 0 : System.nanoTime() + timeout);
    }

    @MayRunPython
    long io(ThreadState ts, boolean writing, LongSupplier call, long deadline) {
        long limit = timeout;
        for (;;) {
            if (limit > 0) {
                long left = Math.max(0, deadline - System.nanoTime());
                int ready = Polling.wait(ts, fd, writing ? Polling.POLLOUT : Polling.POLLIN, left);
                if (Errno.check(ts, ready) == 0) {
                    throw SocketErrors.timedOut();
                }
            }
            long r = NativeWait.call(ts, call);
            if (r != -Errno.EAGAIN || limit <= 0) {
                return Errno.check(ts, r);
            }
        }
    }

    /** 0, or the error number; -1 if time ran out. */
    @MayRunPython
    private int connect(ThreadState ts, Addresses.Packed a) {
        int f = fd;
        int r = (int) NativeWait.once(ts, () -> CONNECT.call(f, a.memory().address(), a.length()));
        if (r == 0) {
            return 0;
        }
        if (r == -Errno.EINTR) {
            ts.poll();
        }
        boolean waits = r == -Errno.EINTR ? timeout != 0 : r == -Errno.EINPROGRESS && timeout > 0;
        if (!waits) {
            return -r;
        }
        int ready = Polling.wait(ts, f, Polling.POLLOUT, timeout);
        if (ready <= 0) {
            return ready == 0 ? -1 : -ready;
        }
        int error = SocketOptions.get(f, SOL_SOCKET, SO_ERROR);
        return error == Errno.EISCONN ? 0 : error;
    }

    // ---- methods

    @PyMethod("($self, object, /)")
    void bind(ThreadState ts, PyObject address) {
        try (Arena arena = Arena.ofConfined()) {
            Addresses.Packed a = Addresses.pack(ts, arena, family, address, "bind");
            Auditing.audit(ts, "socket.bind", this, address);
            Errno.check(ts, NativeWait.brief(ts, () -> BIND.call(fd, a.memory().address(), a.length())));
        }
    }

    @PyMethod(value = "($self, backlog=128, /)", textSignature = false)
    void listen(ThreadState ts, int backlog) {
        Errno.check(ts, NativeWait.brief(ts, () -> LISTEN.call(fd, Math.max(0, backlog))));
    }

    @PyMethod("($self, /)")
    PyObject _accept(ThreadState ts) {
        int f = fd;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(Addresses.STORAGE, 8);
            MemorySegment n = arena.allocate(4, 4);
            n.set(ValueLayout.JAVA_INT, 0, Addresses.STORAGE);
            int made = (int) io(ts, false, () -> ACCEPT4.call(f, m.address(), n.address(), SOCK_CLOEXEC));
            return PyTuple.of(ts, PyLong.of(made), Addresses.unpack(ts, m, n.get(ValueLayout.JAVA_INT, 0)));
        }
    }

    @PyMethod(value = "($self, object, /)", name = "connect")
    void connectOrRaise(ThreadState ts, PyObject address) {
        try (Arena arena = Arena.ofConfined()) {
            Addresses.Packed a = Addresses.pack(ts, arena, family, address, "connect");
            Auditing.audit(ts, "socket.connect", this, address);
            int error = connect(ts, a);
            if (error == -1) {
                throw SocketErrors.timedOut();
            }
            Errno.check(ts, -error);
        }
    }

    @PyMethod("($self, object, /)")
    int connect_ex(ThreadState ts, PyObject address) {
        try (Arena arena = Arena.ofConfined()) {
            Addresses.Packed a = Addresses.pack(ts, arena, family, address, "connect_ex");
            Auditing.audit(ts, "socket.connect", this, address);
            int error = connect(ts, a);
            return error == -1 ? Errno.EAGAIN : error;
        }
    }

    @PyMethod("($self, object, /)")
    void shutdown(ThreadState ts, PyObject how) {
        int h = Numbers.asInt(ts, how);
        Errno.check(ts, NativeWait.brief(ts, () -> SHUTDOWN.call(fd, h)));
    }

    @PyMethod("($self, /)")
    void close(ThreadState ts) {
        int f = fd;
        if (f < 0) {
            return;
        }
        fd = -1;
        int r;
        try (var d = ts.blocking()) {
            r = Descriptors.close(f);
        }
        // What the peer did is not the closer's business.
        if (r != -Errno.EINTR && r != -ECONNRESET) {
            Errno.check(ts, r);
        }
    }

    @PyMethod("($self, /)")
    int detach() {
        int f = fd;
        fd = -1;
        return f;
    }

    @PyMethod("($self, /)")
    int fileno() {
        return fd;
    }

    private PyObject name(ThreadState ts, CFunction function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(Addresses.STORAGE, 8);
            MemorySegment n = arena.allocate(4, 4);
            n.set(ValueLayout.JAVA_INT, 0, Addresses.STORAGE);
            Errno.check(ts, function.call(fd, m.address(), n.address()));
            return Addresses.unpack(ts, m, n.get(ValueLayout.JAVA_INT, 0));
        }
    }

    @PyMethod("($self, /)")
    PyObject getsockname(ThreadState ts) {
        return name(ts, GETSOCKNAME);
    }

    @PyMethod("($self, /)")
    PyObject getpeername(ThreadState ts) {
        return name(ts, GETPEERNAME);
    }

    // ---- blocking and timeouts

    @PyMethod("($self, object, /)")
    void setblocking(ThreadState ts, PyObject flag) {
        boolean block = Objects.isTrue(ts, flag);
        Errno.check(ts, Descriptors.setBlocking(fd, block));
        timeout = block ? -1 : 0;
    }

    @PyMethod("($self, /)")
    boolean getblocking() {
        return timeout != 0;
    }

    @PyMethod("($self, object, /)")
    void settimeout(ThreadState ts, PyObject value) {
        long t = SocketModule.timeout(ts, value);
        Errno.check(ts, Descriptors.setBlocking(fd, t < 0));
        timeout = t;
    }

    @PyMethod("($self, /)")
    PyObject gettimeout() {
        return SocketModule.seconds(timeout);
    }

    @PyGetter("timeout")
    PyObject timeoutAttribute() {
        return gettimeout();
    }

    @PyGetter(value = "family", member = true, doc = "the socket family")
    int familyAttribute() {
        return family;
    }

    @PyGetter(value = "type", member = true, doc = "the socket type")
    int typeAttribute() {
        return type;
    }

    @PyGetter(value = "proto", member = true, doc = "the socket protocol")
    int protoAttribute() {
        return proto;
    }

    static PyObject tp_repr(ThreadState ts, PySocket self) {
        return PyUnicode.of("<socket object, fd=" + self.fd + ", family=" + self.family + ", type=" + self.type + ", proto=" + self.proto + ">");
    }
}
