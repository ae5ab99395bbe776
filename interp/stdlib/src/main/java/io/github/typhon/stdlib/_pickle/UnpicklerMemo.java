// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Objects by number: an array for numbers given out one after the other, a map for what lies far beyond.
 *  <p>Threads: confined to the thread that uses the unpickler. <p>Ownership: owns its objects. */
final class UnpicklerMemo {
    private static final int GAP = 1 << 16;

    @Owned private PyObject[] dense = new PyObject[32];
    @Owned private Map<Long, PyObject> far = Map.of();
    private int count;

    /** How many numbers are in use. */
    int size() {
        return count;
    }

    @Borrowed PyObject get(long i) {
        if (i >= 0 && i < dense.length) {
            return dense[(int) i];
        }
        return far.isEmpty() ? null : far.get(i);
    }

    /** Stores an object (borrowed) under a number that is not negative. */
    void put(ThreadState ts, long i, PyObject o) {
        Refs.incref(ts, o);
        PyObject old;
        if (i < dense.length || i < 2L * dense.length + GAP && far.isEmpty()) {
            if (i >= dense.length) {
                dense = Arrays.copyOf(dense, (int) Math.max(i + 1, 2L * dense.length));
            }
            old = dense[(int) i];
            dense[(int) i] = o;
        } else {
            if (far.isEmpty()) {
                far = new HashMap<>();
            }
            old = far.put(i, o);
        }
        if (old == null) {
            count++;
        } else {
            Refs.decref(ts, old);
        }
    }

    void clear(ThreadState ts) {
        PyObject[] d = dense;
        Map<Long, PyObject> f = far;
        dense = new PyObject[32];
        far = Map.of();
        count = 0;
        for (PyObject o : d) {
            Refs.xdecref(ts, o);
        }
        for (PyObject o : f.values()) {
            Refs.decref(ts, o);
        }
    }

    /** Takes over the content of another memo, which is used up. */
    void become(ThreadState ts, UnpicklerMemo m) {
        clear(ts);
        dense = m.dense;
        far = m.far;
        count = m.count;
    }

    UnpicklerMemo copy(ThreadState ts) {
        UnpicklerMemo m = new UnpicklerMemo();
        m.dense = dense.clone();
        m.far = far.isEmpty() ? far : new HashMap<>(far);
        m.count = count;
        for (PyObject o : m.dense) {
            Refs.xincref(ts, o);
        }
        for (PyObject o : m.far.values()) {
            Refs.incref(ts, o);
        }
        return m;
    }

    @Owned PyDict toDict(ThreadState ts) {
        PyDict d = new PyDict(ts);
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] != null) {
                d.put(ts, PyLong.of(i), dense[i]);
            }
        }
        for (Map.Entry<Long, PyObject> e : far.entrySet()) {
            d.put(ts, PyLong.of(e.getKey()), e.getValue());
        }
        return d;
    }

    void traverse(Visitor v) {
        for (PyObject o : dense) {
            if (o != null) {
                v.visit(o);
            }
        }
        for (PyObject o : far.values()) {
            v.visit(o);
        }
    }
}
