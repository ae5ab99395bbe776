// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.dict.QuickDict;
import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;

/**
 * Operations on plain dicts and sets whose keys are quiet ({@link FramelessOps#isQuietKey}) where no key in the way has to be asked: they run no Python code.
 * Where that cannot be known they do nothing and say so, by null or false.
 * <p>Threads: any. The container may be one that was only {@link Seen}: it is not touched after anything was dropped.
 */
public final class KeyedOps {
    private KeyedOps() {}

    /** Null also if the key is absent. */
    public static @Owned PyObject dictItem(PyThreadState ts, PyObject x, PyObject key) {
        return find(ts, x, key, null, false);
    }

    /** {@code x.get(key, otherwise)}. */
    public static @Owned PyObject dictGet(PyThreadState ts, PyObject x, PyObject key, PyObject otherwise) {
        return find(ts, x, key, otherwise, false);
    }

    /** {@code x[key]}; null if the key is absent, its KeyError being in {@code ts.raised}, or if there is nothing in that. */
    public static @Owned PyObject dictItemOrRaised(PyThreadState ts, PyObject x, PyObject key) {
        return find(ts, x, key, null, true);
    }

    private static @Owned PyObject find(PyThreadState ts, PyObject x, PyObject key, PyObject otherwise, boolean raises) {
        if (x.getClass() != PyDict.class || !FramelessOps.isQuietKey(key)) return null;
        PyDict d = (PyDict) x;
        long hash = KeyCompare.dictHash(ts, key);
        DictKeys k = d.keysAcquire();
        int ix = k.find(ts, key, hash);
        if (ix == DictKeys.MISS) {
            if (raises) ts.raised = Raise.keyError(ts, key);
            return otherwise == null ? null : CompiledOps.newRef(ts, otherwise);
        }
        if (ix < 0) return null;
        PyObject v = d.fetch(ts, k, ix);
        return v == RefSlots.BUSY ? null : v;
    }

    public static boolean setDictItem(PyThreadState ts, PyObject x, PyObject key, PyObject v) {
        return x.getClass() == PyDict.class && FramelessOps.isQuietKey(key) && QuickDict.put(ts, (PyDict) x, key, KeyCompare.dictHash(ts, key), v);
    }

    /** {@code x.pop(key)}; null also if the key is absent. */
    public static @Owned PyObject dictPop(PyThreadState ts, PyObject x, PyObject key) {
        if (x.getClass() != PyDict.class || !FramelessOps.isQuietKey(key)) return null;
        return QuickDict.remove(ts, (PyDict) x, key, KeyCompare.dictHash(ts, key));
    }

    /** {@code x.add(key)}, which answers None. */
    public static PyObject setAdd(PyThreadState ts, PyObject x, PyObject key) {
        boolean done = x instanceof PySet s && FramelessOps.isQuietKey(key) && s.addQuickly(ts, key, KeyCompare.setHash(ts, key));
        return done ? PyNone.NONE : null;
    }
}
