// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.dict.QuickDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** The zones that exist, by key, weakly: one mapping for the class itself, another for each of its subclasses; and the ones used last of the
 *  class itself, which stay. <p>Threads: any; the mappings are Python's, so that two threads may both open a zone, but agree on one.
 *  <p>Ownership: the module, which lives as long as the interpreter, owns the two mappings. */
final class ZoneCaches {
    private static final StateKey<ZoneCaches> KEY = StateKey.of(() -> new ZoneCaches());
    private static final String WEAK = "_weak_cache";
    private static final int RECENT = 8;

    private volatile @Borrowed PyObject weak;
    private volatile @Borrowed PyDict recent;

    private ZoneCaches() {}

    static void fill(ThreadState ts, ModuleBuilder m) {
        ZoneCaches c = ts.interp.state(KEY);
        PyObject weak = newWeak(ts);
        PyDict recent = new PyDict(ts);
        c.weak = weak;
        c.recent = recent;
        m.add(WEAK, weak);
        m.add("_recent", recent);
    }

    static @Owned PyObject newWeak(ThreadState ts) {
        PyObject m = Importer.importModule((PyThreadState) ts, "weakref");
        try {
            return Calls.callMethod(ts, m, "WeakValueDictionary");
        } finally {
            Refs.decref(ts, m);
        }
    }

    /** A subclass gets a cache of its own. */
    static void give(ThreadState ts, PyType type) {
        PyObject w = newWeak(ts);
        try {
            Objects.setAttr(ts, type, WEAK, w);
        } finally {
            Refs.decref(ts, w);
        }
    }

    private static @Owned PyObject weak(ThreadState ts, PyType type) {
        return type == PyZoneInfo.TYPE ? Refs.newRef(ts, ts.interp.state(KEY).weak) : Objects.getAttr(ts, type, WEAK);
    }

    /** The zone of that key, or null. */
    static @Owned PyObject get(ThreadState ts, PyType type, PyObject key) {
        PyObject w = weak(ts, type);
        try {
            PyObject z = Calls.callMethod(ts, w, "get", key, PyNone.NONE);
            return z == PyNone.NONE ? null : z;
        } finally {
            Refs.decref(ts, w);
        }
    }

    /** The zone of that key, which is the given one unless another thread was first. */
    static @Owned PyObject setDefault(ThreadState ts, PyType type, PyObject key, PyObject zone) {
        PyObject w = weak(ts, type);
        try {
            return Calls.callMethod(ts, w, "setdefault", key, zone);
        } finally {
            Refs.decref(ts, w);
        }
    }

    /** Keeps a zone among those used last. */
    static void use(ThreadState ts, PyType type, PyObject key, PyObject zone) {
        if (type != PyZoneInfo.TYPE) {
            return;
        }
        PyDict d = ts.interp.state(KEY).recent;
        Refs.xdecref(ts, d.remove(ts, key));
        d.put(ts, key, zone);
        while (d.size() > RECENT) {
            PyObject[] oldest = QuickDict.popFirst(ts, d);
            if (oldest == null) {
                return;
            }
            Refs.releaseAll(ts, oldest, 0, oldest.length);
        }
    }

    static void clear(ThreadState ts, PyType type) {
        PyObject w = weak(ts, type);
        try {
            Refs.decref(ts, Calls.callMethod(ts, w, "clear"));
        } finally {
            Refs.decref(ts, w);
        }
        if (type == PyZoneInfo.TYPE) {
            Refs.decref(ts, Calls.callMethod(ts, ts.interp.state(KEY).recent, "clear"));
        }
    }

    static void clear(ThreadState ts, PyType type, PyObject keys) {
        PyObject w = weak(ts, type);
        try {
            Iterators.forEach(ts, keys, key -> {
                Refs.decref(ts, Calls.callMethod(ts, w, "pop", key, PyNone.NONE));
                if (type == PyZoneInfo.TYPE) {
                    Refs.xdecref(ts, ts.interp.state(KEY).recent.remove(ts, key));
                }
                return true;
            });
        } finally {
            Refs.decref(ts, w);
        }
    }
}
