// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds the weak references of an object: one table an interpreter, split into stripes by identity.
 *  <p>Threads: each stripe has a monitor, held for a few instructions and never across a call into Python, a decref or a safepoint.
 *  <p>Ownership: none. The table holds no references to handles; a handle leaves when it dies, an object's entry when the object dies.
 *  <p>Ordering: the object is marked by {@link Refs#enableWeakrefs} before its first handle is published; from then on its death is a CAS
 *  that a try-incref either beats or loses to. CPython: the weakref list of each object and its lock. */
final class WeakTable {
    private static final StateKey<WeakTable> KEY = StateKey.of(WeakTable::create);
    private static final int STRIPES = 64;

    /** The handles of one object: those without callback that are shared, then the others, newest first. */
    private static final class Entry {
        WeakHandle ref;
        WeakHandle proxy;
        final List<WeakHandle> others = new ArrayList<>(0);

        List<WeakHandle> all() {
            List<WeakHandle> out = new ArrayList<>(others.size() + 2);
            if (ref != null) {
                out.add(ref);
            }
            if (proxy != null) {
                out.add(proxy);
            }
            out.addAll(others);
            return out;
        }

        boolean isEmpty() {
            return ref == null && proxy == null && others.isEmpty();
        }
    }

    private static final class Stripe {
        final IdentityHashMap<RefCounted, Entry> entries = new IdentityHashMap<>();
    }

    private final Stripe[] stripes = new Stripe[STRIPES];

    private WeakTable() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    private static WeakTable create(InterpreterState interp) {
        WeakTable t = new WeakTable();
        interp.setWeakrefHook(t::objectDies);
        return t;
    }

    static WeakTable of(ThreadState ts) {
        return ts.interp.state(KEY);
    }

    private Stripe stripe(RefCounted o) {
        int h = System.identityHashCode(o);
        return stripes[(h ^ h >>> 16) & STRIPES - 1];
    }

    /** The shared handle without callback, if there is a live one. The caller owns {@code o}. */
    @Owned WeakHandle shared(ThreadState ts, RefCounted o, boolean proxy) {
        Stripe s = stripe(o);
        synchronized (s) {
            Entry e = s.entries.get(o);
            WeakHandle h = e == null ? null : proxy ? e.proxy : e.ref;
            return h != null && Refs.tryIncref(ts, (RefCounted) h) ? h : null;
        }
    }

    /** Publishes a new handle. A shared one may find that another thread was faster, whose handle is then answered instead; the caller
     *  owns {@code o} and {@code h}, and what is answered. */
    WeakHandle add(ThreadState ts, RefCounted o, WeakHandle h, boolean shared, boolean proxy) {
        Refs.enableWeakrefs(ts, o);
        Refs.enableWeakrefs(ts, h);
        Stripe s = stripe(o);
        synchronized (s) {
            Entry e = s.entries.computeIfAbsent(o, k -> new Entry());
            if (shared) {
                WeakHandle other = proxy ? e.proxy : e.ref;
                if (other != null && Refs.tryIncref(ts, (RefCounted) other)) {
                    return other;
                }
                if (proxy) {
                    e.proxy = h;
                } else {
                    e.ref = h;
                }
                // The one that was here is dying: it must not take the entry of its successor away.
                if (other != null) {
                    other.referent = null;
                }
            } else {
                e.others.add(0, h);
            }
            h.referent = o;
        }
        return h;
    }

    /** A handle dies. */
    void remove(WeakHandle h) {
        RefCounted o = h.referent;
        if (o == null) {
            return;
        }
        Stripe s = stripe(o);
        synchronized (s) {
            if (h.referent == null) {
                return;
            }
            h.referent = null;
            Entry e = s.entries.get(o);
            if (e == null) {
                return;
            }
            if (e.ref == h) {
                e.ref = null;
            } else if (e.proxy == h) {
                e.proxy = null;
            } else {
                e.others.remove(h);
            }
            if (e.isEmpty()) {
                s.entries.remove(o);
            }
        }
    }

    /** Live handles of an object, each owned, in CPython's order. */
    @Owned List<WeakHandle> handles(ThreadState ts, RefCounted o) {
        Stripe s = stripe(o);
        List<WeakHandle> out = new ArrayList<>();
        synchronized (s) {
            Entry e = s.entries.get(o);
            if (e != null) {
                for (WeakHandle h : e.all()) {
                    if (Refs.tryIncref(ts, (RefCounted) h)) {
                        out.add(h);
                    }
                }
            }
        }
        return out;
    }

    /** Clears every handle of an object; answers, owned, those with a callback to run. Runs no Python. */
    @Owned List<WeakHandle> detach(ThreadState ts, RefCounted o) {
        Stripe s = stripe(o);
        List<WeakHandle> toCall = List.of();
        synchronized (s) {
            Entry e = s.entries.remove(o);
            if (e == null) {
                return toCall;
            }
            for (WeakHandle h : e.all()) {
                h.referent = null;
                if (h.hasCallback() && Refs.tryIncref(ts, (RefCounted) h)) {
                    if (toCall.isEmpty()) {
                        toCall = new ArrayList<>();
                    }
                    toCall.add(h);
                }
            }
        }
        return toCall;
    }

    private void objectDies(ThreadState ts, RefCounted o) {
        WeakRefs.runCallbacks(ts, detach(ts, o));
    }
}
