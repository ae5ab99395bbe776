// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The tasks that are of no native type: those that wait for their loop, in a {@code weakref.WeakSet}, and those being started, in a set.
 *  <p>Threads: any; as safe as those sets. Ownership: the interpreter's state owns both. */
final class ForeignTasks {
    private static final StateKey<AtomicReference<ForeignTasks>> KEY = StateKey.of(() -> new AtomicReference<ForeignTasks>());

    @Owned private final PyObject scheduled;
    @Owned private final PySet eager;

    private ForeignTasks(ThreadState ts) {
        scheduled = Calls.call0(ts, AsyncioState.part(ts, AsyncioState.Part.WEAK_SET));
        eager = new PySet(ts);
    }

    static ForeignTasks of(ThreadState ts) {
        AtomicReference<ForeignTasks> slot = ts.interp.state(KEY);
        ForeignTasks f = slot.get();
        if (f != null) return f;
        ForeignTasks fresh = new ForeignTasks(ts);
        if (slot.compareAndSet(null, fresh)) return fresh;
        Refs.decref(ts, fresh.scheduled);
        Refs.decref(ts, (PyObject) fresh.eager);
        return slot.get();
    }

    void addScheduled(ThreadState ts, PyObject task) {
        Refs.decref(ts, Calls.callMethod(ts, scheduled, "add", task));
    }

    void removeScheduled(ThreadState ts, PyObject task) {
        Refs.decref(ts, Calls.callMethod(ts, scheduled, "discard", task));
    }

    void addEager(ThreadState ts, PyObject task) {
        eager.add(ts, task);
    }

    void removeEager(ThreadState ts, PyObject task) {
        eager.discard(ts, task, Objects.hash(ts, task));
    }

    /** Those that are not done, of one loop, native ones too. */
    static @Owned PyObject allOf(ThreadState ts, PyObject loop) {
        ForeignTasks others = of(ts);
        List<PyObject> all = new ArrayList<>();
        PySet out = new PySet(ts);
        try {
            // First those being started: one that is scheduled meanwhile is found then.
            collect(ts, others.eager, all);
            AsyncioState.of(ts).tasks.collect(ts, all);
            collect(ts, others.scheduled, all);
            for (PyObject t : all) {
                if (isOf(ts, t, loop)) out.add(ts, t);
            }
            return out;
        } catch (Throwable e) {
            Refs.decref(ts, (PyObject) out);
            throw e;
        } finally {
            for (PyObject t : all) {
                Refs.decref(ts, t);
            }
        }
    }

    private static void collect(ThreadState ts, PyObject set, List<PyObject> into) {
        PyObject copy = Calls.callMethod(ts, set, "copy");
        PyObject it = null;
        try {
            it = Iterators.iter(ts, copy);
            for (PyObject t; (t = Iterators.next(ts, it)) != null; ) into.add(t);
        } finally {
            Refs.xdecref(ts, it);
            Refs.decref(ts, copy);
        }
    }

    private static boolean isOf(ThreadState ts, PyObject task, PyObject loop) {
        if (PyFuture.isExact(task)) {
            PyFuture f = (PyFuture) task;
            return f.holds(PyFuture.LOOP, loop) && f.state == PyFuture.PENDING;
        }
        PyObject l = TaskStep.loopOf(ts, task);
        boolean same = l == loop;
        Refs.decref(ts, l);
        return same && !Objects.truth(ts, Calls.callMethod(ts, task, "done"));
    }
}
