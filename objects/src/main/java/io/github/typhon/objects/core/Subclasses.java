// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.count.IdentityRef;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The direct subclasses of a type, or others that depend on it, held weakly, in the order in which they came; those of built-in types are kept
 *  per interpreter, since the type is shared. Adding and removing cost the same however many there are: {@code object} has all.
 *  <p>Threads: all methods lock the set they touch. */
final class Subclasses {
    private static final class PerInterpreter {
        final Map<Subclasses, Types> of = new IdentityHashMap<>();
    }

    private static final class Types {
        @GuardedBy("this") private final Set<IdentityRef<PyType>> refs = new LinkedHashSet<>();
        private final ReferenceQueue<PyType> gone = new ReferenceQueue<>();

        synchronized void add(PyType t) {
            forgetGone();
            refs.add(new IdentityRef<>(t, gone));
        }

        synchronized void remove(PyType t) {
            forgetGone();
            refs.remove(IdentityRef.asking(t));
        }

        synchronized List<PyType> list() {
            List<PyType> out = new ArrayList<>(refs.size());
            for (IdentityRef<PyType> r : refs) {
                PyType t = r.get();
                if (t != null) out.add(t);
            }
            return out;
        }

        /** The table also has types that died without a word, by the virtual machine alone. */
        private void forgetGone() {
            for (Object r = gone.poll(); r != null; r = gone.poll()) refs.remove(r);
        }
    }

    private static final StateKey<PerInterpreter> KEY = StateKey.of(i -> new PerInterpreter());
    @GuardedBy("this") private Types own;

    /** Null if there never was one and {@code create} is false. */
    private Types types(ThreadState ts, PyType t, boolean create) {
        if (t.isHeapType()) {
            synchronized (this) {
                if (own == null && create) own = new Types();
                return own;
            }
        }
        PerInterpreter p = ts.interp.state(KEY);
        synchronized (p) {
            return create ? p.of.computeIfAbsent(this, k -> new Types()) : p.of.get(this);
        }
    }

    void add(ThreadState ts, PyType of, PyType sub) {
        types(ts, of, true).add(sub);
    }

    void remove(ThreadState ts, PyType of, PyType sub) {
        Types types = types(ts, of, false);
        if (types != null) types.remove(sub);
    }

    List<PyType> list(ThreadState ts, PyType of) {
        Types types = types(ts, of, false);
        return types == null ? List.of() : types.list();
    }
}
