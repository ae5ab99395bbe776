// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What the module keeps per interpreter: what it needs of the library's Python part, fetched at first use, and the live tasks.
 *  <p>Threads: any. Ownership: owns what it fetched, for the interpreter's life. */
final class AsyncioState {
    private static final StateKey<AsyncioState> KEY = StateKey.of(AsyncioState::new);

    /** Something defined in Python. */
    enum Part {
        CANCELLED_ERROR("asyncio.exceptions", "CancelledError"),
        INVALID_STATE_ERROR("asyncio.exceptions", "InvalidStateError"),
        FUTURE_REPR("asyncio.base_futures", "_future_repr"),
        TASK_REPR("asyncio.base_tasks", "_task_repr"),
        TASK_GET_STACK("asyncio.base_tasks", "_task_get_stack"),
        TASK_PRINT_STACK("asyncio.base_tasks", "_task_print_stack"),
        IS_COROUTINE("asyncio.coroutines", "iscoroutine"),
        EVENT_LOOP_POLICY("asyncio.events", "_get_event_loop_policy"),
        EXTRACT_STACK("traceback", "extract_stack"),
        WEAK_SET("weakref", "WeakSet");

        private final String module;
        private final String name;

        Part(String module, String name) {
            this.module = module;
            this.name = name;
        }
    }

    private final AtomicReferenceArray<PyObject> parts = new AtomicReferenceArray<>(Part.values().length);
    private final AtomicLong names = new AtomicLong();
    final TaskRegistry tasks = new TaskRegistry();
    /** Of each thread that ever ran a loop, what {@link RunningLoop} keeps for it. */
    final List<PyObject[]> running = new CopyOnWriteArrayList<>();

    private AsyncioState() {}

    static AsyncioState of(ThreadState ts) {
        return ts.interp.state(KEY);
    }

    /** The number in the name of the next task without a name. */
    static long nextName(ThreadState ts) {
        return of(ts).names.incrementAndGet();
    }

    static @Borrowed PyObject part(ThreadState ts, Part p) {
        AtomicReferenceArray<PyObject> all = of(ts).parts;
        PyObject o = all.get(p.ordinal());
        if (o != null) return o;
        PyObject fresh = fetch(ts, p);
        if (all.compareAndSet(p.ordinal(), null, fresh)) return fresh;
        Refs.decref(ts, fresh);
        return all.get(p.ordinal());
    }

    private static @Owned PyObject fetch(ThreadState ts, Part p) {
        PyObject m = Importer.importModule((PyThreadState) ts, p.module);
        try {
            return Objects.getAttr(ts, m, p.name);
        } finally {
            Refs.decref(ts, m);
        }
    }

    static PyType cancelledError(ThreadState ts) {
        return (PyType) part(ts, Part.CANCELLED_ERROR);
    }

    static PyException invalidState(ThreadState ts, String message) {
        return PyException.of((PyType) part(ts, Part.INVALID_STATE_ERROR), message);
    }
}
