// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Stops endless recursion in the repr of containers that contain themselves. CPython: Py_ReprEnter, Py_ReprLeave. */
public final class ReprGuard {
    private static final StateKey<ConcurrentHashMap<Integer, List<PyObject>>> KEY = StateKey.of(i -> new ConcurrentHashMap<>());

    private ReprGuard() {}

    /** False if this thread is already inside the object's repr; otherwise {@link #leave} must follow. */
    public static boolean enter(ThreadState ts, PyObject o) {
        List<PyObject> l = ts.interp.state(KEY).computeIfAbsent(ts.id, k -> new ArrayList<>());
        for (PyObject x : l) {
            if (x == o) {
                return false;
            }
        }
        l.add(o);
        return true;
    }

    public static void leave(ThreadState ts, PyObject o) {
        List<PyObject> l = ts.interp.state(KEY).get(ts.id);
        l.remove(l.size() - 1);
        if (l.isEmpty()) {
            ts.interp.state(KEY).remove(ts.id);
        }
    }
}
