// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.resource;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Constants;
import io.github.typhon.stdlib.host.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code resource}. */
@PyModule(name = "resource")
public final class ResourceModule {
    private static final String CONSTANTS = "RLIMIT_AS 9; RLIMIT_CORE 4; RLIMIT_CPU 0; RLIMIT_DATA 2; RLIMIT_FSIZE 1; RLIMIT_MEMLOCK 8; RLIMIT_MSGQUEUE 12; RLIMIT_NICE 13; "
            + "RLIMIT_NOFILE 7; RLIMIT_NPROC 6; RLIMIT_OFILE 7; RLIMIT_RSS 5; RLIMIT_RTPRIO 14; RLIMIT_RTTIME 15; RLIMIT_SIGPENDING 11; RLIMIT_STACK 3; RLIM_INFINITY -1; "
            + "RUSAGE_CHILDREN -1; RUSAGE_SELF 0; RUSAGE_THREAD 1";
    private static final int LIMITS = 16;

    private ResourceModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(Rusage.KIND.type());
        m.add("error", Refs.newRef(ts, (PyObject) Exc.OSError));
        Constants.add(m, CONSTANTS);
    }

    @PyFunction("($module, who, /)")
    static PyObject getrusage(ThreadState ts, int who) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(Rusage.BYTES, 8);
            int r = CFunction.of("getrusage").call(who, m.address());
            if (r == -Errno.EINVAL) {
                throw Raise.valueError("invalid who parameter");
            }
            Errno.check(ts, r);
            return Rusage.of(ts, m);
        }
    }

    @PyFunction("($module, /)")
    static long getpagesize() {
        return CFunction.of("getpagesize").call();
    }

    private static void known(int resource) {
        if (resource < 0 || resource >= LIMITS) {
            throw Raise.valueError("invalid resource specified");
        }
    }

    private static PyObject limits(ThreadState ts, MemorySegment m) {
        return PyTuple.of(ts, limit(m.get(ValueLayout.JAVA_LONG, 0)), limit(m.get(ValueLayout.JAVA_LONG, 8)));
    }

    private static PyObject limit(long v) {
        return v == -1 ? PyLong.of(-1) : PyLong.ofUnsigned(v);
    }

    private static long limit(ThreadState ts, PyObject o) {
        PyLong v = Numbers.index(ts, o);
        if (v.signum() < 0) {
            if (v.fitsLong() && v.longValue() == -1) {
                return -1;
            }
            throw Raise.valueError("Cannot convert negative int");
        }
        if (v.bigValue().bitLength() > 64) {
            throw Raise.overflowError("Python int too large to convert to C rlim_t");
        }
        return v.bigValue().longValue();
    }

    private static MemorySegment limits(ThreadState ts, PyObject pair, Arena arena) {
        PyObject[] two = Sequences.toArray(ts, pair);
        try {
            if (two.length != 2) {
                throw Raise.valueError("expected a tuple of 2 integers");
            }
            MemorySegment m = arena.allocate(16, 8);
            m.set(ValueLayout.JAVA_LONG, 0, limit(ts, two[0]));
            m.set(ValueLayout.JAVA_LONG, 8, limit(ts, two[1]));
            return m;
        } finally {
            Refs.releaseAll(ts, two, 0, two.length);
        }
    }

    private static void changed(ThreadState ts, int r) {
        if (r == -Errno.EINVAL) {
            throw Raise.valueError("current limit exceeds maximum limit");
        }
        if (r == -Errno.EPERM) {
            throw Raise.valueError("not allowed to raise maximum limit");
        }
        Errno.check(ts, r);
    }

    @PyFunction("($module, resource, /)")
    static PyObject getrlimit(ThreadState ts, int resource) {
        known(resource);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(16, 8);
            Errno.check(ts, CFunction.of("getrlimit").call(resource, m.address()));
            return limits(ts, m);
        }
    }

    @PyFunction("($module, resource, limits, /)")
    static void setrlimit(ThreadState ts, int resource, PyObject limits) {
        known(resource);
        try (Arena arena = Arena.ofConfined()) {
            changed(ts, CFunction.of("setrlimit").call(resource, limits(ts, limits, arena).address()));
        }
    }

    @PyFunction("($module, pid, resource, limits=None, /)")
    static PyObject prlimit(ThreadState ts, int pid, int resource, PyObject limits) {
        known(resource);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment old = arena.allocate(16, 8);
            long wanted = limits == PyNone.NONE ? 0 : limits(ts, limits, arena).address();
            int r = CFunction.of("prlimit").call(pid, resource, wanted, old.address());
            if (r == -Errno.EINVAL) {
                throw Raise.valueError("current limit exceeds maximum limit");
            }
            Errno.check(ts, r);
            return limits(ts, old);
        }
    }
}
