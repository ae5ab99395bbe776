// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.LookAway;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Reading and writing the inline attributes of an {@link Attributed} object.
 *  <p>Threads: any. Reads and overwrites are lock-free; adding a name, growing and moving to dict mode hold the object's mutex.
 *  <p>Ordering: an array that is replaced has every element exchanged for {@link #MOVED} first, so an overwrite that loses the race
 *  sees MOVED and goes on with the new array. Replaced values are dropped after the exchange, outside the lock.
 *  <p>Bias: until a thread that does not own an instance changes it for the first time, the owners change the instances of a class by plain
 *  stores, without compare-and-set or mutex. That first time, the other thread sets {@code PyType.storesShared} with the world stopped: so no
 *  owner is between its look at the flag and its store. Readers know no difference: the owner stores by release, and a full fence stands between
 *  the store and the drop of a counted value.
 *  <p>Ownership: the values array owns its elements. The caller of every read owns (or borrows from an owned slot) the object. */
public final class InlineValues {
    /** Found in an array that has been replaced, or where an attribute was deleted: read the object's shape and values again. */
    public static final PyObject MOVED = new PyObject() {
        @Override
        public PyType ob_type() {
            return PyBaseObject.TYPE;
        }
    };
    public static final PyObject[] NO_VALUES = {};
    private static final VarHandle ITEM = MethodHandles.arrayElementVarHandle(PyObject[].class);

    private InlineValues() {}

    /** Whether this thread may change the object by plain stores. */
    private static boolean isBiased(ThreadState ts, Attributed o, Shape s) {
        return !s.type().storesShared() && Refs.isOwner(ts, (RefCounted) o);
    }

    /** Before a change that is none by the owner's plain stores. */
    private static void share(ThreadState ts, Attributed o) {
        Shape s = o.shape();
        if (!isBiased(ts, o, s)) share(ts, o, s.type());
    }

    /** The object may be one that lives until the thread's next poll only, and to stop the world is to wait. */
    private static void share(ThreadState ts, Attributed o, PyType type) {
        if (type.storesShared()) return;
        ts.keepUntilPoll((RefCounted) o);
        type.shareStores(ts);
    }

    /** A new reference to the value at an index; null if absent; MOVED if the layout is changing: read the shape again. */
    public static @Owned PyObject load(ThreadState ts, Attributed o, int i) {
        return load(ts, o, i, false);
    }

    /** In dict mode the last element is the dict, at what was the first attribute's index: only who asks for the dict may have it. */
    private static boolean isDictSlot(Attributed o, PyObject[] a, int i) {
        // The shape says dict before the short array is published, so who sees that array sees this.
        return i == a.length - 1 && o.shape().isDict();
    }

    private static @Owned PyObject load(ThreadState ts, Attributed o, int i, boolean dict) {
        for (;;) {
            PyObject[] a = o.values();
            if (i >= a.length || !dict && isDictSlot(o, a, i)) {
                Thread.onSpinWait();
                return MOVED;
            }
            PyObject v = Refs.fetch(ts, a, i);
            if (v == RefSlots.BUSY) {
                continue;
            }
            if (v == MOVED) {
                Thread.onSpinWait();
            }
            return v;
        }
    }

    /** What lies at an index, not owned: it may die at any moment. Null if absent or the layout is changing. The object may be one that is dying. */
    @LockFree
    public static @Borrowed PyObject peek(Attributed o, int i) {
        PyObject[] a = o.values();
        if (i >= a.length || isDictSlot(o, a, i)) return null;
        PyObject v = RefSlots.getAcquire(a, i);
        return v == MOVED ? null : v;
    }

    /** The dict of an object in dict mode, not owned: it is alive as long as it is found there. Null if there is none, or the object is not in dict mode. */
    @LockFree
    public static @Borrowed PyObject peekDict(Attributed o) {
        Shape s = o.shape();
        if (!s.isDict()) return null;
        PyObject[] a = o.values();
        int at = s.type().slotCount();
        if (at != a.length - 1) return null;
        PyObject d = RefSlots.getAcquire(a, at);
        return d == MOVED ? null : d;
    }

    /** {@link #load} that answers null where it would have to wait. Of an object that may be dying the reference is tentative: the caller must find out
     *  whether the object was still in its place, and {@link Refs#undoIncref} if not. */
    @LockFree
    public static @Owned PyObject tryLoad(ThreadState ts, Attributed o, int i) {
        PyObject[] a = o.values();
        if (i >= a.length || isDictSlot(o, a, i)) return null;
        PyObject v = Refs.fetch(ts, a, i);
        return v == RefSlots.BUSY || v == MOVED ? null : v;
    }

    /** Overwrites the value at an index (null deletes) and answers the old one, owned; MOVED, with nothing stored, if the layout is changing. */
    public static @Owned PyObject exchange(ThreadState ts, Attributed o, int i, PyObject value) {
        return exchange(ts, o, i, value, false);
    }

    private static @Owned PyObject exchange(ThreadState ts, Attributed o, int i, PyObject value, boolean dict) {
        Shape s = o.shape();
        if (!isBiased(ts, o, s)) return exchangeShared(ts, o, i, value, dict);
        PyObject[] a = o.values();
        if (i >= a.length || !dict && isDictSlot(o, a, i)) return MOVED;
        PyObject old = a[i];
        RefSlots.setRelease(a, i, value);
        ts.removed(old);
        return old;
    }

    private static @Owned PyObject exchangeShared(ThreadState ts, Attributed o, int i, PyObject value, boolean dict) {
        share(ts, o, o.shape().type());
        for (;;) {
            PyObject[] a = o.values();
            if (i >= a.length || !dict && isDictSlot(o, a, i)) {
                Thread.onSpinWait();
                return MOVED;
            }
            PyObject old = RefSlots.getAcquire(a, i);
            // Not an unconditional exchange: a value left in a dead array could be taken for the old one by the next writer.
            if (old == MOVED || ITEM.compareAndSet(a, i, old, value)) {
                return old;
            }
            // Another thread writes this very attribute.
            LookAway.lost(ts);
        }
    }

    /** A slot ({@code __slots__}) of the object: its index is valid in every layout. */
    public static @Owned PyObject loadSlot(ThreadState ts, Attributed o, int i) {
        PyObject v = load(ts, o, i);
        while (v == MOVED) {
            v = load(ts, o, i);
        }
        return v;
    }

    /** Stores into a slot (the value is borrowed, null deletes); false if a deletion found nothing. */
    public static boolean storeSlot(ThreadState ts, Attributed o, int i, PyObject value) {
        Refs.xincref(ts, value);
        PyObject old = exchange(ts, o, i, value);
        while (old == MOVED) {
            old = exchange(ts, o, i, value);
        }
        Refs.xdecref(ts, old);
        return old != null;
    }

    /** The instance attribute, or null. The name must be interned. */
    public static @Owned PyObject get(ThreadState ts, Attributed o, PyUnicode name) {
        for (;;) {
            Shape s = o.shape();
            if (s.isDict()) {
                PyObject d = load(ts, o, s.type().slotCount(), true);
                if (d == null) {
                    return null;
                }
                if (d == MOVED) {
                    continue;
                }
                try {
                    return Containers.factory().dictGet(ts, d, name);
                } finally {
                    Refs.decref(ts, d);
                }
            }
            int i = s.indexOf(name);
            if (i < 0) {
                return null;
            }
            PyObject v = load(ts, o, i);
            if (v != MOVED && (o.shape() == s || s.isExtendedBy(o.shape()))) {
                return v;
            }
            Refs.xdecref(ts, v == MOVED ? null : v);
        }
    }

    /** Sets an instance attribute (the value is borrowed). The name must be interned. */
    public static void set(ThreadState ts, Attributed o, PyUnicode name, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = put(ts, o, name, value);
        Refs.xdecref(ts, old);
    }

    private static PyObject put(ThreadState ts, Attributed o, PyUnicode name, PyObject value) {
        for (;;) {
            Shape s = o.shape();
            if (s.isDict()) {
                PyObject d = dict(ts, o);
                try {
                    Containers.factory().dictSet(ts, d, name, value);
                } finally {
                    Refs.decref(ts, d);
                }
                return value;
            }
            int i = s.indexOf(name);
            if (i >= 0 && RefSlots.getAcquire(o.values(), i) != null) {
                PyObject old = exchange(ts, o, i, value);
                if (old == MOVED) {
                    continue;
                }
                if (!o.shape().isDict()) {
                    return old;
                }
                // The object changed its layout around the exchange: the value sits where the new layout may not look for it.
                Refs.xdecref(ts, old);
                Refs.incref(ts, value);
                continue;
            }
            if (i >= 0 || s.with(name) == null) {
                // Re-adding a deleted name goes to the end of the order: only a real dict can say that.
                Refs.decref(ts, dict(ts, o));
                continue;
            }
            if (add(ts, o, s, name, value)) {
                return null;
            }
        }
    }

    /** Adds the next attribute, at the index that the new layout gives it, if this thread may do so by plain stores; else nothing happens.
     *  The value is stolen only if it is stored. */
    public static boolean addBiased(ThreadState ts, Attributed o, Shape s, Shape next, int i, @Stolen PyObject value) {
        if (o.shape() != s || !isBiased(ts, o, s)) return false;
        PyObject[] a = o.values();
        if (i >= a.length) a = replace(o, a, capacity(s, i));
        RefSlots.setRelease(a, i, value);
        o.setShapeRelease(next);
        return true;
    }

    private static int capacity(Shape s, int i) {
        return Math.max(i + 1, s.type().slotCount() + Math.min(s.type().namesHint(), i + 8));
    }

    private static boolean add(ThreadState ts, Attributed o, Shape s, PyUnicode name, PyObject value) {
        Shape next = s.with(name);
        int i = s.type().slotCount() + s.size();
        if (addBiased(ts, o, s, next, i, value)) return true;
        share(ts, o);
        RefCounted r = (RefCounted) o;
        PyMutex.lock(ts, r);
        try {
            if (o.shape() != s) {
                return false;
            }
            PyObject[] a = o.values();
            if (i >= a.length) {
                a = replace(o, a, capacity(s, i));
            }
            RefSlots.setRelease(a, i, value);
            o.setShapeRelease(next);
            return true;
        } finally {
            PyMutex.unlock(ts, r);
        }
    }

    private static PyObject[] replace(Attributed o, PyObject[] a, int capacity) {
        PyObject[] b = new PyObject[capacity];
        for (int i = 0; i < a.length; i++) {
            b[i] = (PyObject) ITEM.getAndSet(a, i, MOVED);
        }
        o.setValuesRelease(b);
        return b;
    }

    /** Deletes an instance attribute; false if there was none. */
    public static boolean delete(ThreadState ts, Attributed o, PyUnicode name) {
        for (;;) {
            Shape s = o.shape();
            if (s.isDict()) {
                return deleteItem(ts, o, name);
            }
            int i = s.indexOf(name);
            if (i < 0 || RefSlots.getAcquire(o.values(), i) == null) {
                return false;
            }
            Shape next = s.without(i);
            if (next == null) {
                return deleteItem(ts, o, name);
            }
            PyObject old = remove(ts, o, s, next, i);
            if (old != MOVED) {
                Refs.xdecref(ts, old);
                return old != null;
            }
        }
    }

    private static boolean deleteItem(ThreadState ts, Attributed o, PyUnicode name) {
        PyObject d = dict(ts, o);
        try {
            PyObject old = Containers.factory().dictPop(ts, d, name);
            Refs.xdecref(ts, old);
            return old != null;
        } finally {
            Refs.decref(ts, d);
        }
    }

    /** Takes the value at an index out of an object that is laid out as {@code s} says, and leaves MOVED there for who still believes so; MOVED, and nothing
     *  done, if it is not. The shape goes first: who meets MOVED reads it again. */
    private static @Owned PyObject remove(ThreadState ts, Attributed o, Shape s, Shape next, int i) {
        if (isBiased(ts, o, s)) {
            PyObject[] a = o.values();
            PyObject old = a[i];
            o.setShapeRelease(next);
            RefSlots.setRelease(a, i, MOVED);
            ts.removed(old);
            return old;
        }
        share(ts, o);
        RefCounted r = (RefCounted) o;
        PyMutex.lock(ts, r);
        try {
            if (o.shape() != s) {
                return MOVED;
            }
            o.setShapeRelease(next);
            return (PyObject) ITEM.getAndSet(o.values(), i, MOVED);
        } finally {
            PyMutex.unlock(ts, r);
        }
    }

    /** The object's {@code __dict__}: moves its attributes into a real dict the first time. */
    public static @Owned PyObject dict(ThreadState ts, Attributed o) {
        share(ts, o);
        RefCounted r = (RefCounted) o;
        for (;;) {
            Shape s = o.shape();
            int at = s.type().slotCount();
            if (s.isDict()) {
                PyObject d = load(ts, o, at, true);
                if (d == MOVED) {
                    continue;
                }
                if (d != null) {
                    return d;
                }
                PyObject fresh = Containers.factory().newDict(ts);
                PyObject[] a = o.values();
                if (ITEM.compareAndSet(a, at, null, fresh)) {
                    return Refs.newRef(ts, fresh);
                }
                Refs.decref(ts, fresh);
                continue;
            }
            PyObject fresh = Containers.factory().newDict(ts);
            PyMutex.lock(ts, r);
            boolean done = false;
            try {
                if (o.shape() == s) {
                    PyObject[] a = o.values();
                    PyObject[] b = new PyObject[at + 1];
                    for (int i = 0; i < a.length; i++) {
                        PyObject v = (PyObject) ITEM.getAndSet(a, i, MOVED);
                        if (i < at) {
                            b[i] = v;
                        } else if (v != null && v != MOVED) {
                            // Interned keys: storing runs no Python, so it may happen under the mutex.
                            Containers.factory().dictSetStolen(ts, fresh, s.name(i - at), v);
                        }
                    }
                    b[at] = fresh;
                    // Shape first: a reader that meets MOVED retries, and must find dict mode before the short array.
                    o.setShapeRelease(s.type().dictShape());
                    o.setValuesRelease(b);
                    done = true;
                }
            } finally {
                PyMutex.unlock(ts, r);
            }
            if (done) {
                return Refs.newRef(ts, fresh);
            }
            Refs.decref(ts, fresh);
        }
    }

    /** Replaces the whole {@code __dict__} (borrowed). */
    public static void setDict(ThreadState ts, Attributed o, PyObject dict) {
        Refs.decref(ts, dict(ts, o));
        storeDict(ts, o, dict);
    }

    /** The object is in dict mode, and stays in it. */
    private static void storeDict(ThreadState ts, Attributed o, PyObject dict) {
        Refs.xincref(ts, dict);
        PyObject old = exchange(ts, o, o.shape().type().slotCount(), dict, true);
        while (old == MOVED) {
            old = exchange(ts, o, o.shape().type().slotCount(), dict, true);
        }
        Refs.xdecref(ts, old);
    }

    /** What assigning to {@code __dict__} does: null deletes, everything but a dict is a TypeError. */
    public static void assignDict(ThreadState ts, Attributed o, PyObject value) {
        if (value == null) {
            dropDict(ts, o);
        } else if (Containers.factory().isDict(value)) {
            setDict(ts, o, value);
        } else {
            throw Raise.typeError("__dict__ must be set to a dictionary, not a '%s'", PyType.of(value).name());
        }
    }

    /** Deletes the {@code __dict__}: the next use finds a fresh one. */
    public static void dropDict(ThreadState ts, Attributed o) {
        Refs.decref(ts, dict(ts, o));
        storeDict(ts, o, null);
    }

    /** Moves an object to a type (stolen) of the same layout, and drops the one it had: whichever that is by now. */
    public static void setType(ThreadState ts, Attributed o, @Stolen PyType type) {
        // Whoever is about to store has looked at the flag of one type, and would find the other's.
        o.shape().type().shareStores(ts);
        type.shareStores(ts);
        RefCounted r = (RefCounted) o;
        PyType old = type;
        PyMutex.lock(ts, r);
        try {
            Shape s = o.shape();
            o.setShapeRelease(s.onType(type));
            old = s.type();
        } finally {
            PyMutex.unlock(ts, r);
            Refs.decref(ts, old);
        }
    }

    public static void traverse(Attributed o, Visitor v) {
        v.visit(o.shape().type());
        for (PyObject x : o.values()) {
            if (x != null && x != MOVED) {
                v.visit(x);
            }
        }
    }

    /** Releases every slot and attribute; the object keeps its type. */
    public static void clear(ThreadState ts, Attributed o) {
        PyObject[] a = o.values();
        if (GcHeader.isReclaimed((RefCounted) o)) {
            // Nobody owns the object any more, so nobody reads it: no exchange is needed.
            Refs.releaseAll(ts, a, 0, a.length);
            return;
        }
        for (int i = 0; i < a.length; i++) {
            PyObject old = (PyObject) ITEM.getAndSet(a, i, null);
            if (old != null && old != MOVED) {
                Refs.decref(ts, old);
            }
        }
    }

    static PyObject[] newValues(int n) {
        return n == 0 ? NO_VALUES : new PyObject[n];
    }
}
