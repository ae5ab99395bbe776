// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.select;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Descriptors;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.MachineFiles;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.Polling;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code select.epoll}. <p>Threads: any; the kernel orders them. Ownership: owns its descriptor. */
@PyClass(name = "epoll", module = "select", flags = PyType.HAS_WEAKREF)
public final class PyEpoll extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyEpollExposed());
    private static final int CLOEXEC = 0x80000;
    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final int MODIFY = 3;
    private static final int DEFAULT = Polling.POLLIN | Polling.POLLPRI | Polling.POLLOUT;
    private static final int FD_SETSIZE = 1024;
    private static final long SECOND = 1_000_000_000L;
    /** x86-64 packs the structure: events, then eight bytes of data at once. */
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
    private static final int EVENT = PACKED ? 12 : 16;
    private static final int DATA = PACKED ? 4 : 8;
    private static final CFunction CREATE = CFunction.of("epoll_create1");
    private static final CFunction CONTROL = CFunction.of("epoll_ctl");
    private static final CFunction WAIT = CFunction.of("epoll_wait");

    private final AtomicInteger fd;

    private PyEpoll(ThreadState ts, int fd) {
        super(ts);
        this.fd = new AtomicInteger(fd);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected void deallocated(ThreadState ts) {
        close();
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("epoll", args, kwnames, "sizehint", "flags");
        int hint = a[0] == null ? -1 : Numbers.asInt(ts, Numbers.index(ts, a[0]));
        int flags = a[1] == null ? 0 : Numbers.asInt(ts, Numbers.index(ts, a[1]));
        if (hint != -1 && hint <= 0) {
            throw Raise.valueError("sizehint must be positive or -1");
        }
        if ((flags & ~CLOEXEC) != 0) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        return new PyEpoll(ts, MachineFiles.opened(Errno.checkInt(ts, CREATE.call(CLOEXEC))));
    }

    private int open() {
        int f = fd.get();
        if (f < 0) {
            throw Raise.valueError("I/O operation on closed epoll object");
        }
        return f;
    }

    @PyClassMethod("($type, fd, /)")
    static PyObject fromfd(ThreadState ts, PyType type, int fd) {
        return new PyEpoll(ts, fd);
    }

    @PyMethod("($self, /)")
    void close() {
        int f = fd.getAndSet(-1);
        if (f >= 0) {
            Descriptors.close(f);
        }
    }

    @PyGetter("closed")
    boolean closed() {
        return fd.get() < 0;
    }

    @PyMethod("($self, /)")
    int fileno() {
        return open();
    }

    private void control(ThreadState ts, int operation, PyObject target, int events) {
        int f = FileNumbers.of(ts, target);
        int e = open();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(16, 8);
            m.set(ValueLayout.JAVA_INT, 0, events);
            m.set(ValueLayout.JAVA_INT_UNALIGNED, DATA, f);
            Errno.check(ts, CONTROL.call(e, operation, f, m.address()));
        }
    }

    private static int mask(ThreadState ts, PyObject o) {
        PyLong v = Numbers.index(ts, o);
        if (v.signum() < 0) {
            throw Raise.valueError("value must be positive");
        }
        if (!v.fitsLong() || v.longValue() > 0xffffffffL) {
            throw Raise.overflowError("Python int too large for C unsigned int");
        }
        return (int) v.longValue();
    }

    @PyMethod("($self, /, fd, eventmask=<unrepresentable>)")
    void register(ThreadState ts, PyObject target, PyObject eventmask) {
        control(ts, ADD, target, eventmask == null ? DEFAULT : mask(ts, eventmask));
    }

    @PyMethod("($self, /, fd, eventmask)")
    void modify(ThreadState ts, PyObject target, PyObject eventmask) {
        control(ts, MODIFY, target, mask(ts, eventmask));
    }

    @PyMethod("($self, /, fd)")
    void unregister(ThreadState ts, PyObject target) {
        control(ts, DELETE, target, 0);
    }

    @PyMethod("($self, /, timeout=None, maxevents=-1)")
    PyObject poll(ThreadState ts, PyObject timeout, int maxevents) {
        int e = open();
        long nanos = timeout == PyNone.NONE ? -1 : Polling.nanos(ts, timeout, SECOND, "timeout must be an integer or None");
        if (nanos / 1_000_000 > Integer.MAX_VALUE) {
            throw Raise.overflowError("timeout is too large");
        }
        if (maxevents == -1) {
            maxevents = FD_SETSIZE - 1;
        } else if (maxevents < 1) {
            throw Raise.valueError("maxevents must be greater than 0, got %d", maxevents);
        }
        long deadline = System.nanoTime() + nanos;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate((long) EVENT * maxevents, 8);
            int most = maxevents;
            for (;;) {
                long left = nanos < 0 ? -1 : Math.max(0, deadline - System.nanoTime());
                int millis = left < 0 ? -1 : (int) ((left + 999_999) / 1_000_000);
                int n = (int) NativeWait.once(ts, () -> WAIT.call(e, m.address(), most, millis));
                if (n != -Errno.EINTR) {
                    return events(ts, m, Errno.checkInt(ts, n));
                }
                ts.poll();
            }
        }
    }

    private static PyObject events(ThreadState ts, MemorySegment m, int n) {
        PyObject[] out = new PyObject[n];
        for (int i = 0; i < n; i++) {
            long at = (long) EVENT * i;
            out[i] = PyTuple.of(ts, PyLong.of(m.get(ValueLayout.JAVA_INT_UNALIGNED, at + DATA)), PyLong.of(m.get(ValueLayout.JAVA_INT_UNALIGNED, at) & 0xffffffffL));
        }
        return Containers.factory().newList(ts, out, n);
    }

    @PyMethod(value = "($self, /)", name = "__enter__")
    PyObject enter(ThreadState ts) {
        open();
        return Refs.newRef(ts, this);
    }

    @PyMethod(value = "($self, exc_type=None, exc_value=None, exc_tb=None, /)", name = "__exit__")
    void exit(PyObject type, PyObject value, PyObject tb) {
        close();
    }
}
