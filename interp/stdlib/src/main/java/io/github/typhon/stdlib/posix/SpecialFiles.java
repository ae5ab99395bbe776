// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.NativeWait;
import io.github.typhon.stdlib.host.PathArg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Descriptors without a name: counters, memory, timers, processes. */
final class SpecialFiles {
    private static final long NANOS = 1_000_000_000L;
    private static final int SPEC_BYTES = 32;
    private static final int TFD_CLOEXEC = 0x80000;
    private static final CFunction READ = CFunction.of("read");
    private static final CFunction WRITE = CFunction.of("write");

    private SpecialFiles() {}

    private static int call(ThreadState ts, String function, long... args) {
        return Errno.checkInt(ts, CFunction.of(function).call(args));
    }

    @PyFunction("($module, /, initval, flags=524288)")
    static int eventfd(ThreadState ts, PyObject initval, int flags) {
        PyLong v = Numbers.index(ts, initval);
        if (v.signum() < 0) {
            throw Raise.valueError("Cannot convert negative int");
        }
        if (!v.fitsLong() || v.longValue() > 0xffffffffL) {
            throw Raise.overflowError("Python int too large for C unsigned int");
        }
        return call(ts, "eventfd", v.longValue(), flags);
    }

    @PyFunction("($module, /, fd)")
    static PyObject eventfd_read(ThreadState ts, PyObject fd) {
        int f = FileNumbers.of(ts, fd);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(8, 8);
            Errno.check(ts, NativeWait.call(ts, () -> READ.callLong(f, m.address(), 8)));
            return PyLong.ofUnsigned(m.get(ValueLayout.JAVA_LONG, 0));
        }
    }

    @PyFunction("($module, /, fd, value)")
    static void eventfd_write(ThreadState ts, PyObject fd, PyObject value) {
        int f = FileNumbers.of(ts, fd);
        PyLong v = Numbers.index(ts, value);
        if (v.signum() < 0 || !v.fitsLong() && v.bigValue().bitLength() > 64) {
            throw Raise.overflowError(v.signum() < 0 ? "can't convert negative value to unsigned int" : "int too big to convert");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(8, 8);
            m.set(ValueLayout.JAVA_LONG, 0, v.bigValue().longValue());
            Errno.check(ts, NativeWait.call(ts, () -> WRITE.callLong(f, m.address(), 8)));
        }
    }

    @PyFunction("($module, /, name, flags=1)")
    static int memfd_create(ThreadState ts, PyObject name, long flags) {
        try (PathArg p = EnvironmentCalls.converted(ts, name); Arena arena = Arena.ofConfined()) {
            return call(ts, "memfd_create", p.in(arena).address(), flags);
        }
    }

    @PyFunction("($module, /, pid, flags=0)")
    static int pidfd_open(ThreadState ts, int pid, int flags) {
        return call(ts, "pidfd_open", pid, flags);
    }

    @PyFunction("($module, clockid, /, *, flags=524288)")
    static int timerfd_create(ThreadState ts, int clockid, int flags) {
        return call(ts, "timerfd_create", clockid, flags | TFD_CLOEXEC);
    }

    private interface Value {
        PyObject of(long nanos);
    }

    private static PyObject real(long nanos) {
        return PyFloat.of(nanos / 1e9);
    }

    private static PyObject pair(ThreadState ts, MemorySegment m, Value v) {
        return PyTuple.of(ts, v.of(nanos(m, 16)), v.of(nanos(m, 0)));
    }

    private static long nanos(MemorySegment m, long at) {
        return m.get(ValueLayout.JAVA_LONG, at) * NANOS + m.get(ValueLayout.JAVA_LONG, at + 8);
    }

    private static PyObject get(ThreadState ts, PyObject fd, Value v) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(SPEC_BYTES, 8);
            call(ts, "timerfd_gettime", FileNumbers.of(ts, fd), m.address());
            return pair(ts, m, v);
        }
    }

    private static PyObject set(ThreadState ts, PyObject fd, int flags, long initial, long interval, Value v) {
        if (initial < 0 || interval < 0) {
            throw Errno.error(ts, Errno.EINVAL, null);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(SPEC_BYTES, 8);
            MemorySegment old = arena.allocate(SPEC_BYTES, 8);
            m.set(ValueLayout.JAVA_LONG, 0, interval / NANOS);
            m.set(ValueLayout.JAVA_LONG, 8, interval % NANOS);
            m.set(ValueLayout.JAVA_LONG, 16, initial / NANOS);
            m.set(ValueLayout.JAVA_LONG, 24, initial % NANOS);
            call(ts, "timerfd_settime", FileNumbers.of(ts, fd), flags, m.address(), old.address());
            return pair(ts, old, v);
        }
    }

    @PyFunction("($module, fd, /)")
    static PyObject timerfd_gettime(ThreadState ts, PyObject fd) {
        return get(ts, fd, SpecialFiles::real);
    }

    @PyFunction("($module, fd, /)")
    static PyObject timerfd_gettime_ns(ThreadState ts, PyObject fd) {
        return get(ts, fd, PyLong::of);
    }

    @PyFunction("($module, fd, /, *, flags=0, initial=0.0, interval=0.0)")
    static PyObject timerfd_settime(ThreadState ts, PyObject fd, int flags, double initial, double interval) {
        return set(ts, fd, flags, Math.round(initial * 1e9), Math.round(interval * 1e9), SpecialFiles::real);
    }

    @PyFunction("($module, fd, /, *, flags=0, initial=0, interval=0)")
    static PyObject timerfd_settime_ns(ThreadState ts, PyObject fd, int flags, long initial, long interval) {
        return set(ts, fd, flags, initial, interval, PyLong::of);
    }
}
