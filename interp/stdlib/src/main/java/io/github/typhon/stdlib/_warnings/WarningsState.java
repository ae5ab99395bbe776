// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._warnings;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._contextvars.ContextVar;
import java.util.concurrent.atomic.AtomicReference;

/** What decides about warnings in one interpreter while module {@code warnings} is not there to say otherwise.
 *  <p>Threads: the references never change; the lists are ordinary shared lists. Ownership: owns what it names, as long as the interpreter lives.
 *  CPython: struct _warnings_runtime_state. */
final class WarningsState {
    static final PyUnicode DEFAULT = PyUnicode.intern("default");
    static final PyUnicode IGNORE = PyUnicode.intern("ignore");
    private static final StateKey<AtomicReference<WarningsState>> KEY = StateKey.of(() -> new AtomicReference<WarningsState>());

    /** Held while a warning is decided on and shown, and while filters change. */
    final RecursiveMutex lock = new RecursiveMutex();
    @Owned final PyList filters;
    @Owned final PyDict onceRegistry;
    @Owned final ContextVar context;
    /** Changes with the filters: what a registry remembers of other versions is void. */
    @GuardedBy("lock") long filtersVersion;

    private WarningsState(ThreadState ts) {
        filters = PyList.of(ts,
                filter(ts, DEFAULT, Exc.DeprecationWarning, PyUnicode.intern("__main__")),
                filter(ts, IGNORE, Exc.DeprecationWarning, PyNone.NONE),
                filter(ts, IGNORE, Exc.PendingDeprecationWarning, PyNone.NONE),
                filter(ts, IGNORE, Exc.ImportWarning, PyNone.NONE),
                filter(ts, IGNORE, Exc.ResourceWarning, PyNone.NONE));
        onceRegistry = new PyDict(ts);
        context = new ContextVar(ts, PyUnicode.intern("_warnings_context"), null);
    }

    private static @Owned PyObject filter(ThreadState ts, PyUnicode action, PyType category, PyObject module) {
        return PyTuple.of(ts, action, PyNone.NONE, category, module, PyLong.of(0));
    }

    static WarningsState of(ThreadState ts) {
        AtomicReference<WarningsState> slot = ts.interp.state(KEY);
        WarningsState s = slot.get();
        if (s == null) {
            WarningsState made = new WarningsState(ts);
            if (slot.compareAndSet(null, made)) {
                return made;
            }
            made.release(ts);
            s = slot.get();
        }
        return s;
    }

    private void release(ThreadState ts) {
        Refs.decref(ts, filters);
        Refs.decref(ts, onceRegistry);
        Refs.decref(ts, context);
    }
}
