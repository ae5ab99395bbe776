// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Calls what {@code gc.callbacks} holds at the start and the end of a collection. CPython: invoke_gc_callback. */
final class Callbacks {
    private Callbacks() {}

    @MayRunPython
    static void call(ThreadState ts, GcState state, String phase, int generation, long collected) {
        PyList callbacks = state.callbacksOrNull();
        if (callbacks == null || callbacks.size() == 0) return;
        PyDict info = new PyDict(ts);
        info.put(ts, PyUnicode.intern("generation"), PyLong.of(generation));
        info.put(ts, PyUnicode.intern("collected"), PyLong.of(collected));
        info.put(ts, PyUnicode.intern("uncollectable"), PyLong.of(0));
        try {
            for (int i = 0; i < callbacks.size(); i++) callOne(ts, callbacks, i, PyUnicode.intern(phase), info);
        } finally {
            Refs.decref(ts, (PyObject) info);
        }
    }

    private static void callOne(ThreadState ts, PyList callbacks, int i, PyUnicode phase, PyDict info) {
        PyObject f = callbacks.get(ts, i);
        if (f == null) return;
        try {
            Refs.decref(ts, Calls.call2(ts, f, phase, info));
        } catch (PyException e) {
            String name;
            try {
                name = Objects.reprText(ts, f);
            } catch (PyException again) {
                again.discard(ts);
                name = "<object repr() failed>";
            }
            Unraisable.report(ts, e, null, "Exception ignored while calling GC callback " + name);
        } finally {
            Refs.decref(ts, f);
        }
    }
}
