// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.posix;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;
import io.github.typhon.stdlib.host.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The scheduler: policies, priorities, processors. */
final class ScheduleCalls {
    static final StructSequence.Kind PARAM = new StructSequence.Kind("posix", "sched_param",
            "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.", 1, true, "sched_priority") {
        @Override
        protected PyObject create(ThreadState ts, PyObject[] args, PyUnicode[] kwnames) {
            PyObject[] a = NewArgs.bind("sched_param", args, kwnames, "sched_priority");
            if (a[0] == null) {
                throw Raise.typeError("sched_param() missing required argument 'sched_priority' (pos 1)");
            }
            return of(ts, Refs.newRef(ts, a[0]));
        }

        /** Its constructor takes the field, not a sequence. */
        @Override
        protected PyObject reduce(ThreadState ts, StructSequence s) {
            return PyTuple.of(ts, Refs.newRef(ts, (PyObject) type()), PyTuple.copyOf(ts, s.items, 0, 1));
        }
    };
    private static final int MASK_BYTES = 1024;

    private ScheduleCalls() {}

    private static int call(ThreadState ts, String function, long... args) {
        return Errno.checkInt(ts, CFunction.of(function).call(args));
    }

    static int priority(ThreadState ts, PyObject o) {
        if (PyType.of(o) != PARAM.type()) {
            throw Raise.typeError("must have a sched_param object");
        }
        PyLong v = Numbers.index(ts, ((PyTuple) o).items[0]);
        if (!v.fitsLong() || v.longValue() != (int) v.longValue()) {
            throw Raise.overflowError("sched_priority out of range");
        }
        return (int) v.longValue();
    }

    private static MemorySegment param(Arena arena, int priority) {
        MemorySegment m = arena.allocate(8, 8);
        m.set(ValueLayout.JAVA_INT, 0, priority);
        return m;
    }

    @PyFunction("($module, /, policy)")
    static int sched_get_priority_max(ThreadState ts, int policy) {
        return call(ts, "sched_get_priority_max", policy);
    }

    @PyFunction("($module, /, policy)")
    static int sched_get_priority_min(ThreadState ts, int policy) {
        return call(ts, "sched_get_priority_min", policy);
    }

    @PyFunction("($module, pid, /)")
    static int sched_getscheduler(ThreadState ts, int pid) {
        return call(ts, "sched_getscheduler", pid);
    }

    @PyFunction("($module, pid, policy, param, /)")
    static void sched_setscheduler(ThreadState ts, int pid, int policy, PyObject param) {
        try (Arena arena = Arena.ofConfined()) {
            call(ts, "sched_setscheduler", pid, policy, param(arena, priority(ts, param)).address());
        }
    }

    @PyFunction("($module, pid, /)")
    static PyObject sched_getparam(ThreadState ts, int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = param(arena, 0);
            call(ts, "sched_getparam", pid, m.address());
            return PARAM.of(ts, PyLong.of(m.get(ValueLayout.JAVA_INT, 0)));
        }
    }

    @PyFunction("($module, pid, param, /)")
    static void sched_setparam(ThreadState ts, int pid, PyObject param) {
        try (Arena arena = Arena.ofConfined()) {
            call(ts, "sched_setparam", pid, param(arena, priority(ts, param)).address());
        }
    }

    @PyFunction("($module, pid, /)")
    static double sched_rr_get_interval(ThreadState ts, int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(16, 8);
            call(ts, "sched_rr_get_interval", pid, m.address());
            return m.get(ValueLayout.JAVA_LONG, 0) + 1e-9 * m.get(ValueLayout.JAVA_LONG, 8);
        }
    }

    @PyFunction("($module, /)")
    static void sched_yield(ThreadState ts) {
        try (var d = ts.blocking()) {
            Thread.yield();
        }
    }

    @PyFunction("($module, pid, /)")
    static PyObject sched_getaffinity(ThreadState ts, int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(MASK_BYTES, 8);
            call(ts, "sched_getaffinity", pid, MASK_BYTES, m.address());
            PyObject set = Containers.factory().newSet(ts);
            for (int i = 0; i < MASK_BYTES * 8; i++) {
                if ((m.get(ValueLayout.JAVA_BYTE, i / 8) >> i % 8 & 1) != 0) {
                    Containers.factory().setAdd(ts, set, PyLong.of(i));
                }
            }
            return set;
        }
    }

    @PyFunction("($module, pid, mask, /)")
    static void sched_setaffinity(ThreadState ts, int pid, PyObject mask) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate(MASK_BYTES, 8);
            PyObject it = Iterators.iter(ts, mask);
            try {
                for (PyObject v = Iterators.next(ts, it); v != null; v = Iterators.next(ts, it)) {
                    add(ts, m, v);
                }
            } finally {
                Refs.decref(ts, it);
            }
            call(ts, "sched_setaffinity", pid, MASK_BYTES, m.address());
        }
    }

    private static void add(ThreadState ts, MemorySegment m, PyObject v) {
        try {
            PyLong n = PyLong.unwrapOrNull(v);
            if (n == null) {
                throw Raise.typeError("expected an iterator of ints, but iterator yielded %s", io.github.typhon.objects.protocol.Objects.reprText(ts, PyType.of(v)));
            }
            if (n.signum() < 0) {
                throw Raise.valueError("negative CPU number");
            }
            if (!n.fitsLong() || n.longValue() > Integer.MAX_VALUE - 1) {
                throw Raise.overflowError("CPU number too large");
            }
            if (n.longValue() < MASK_BYTES * 8L) {
                long at = n.longValue() / 8;
                m.set(ValueLayout.JAVA_BYTE, at, (byte) (m.get(ValueLayout.JAVA_BYTE, at) | 1 << n.longValue() % 8));
            }
        } finally {
            Refs.decref(ts, v);
        }
    }
}
