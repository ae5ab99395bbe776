// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Waiting for descriptors with {@code ppoll}. */
public final class Polling {
    public static final int POLLIN = 1;
    public static final int POLLPRI = 2;
    public static final int POLLOUT = 4;
    public static final int POLLERR = 8;
    public static final int POLLHUP = 16;
    public static final int POLLNVAL = 32;
    /** Bytes of a struct pollfd: fd, events, revents. */
    public static final int ENTRY = 8;
    private static final long NANOS = 1_000_000_000L;
    private static final CFunction PPOLL = CFunction.of("ppoll");

    private Polling() {}

    /** Waits until one of the entries is ready or the time (negative: none) is over; how many are ready, or a negative error number. */
    @MayRunPython
    public static int wait(ThreadState ts, MemorySegment fds, int n, long nanos) {
        long deadline = System.nanoTime() + nanos;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = nanos < 0 ? null : arena.allocate(16, 8);
            for (;;) {
                if (limit != null) {
                    long left = Math.max(0, deadline - System.nanoTime());
                    limit.set(ValueLayout.JAVA_LONG, 0, left / NANOS);
                    limit.set(ValueLayout.JAVA_LONG, 8, left % NANOS);
                }
                int r = (int) NativeWait.once(ts, () -> PPOLL.call(fds.address(), n, limit == null ? 0 : limit.address(), 0));
                if (r != -Errno.EINTR) {
                    return r;
                }
                ts.poll();
            }
        }
    }

    /** Waits for one descriptor; positive if it is ready, 0 if time is over. */
    @MayRunPython
    public static int wait(ThreadState ts, int fd, int events, long nanos) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(ENTRY, 4);
            set(m, 0, fd, events);
            return wait(ts, m, 1, nanos);
        }
    }

    public static void set(MemorySegment m, int i, int fd, int events) {
        m.set(ValueLayout.JAVA_INT, (long) ENTRY * i, fd);
        m.set(ValueLayout.JAVA_SHORT, (long) ENTRY * i + 4, (short) events);
        m.set(ValueLayout.JAVA_SHORT, (long) ENTRY * i + 6, (short) 0);
    }

    public static int ready(MemorySegment m, int i) {
        return m.get(ValueLayout.JAVA_SHORT, (long) ENTRY * i + 6) & 0xffff;
    }

    /** A number of units (seconds, milliseconds) as nanoseconds, rounded up; the message is for what is not a number. */
    public static long nanos(ThreadState ts, PyObject o, long unit, String message) {
        double d;
        if (PyType.of(o).isSubtype(PyFloat.TYPE)) {
            d = Numbers.asDouble(ts, o);
            if (Double.isNaN(d)) {
                throw Raise.valueError("Invalid value NaN (not a number)");
            }
            double n = Math.ceil(Math.abs(d) * unit) * Math.signum(d);
            if (Math.abs(n) >= 0x1p63) {
                throw Raise.overflowError("timestamp too large to convert to C PyTime_t");
            }
            return (long) n;
        }
        if (!Numbers.isIndex(o)) {
            throw PyException.of(Exc.TypeError, message);
        }
        PyLong v = Numbers.index(ts, o);
        try {
            return Math.multiplyExact(v.bigValue().longValueExact(), unit);
        } catch (ArithmeticException e) {
            throw Raise.overflowError("timestamp too large to convert to C PyTime_t");
        }
    }
}
