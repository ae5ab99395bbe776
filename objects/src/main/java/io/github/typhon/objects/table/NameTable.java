// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.table;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A type's namespace: interned names to values in insertion order, compared by identity, so that no lookup can run Python.
 *  <p>Threads: reads are lock-free over an immutable index with atomically replaced values; writes hold the monitor.
 *  <p>Ownership: the table owns its values; {@link #put} steals one reference and hands the replaced one back.
 *  <p>Ordering: a value is stored before the entry count that admits it; removal swaps the whole index.
 *  <p>CPython: the dict behind {@code tp_dict}, which Python only sees through a mappingproxy. */
public final class NameTable {
    private static final VarHandle VALUE = MethodHandles.arrayElementVarHandle(PyObject[].class);

    private static final class Index {
        final PyUnicode[] keys;
        final PyObject[] values;
        final int[] slots;
        volatile int size;

        Index(int capacity) {
            keys = new PyUnicode[capacity];
            values = new PyObject[capacity];
            slots = new int[Integer.highestOneBit(capacity * 2 - 1) * 2];
        }

        int find(PyUnicode name) {
            int mask = slots.length - 1;
            for (int h = System.identityHashCode(name) & mask;; h = h + 1 & mask) {
                int e = slots[h];
                if (e == 0) {
                    return -1;
                }
                if (keys[e - 1] == name) {
                    return e - 1;
                }
            }
        }

        void append(PyUnicode name, PyObject value) {
            int n = size;
            keys[n] = name;
            RefSlots.setRelease(values, n, value);
            int mask = slots.length - 1;
            int h = System.identityHashCode(name) & mask;
            while (slots[h] != 0) {
                h = h + 1 & mask;
            }
            VarHandle.releaseFence();
            slots[h] = n + 1;
            size = n + 1;
        }
    }

    private volatile Index index = new Index(8);
    /** A dict of the keys that are no str, which only the namespace of a class body can bring; no attribute look-up sees them. */
    private volatile @Owned PyObject otherKeys;

    public @Borrowed("the table, which never replaces it") PyObject otherKeys() {
        return otherKeys;
    }

    /** Once, before the type is published. */
    public void setOtherKeys(@Stolen PyObject dict) {
        otherKeys = dict;
    }

    /** The value, or null; valid only until the next safepoint. The name must be interned. */
    public @Borrowed PyObject get(PyUnicode name) {
        Index x = index;
        int i = x.find(name);
        return i < 0 ? null : RefSlots.getAcquire(x.values, i);
    }

    /** A new reference to the value, or null. */
    public @Owned PyObject getRef(ThreadState ts, PyUnicode name) {
        for (;;) {
            Index x = index;
            int i = x.find(name);
            PyObject v = i < 0 ? null : (PyObject) VALUE.getVolatile(x.values, i);
            if (v == null) {
                return null;
            }
            if (Refs.tryIncref(ts, v)) {
                if (VALUE.getVolatile(x.values, i) == v) {
                    return v;
                }
                Refs.undoIncref(ts, v);
            }
            Thread.onSpinWait();
        }
    }

    /** Stores a value (stealing it) and answers the one it replaced, which the caller owns now, or null. */
    public synchronized @Owned PyObject put(PyUnicode name, @Stolen PyObject value) {
        Index x = index;
        int i = x.find(name);
        if (i >= 0) {
            return (PyObject) VALUE.getAndSet(x.values, i, value);
        }
        if (x.size == x.keys.length) {
            x = copy(x, x.size * 2, null);
            x.append(name, value);
            index = x;
        } else {
            x.append(name, value);
        }
        return null;
    }

    /** Removes a name and answers the reference the table held, or null. */
    public synchronized @Owned PyObject remove(PyUnicode name) {
        Index x = index;
        int i = x.find(name);
        if (i < 0) {
            return null;
        }
        index = copy(x, x.keys.length, name);
        // Readers of the old index must see the removal before the caller drops the reference.
        return (PyObject) VALUE.getAndSet(x.values, i, null);
    }

    private static Index copy(Index x, int capacity, PyUnicode without) {
        Index y = new Index(capacity);
        for (int i = 0, n = x.size; i < n; i++) {
            PyObject v = RefSlots.getAcquire(x.values, i);
            if (v != null && x.keys[i] != without) {
                y.append(x.keys[i], v);
            }
        }
        return y;
    }

    /** The names present now, in insertion order. */
    public List<PyUnicode> names() {
        Index x = index;
        List<PyUnicode> out = new ArrayList<>(x.size);
        for (int i = 0, n = x.size; i < n; i++) {
            if (RefSlots.getAcquire(x.values, i) != null) {
                out.add(x.keys[i]);
            }
        }
        return out;
    }

    public int size() {
        return names().size();
    }

    public void traverse(Visitor v) {
        for (PyObject o : index.values) {
            if (o != null) {
                v.visit(o);
            }
        }
        if (otherKeys != null) {
            v.visit(otherKeys);
        }
    }

    /** Empties the table and releases everything it owned. */
    public void clear(ThreadState ts) {
        PyObject[] old;
        synchronized (this) {
            Index x = index;
            index = new Index(8);
            old = new PyObject[x.size];
            for (int i = 0; i < old.length; i++) {
                old[i] = (PyObject) VALUE.getAndSet(x.values, i, null);
            }
        }
        PyObject others = otherKeys;
        otherKeys = null;
        Refs.xdecref(ts, others);
        Refs.releaseAll(ts, old, 0, old.length);
        Arrays.fill(old, null);
    }
}
