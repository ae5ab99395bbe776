// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The direct subclasses of a type, or others that depend on it, held weakly; those of built-in types are kept per interpreter, since
 *  the type is shared.
 *  <p>Threads: all methods lock the list they touch. */
final class Subclasses {
    private static final class PerInterpreter {
        final Map<Subclasses, List<WeakReference<PyType>>> of = new IdentityHashMap<>();
    }

    private static final StateKey<PerInterpreter> KEY = StateKey.of(i -> new PerInterpreter());
    private final List<WeakReference<PyType>> own = new ArrayList<>(0);

    private List<WeakReference<PyType>> refs(ThreadState ts, PyType t) {
        if (t.isHeapType()) {
            return own;
        }
        PerInterpreter p = ts.interp.state(KEY);
        synchronized (p) {
            return p.of.computeIfAbsent(this, k -> new ArrayList<>());
        }
    }

    void add(ThreadState ts, PyType of, PyType sub) {
        List<WeakReference<PyType>> l = refs(ts, of);
        synchronized (l) {
            l.removeIf(w -> w.get() == null);
            l.add(new WeakReference<>(sub));
        }
    }

    void remove(ThreadState ts, PyType of, PyType sub) {
        List<WeakReference<PyType>> l = refs(ts, of);
        synchronized (l) {
            l.removeIf(w -> w.get() == null || w.get() == sub);
        }
    }

    List<PyType> list(ThreadState ts, PyType of) {
        List<WeakReference<PyType>> l = refs(ts, of);
        synchronized (l) {
            List<PyType> out = new ArrayList<>(l.size());
            for (WeakReference<PyType> w : l) {
                PyType t = w.get();
                if (t != null) {
                    out.add(t);
                }
            }
            return out;
        }
    }
}
