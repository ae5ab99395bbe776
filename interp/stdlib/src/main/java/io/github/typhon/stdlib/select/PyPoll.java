// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.select;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.Errno;
import io.github.typhon.stdlib.host.FileNumbers;
import io.github.typhon.stdlib.host.Polling;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code select.poll} objects. <p>Threads: the map is guarded; one poll() at a time. */
@PyClass(name = "poll", module = "select", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyPoll extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyPollExposed());
    private static final long MILLISECOND = 1_000_000L;
    private static final int DEFAULT = Polling.POLLIN | Polling.POLLPRI | Polling.POLLOUT;

    @GuardedBy("wanted") private final Map<Integer, Integer> wanted = new LinkedHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();

    PyPoll(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private static int mask(ThreadState ts, PyObject o) {
        PyLong v = Numbers.index(ts, o);
        if (v.signum() < 0) {
            throw Raise.valueError("value must be positive");
        }
        if (!v.fitsLong() || v.longValue() > 0xffff) {
            throw Raise.overflowError(v.fitsLong() ? "Python int too large for C unsigned short" : "Python int too large to convert to C unsigned long");
        }
        return (int) v.longValue();
    }

    @PyMethod("($self, fd, eventmask=<unrepresentable>, /)")
    void register(ThreadState ts, PyObject fd, PyObject eventmask) {
        int f = FileNumbers.of(ts, fd);
        int events = eventmask == null ? DEFAULT : mask(ts, eventmask);
        synchronized (wanted) {
            wanted.put(f, events);
        }
    }

    @PyMethod("($self, fd, eventmask, /)")
    void modify(ThreadState ts, PyObject fd, PyObject eventmask) {
        int f = FileNumbers.of(ts, fd);
        int events = mask(ts, eventmask);
        boolean there;
        synchronized (wanted) {
            there = wanted.replace(f, events) != null;
        }
        if (!there) {
            throw Errno.error(ts, Errno.ENOENT, null);
        }
    }

    @PyMethod("($self, fd, /)")
    void unregister(ThreadState ts, PyObject fd) {
        int f = FileNumbers.of(ts, fd);
        boolean there;
        synchronized (wanted) {
            there = wanted.remove(f) != null;
        }
        if (!there) {
            throw Raise.keyError(ts, PyLong.of(f));
        }
    }

    @PyMethod("($self, timeout=None, /)")
    PyObject poll(ThreadState ts, PyObject timeout) {
        long nanos = timeout == PyNone.NONE ? -1 : Polling.nanos(ts, timeout, MILLISECOND, "timeout must be an integer or None");
        if (nanos / MILLISECOND > Integer.MAX_VALUE) {
            throw Raise.overflowError("timeout is too large");
        }
        if (!running.compareAndSet(false, true)) {
            throw Raise.runtimeError("concurrent poll() invocation");
        }
        try {
            return wait(ts, nanos);
        } finally {
            running.set(false);
        }
    }

    private PyObject wait(ThreadState ts, long nanos) {
        List<Map.Entry<Integer, Integer>> all;
        synchronized (wanted) {
            all = new ArrayList<>();
            wanted.forEach((k, v) -> all.add(Map.entry(k, v)));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment m = arena.allocate((long) Polling.ENTRY * (all.size() + 1), 8);
            for (int i = 0; i < all.size(); i++) {
                Polling.set(m, i, all.get(i).getKey(), all.get(i).getValue());
            }
            Errno.check(ts, Polling.wait(ts, m, all.size(), nanos));
            PyObject list = Containers.factory().newList(ts, new PyObject[0], 0);
            for (int i = 0; i < all.size(); i++) {
                int ready = Polling.ready(m, i);
                if (ready != 0) {
                    PyObject pair = PyTuple.of(ts, PyLong.of(all.get(i).getKey()), PyLong.of(ready));
                    Containers.factory().listAppend(ts, list, pair);
                    io.github.typhon.refcount.count.Refs.decref(ts, pair);
                }
            }
            return list;
        }
    }
}
