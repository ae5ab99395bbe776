// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._contextvars;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** A node of an immutable map from context variables to values: five bits of the variable's number choose a branch. No number occurs twice, so
 *  there are no collisions; the empty map is null.
 *  <p>Threads: immutable. Ownership: owns variables, values and child nodes; nodes are shared between maps. CPython: Python/hamt.c. */
@PyClass(name = "hamt_bitmap_node", flags = PyType.DISALLOW_INSTANTIATION)
final class VarMap extends RefCounted {
    static final PyType TYPE = PyType.builtin(new VarMapExposed());

    private final int bitmap;
    /** Two places for each bit, in order: a variable and its value, or null and a child. */
    @Owned private final PyObject[] slots;
    final int size;

    private VarMap(ThreadState ts, int bitmap, @Stolen PyObject[] slots) {
        super(ts);
        this.bitmap = bitmap;
        this.slots = slots;
        int n = 0;
        for (int i = 0; i < slots.length; i += 2) {
            n += slots[i] != null ? 1 : ((VarMap) slots[i + 1]).size;
        }
        size = n;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : slots) {
            if (o != null) {
                v.visit(o);
            }
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        for (int i = 0; i < slots.length; i++) {
            PyObject o = slots[i];
            slots[i] = null;
            Refs.xdecref(ts, o);
        }
    }

    private static int bit(int key, int shift) {
        return 1 << (key >>> shift & 31);
    }

    private int index(int bit) {
        return 2 * Integer.bitCount(bitmap & bit - 1);
    }

    /** The value of a variable, or null. */
    static @Borrowed("from the map") PyObject find(VarMap map, ContextVar key) {
        VarMap m = map;
        for (int shift = 0; m != null; shift += 5) {
            int bit = bit(key.number, shift);
            if ((m.bitmap & bit) == 0) {
                return null;
            }
            int i = m.index(bit);
            if (m.slots[i] != null) {
                return m.slots[i] == key ? m.slots[i + 1] : null;
            }
            m = (VarMap) m.slots[i + 1];
        }
        return null;
    }

    /** The map with one more variable, or another value for it. */
    static @Owned VarMap with(ThreadState ts, @Borrowed VarMap map, ContextVar key, PyObject value) {
        if (map == null) {
            return new VarMap(ts, bit(key.number, 0), new PyObject[] {Refs.newRef(ts, (PyObject) key), Refs.newRef(ts, value)});
        }
        return map.with(ts, key, value, 0);
    }

    private VarMap with(ThreadState ts, ContextVar key, PyObject value, int shift) {
        int bit = bit(key.number, shift);
        int i = index(bit);
        if ((bitmap & bit) == 0) {
            PyObject[] a = new PyObject[slots.length + 2];
            System.arraycopy(slots, 0, a, 0, i);
            System.arraycopy(slots, i, a, i + 2, slots.length - i);
            a[i] = key;
            a[i + 1] = value;
            return new VarMap(ts, bitmap | bit, ownAll(ts, a, -1));
        }
        PyObject[] a = slots.clone();
        int made = -1;
        if (slots[i] == key) {
            a[i + 1] = value;
        } else {
            a[i] = null;
            a[i + 1] = slots[i] == null
                    ? ((VarMap) slots[i + 1]).with(ts, key, value, shift + 5)
                    : pair(ts, (ContextVar) slots[i], slots[i + 1], key, value, shift + 5);
            made = i + 1;
        }
        return new VarMap(ts, bitmap, ownAll(ts, a, made));
    }

    private static VarMap pair(ThreadState ts, ContextVar k1, PyObject v1, ContextVar k2, PyObject v2, int shift) {
        int b1 = bit(k1.number, shift);
        int b2 = bit(k2.number, shift);
        if (b1 == b2) {
            return new VarMap(ts, b1, new PyObject[] {null, pair(ts, k1, v1, k2, v2, shift + 5)});
        }
        boolean first = Integer.compareUnsigned(b1, b2) < 0;
        return new VarMap(ts, b1 | b2, ownAll(ts, first ? new PyObject[] {k1, v1, k2, v2} : new PyObject[] {k2, v2, k1, v1}, -1));
    }

    /** Counts every element but the one at {@code except}, which is new and ours. */
    private static PyObject[] ownAll(ThreadState ts, PyObject[] a, int except) {
        for (int i = 0; i < a.length; i++) {
            if (i != except) {
                Refs.xincref(ts, a[i]);
            }
        }
        return a;
    }

    /** The map without a variable that it has; null if nothing is left. */
    static @Owned VarMap without(ThreadState ts, @Borrowed VarMap map, ContextVar key) {
        return map.without(ts, key, 0);
    }

    private VarMap without(ThreadState ts, ContextVar key, int shift) {
        int bit = bit(key.number, shift);
        int i = index(bit);
        PyObject[] a = slots.clone();
        int made = -1;
        if (slots[i] == null) {
            VarMap child = ((VarMap) slots[i + 1]).without(ts, key, shift + 5);
            if (child != null && child.slots.length == 2 && child.slots[0] != null) {
                // A lone variable moves up.
                a[i] = child.slots[0];
                a[i + 1] = child.slots[1];
                VarMap m = new VarMap(ts, bitmap, ownAll(ts, a, -1));
                Refs.decref(ts, child);
                return m;
            }
            if (child != null) {
                a[i + 1] = child;
                made = i + 1;
                return new VarMap(ts, bitmap, ownAll(ts, a, made));
            }
        }
        if (slots.length == 2) {
            return null;
        }
        PyObject[] less = new PyObject[slots.length - 2];
        System.arraycopy(slots, 0, less, 0, i);
        System.arraycopy(slots, i + 2, less, i, less.length - i);
        return new VarMap(ts, bitmap & ~bit, ownAll(ts, less, made));
    }

    /** Variables and values in turn. */
    static @Borrowed("from the map") PyObject[] entries(VarMap map) {
        PyObject[] out = new PyObject[map == null ? 0 : 2 * map.size];
        if (map != null) {
            map.collect(out, 0);
        }
        return out;
    }

    private int collect(PyObject[] out, int n) {
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != null) {
                out[n++] = slots[i];
                out[n++] = slots[i + 1];
            } else {
                n = ((VarMap) slots[i + 1]).collect(out, n);
            }
        }
        return n;
    }
}
