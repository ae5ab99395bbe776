// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.collections.hash.KeyTable;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.lock.TwoMutexes;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** The Python list.
 *  <p>Threads: reading an item never locks; every change holds the object's mutex. A reader may see an old item or an old length, never
 *  one that was not there.
 *  <p>Ownership: {@code items[0..size)} are owned; what a change removes is dropped after the unlock.
 *  <p>Ordering: items are release-stored before the size that admits them; a larger array is complete before it is released. Elements
 *  moved inside an array were published before. Readers check array and slot again after owning an item.
 *  <p>Re-entry: nothing here runs Python with the mutex held; comparisons and {@code __index__} come before or after. */
@PyClass(name = "list", signature = "(iterable=(), /)", flags = {PyType.BASETYPE, PyType.SEQUENCE}, methods = {ListSlots.class, ListMethods.class},
        doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n"
                + "The argument must be an iterable if specified.")
public class PyList extends RefCounted {
    private static final VarHandle ITEMS;
    private static final VarHandle SIZE;
    static final PyObject[] NONE = {};
    static final int MAX = Integer.MAX_VALUE - 8;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            ITEMS = l.findVarHandle(PyList.class, "items", PyObject[].class);
            SIZE = l.findVarHandle(PyList.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static final PyType TYPE = PyType.builtin(new PyListExposed());

    @GuardedBy("ob_mutex") private volatile PyObject[] items;
    @GuardedBy("ob_mutex") private int size;

    public PyList(ThreadState ts) {
        this(ts, NONE, 0);
    }

    PyList(ThreadState ts, @Stolen PyObject[] items, int size) {
        super(ts);
        // Plain: the object is not published yet.
        ITEMS.set(this, items);
        this.size = size;
        track(ts);
    }

    /** A list that takes over the array and its elements. */
    public static @Owned PyList of(ThreadState ts, @Stolen PyObject... items) {
        return new PyList(ts, items, items.length);
    }

    /** A list that takes over the array and its first {@code n} elements; the rest is room to grow. */
    public static @Owned PyList of(ThreadState ts, @Stolen PyObject[] items, int n) {
        return new PyList(ts, items, n);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    // ---- reading

    public final int size() {
        int v = size;
        VarHandle.acquireFence();
        return v;
    }

    /** Whether looking for an object among the items comes to a result without asking any of them: identity decides, as far as can be seen now. */
    public final boolean comparesByIdentity(PyObject o) {
        if (asks(o)) {
            return false;
        }
        PyObject[] a = itemsAcquire();
        for (int i = 0, n = Math.min(size(), a.length); i < n; i++) {
            PyObject item = RefSlots.getAcquire(a, i);
            if (item == o) {
                return true;
            }
            if (item != null && asks(item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean asks(PyObject o) {
        return o instanceof RefCounted && !SlotCalls.isFromObject(PyType.of(o).slots(), Slot.TP_RICHCOMPARE);
    }

    final PyObject[] itemsAcquire() {
        return items;
    }

    /** The item at an index, or null if there is none. */
    @LockFree
    public final @Owned PyObject get(ThreadState ts, long index) {
        int n = size();
        if (index < 0 || index >= n) {
            return null;
        }
        PyObject[] a = itemsAcquire();
        int i = (int) index;
        if (i >= a.length) {
            return getSlow(ts, i);
        }
        PyObject o = RefSlots.getAcquire(a, i);
        if (!(o instanceof RefCounted r)) {
            return o != null ? o : getSlow(ts, i);
        }
        // What the machine code of every loop over a list consists of: one question of the class, one of the owner.
        if (!Refs.increfOwn(ts, r)) {
            return getForeign(ts, a, i);
        }
        if (items == a) {
            return r;
        }
        Refs.undoIncref(ts, r);
        return getSlow(ts, i);
    }

    private @Owned PyObject getForeign(ThreadState ts, PyObject[] a, int i) {
        PyObject o = Refs.fetch(ts, a, i);
        if (o != null && o != RefSlots.BUSY) {
            if (!(o instanceof RefCounted r) || items == a) {
                return o;
            }
            Refs.undoIncref(ts, r);
        }
        return getSlow(ts, i);
    }

    /** {@link #get} without the lock: null where it would need that. Of a list that may be dying the reference is tentative: the caller must find out
     *  whether the list was still in its place, and {@link Refs#undoIncref} if not. */
    @LockFree
    public final @Owned PyObject tryGet(ThreadState ts, long index) {
        if (index < 0 || index >= size()) return null;
        PyObject[] a = itemsAcquire();
        if (index >= a.length) return null;
        PyObject o = Refs.fetch(ts, a, (int) index);
        if (o == RefSlots.BUSY) return null;
        if (!(o instanceof RefCounted r) || items == a) return o;
        Refs.undoIncref(ts, r);
        return null;
    }

    /** What lies at an index, not owned: it may die at any moment. Null if nothing does. */
    @LockFree
    public final @Borrowed PyObject peek(long index) {
        if (index < 0 || index >= size()) return null;
        PyObject[] a = itemsAcquire();
        return index < a.length ? RefSlots.getAcquire(a, (int) index) : null;
    }

    private PyObject getSlow(ThreadState ts, int i) {
        PyMutex.lock(ts, this);
        PyObject o = i < size ? items[i] : null;
        Refs.xincref(ts, o);
        PyMutex.unlockRelease(this);
        return o;
    }

    /** The items now, each owned. */
    public final @Owned PyObject[] toArray(ThreadState ts) {
        return copyRange(ts, 0, Integer.MAX_VALUE);
    }

    /** The texts of the items now; null if one is not an exact narrow str. */
    public final String[] texts(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            return PyUnicode.narrowTexts(items, size);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    /** The items of a range, cut to the size at that moment. */
    public final @Owned PyObject[] copyRange(ThreadState ts, int from, int to) {
        PyMutex.lock(ts, this);
        try {
            return copyRangeLockHeld(ts, from, to);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    /** As {@link #copyRange}, by who holds the mutex, or the list's only reference. */
    final @Owned PyObject[] copyRangeLockHeld(ThreadState ts, int from, int to) {
        int lo = Math.min(from, size);
        int hi = Math.max(lo, Math.min(to, size));
        PyObject[] a = hi == lo ? NONE : Arrays.copyOfRange(items, lo, hi);
        for (PyObject o : a) {
            Refs.incref(ts, o);
        }
        return a;
    }

    /** The items at the places of a slice with any step, cut to the size at that moment. */
    final @Owned PyObject[] copyPlaces(ThreadState ts, SliceRange r) {
        PyMutex.lock(ts, this);
        try {
            return copyPlacesLockHeld(ts, r);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    final @Owned PyObject[] copyPlacesLockHeld(ThreadState ts, SliceRange r) {
        r.adjust(size);
        if (r.step == 1) {
            return copyRangeLockHeld(ts, (int) r.start, (int) Math.max(r.start, r.stop));
        }
        PyObject[] a = r.count == 0 ? NONE : new PyObject[r.count];
        for (int i = 0; i < a.length; i++) {
            a[i] = items[r.at(i)];
            Refs.incref(ts, a[i]);
        }
        return a;
    }

    // ---- writing one item

    /** Adds at the end. */
    public final void append(ThreadState ts, PyObject o) {
        appendStolen(ts, Refs.newRef(ts, o));
    }

    public final void appendStolen(ThreadState ts, @Stolen PyObject o) {
        PyMutex.lock(ts, this);
        int n = size;
        PyObject[] a = items;
        if (n == a.length) {
            a = growOrUnlock(ts, n + 1L, o);
        }
        RefSlots.setRelease(a, n, o);
        // Release: pairs with size(); the item is there before the size that admits it.
        SIZE.setRelease(this, n + 1);
        PyMutex.unlockRelease(this);
    }

    /** As {@link #appendStolen} for a list that is being built: its one reference is where no other thread looks unless the world is stopped. While
     *  it is the only one nobody else can lock, and no mutex is needed. */
    public final void appendBuilding(ThreadState ts, @Stolen PyObject o) {
        int n = size;
        if (n == MAX || !Refs.isUniquelyReferenced(ts, this)) {
            appendStolen(ts, o);
            return;
        }
        PyObject[] a = items;
        if (n == a.length) {
            a = growLockHeld(n + 1L);
        }
        RefSlots.setRelease(a, n, o);
        SIZE.setRelease(this, n + 1);
    }

    /** Without memory, the mutex is released before the error is thrown, and the item that was to come is dropped. */
    private PyObject[] growOrUnlock(ThreadState ts, long needed, @Stolen PyObject coming) {
        PyObject[] a = null;
        try {
            a = growLockHeld(needed);
            return a;
        } finally {
            if (a == null) {
                PyMutex.unlock(this);
                Refs.xdecref(ts, coming);
            }
        }
    }

    private PyObject[] growLockHeld(long needed) {
        if (needed > MAX) {
            throw Raise.memoryError();
        }
        int n = (int) Math.min(MAX, Math.max(needed, items.length + (items.length >> 1) + 4L));
        PyObject[] a = Arrays.copyOf(items, n);
        ITEMS.setRelease(this, a);
        return a;
    }

    /** Replaces the item at an index; false, and nothing happened, if there is none. */
    @MayRunPython
    public final boolean set(ThreadState ts, long index, PyObject o) {
        return setStolen(ts, index, Refs.newRef(ts, o));
    }

    @MayRunPython
    public final boolean setStolen(ThreadState ts, long index, @Stolen PyObject o) {
        PyMutex.lock(ts, this);
        boolean there = index >= 0 && index < size;
        PyObject old = o;
        if (there) {
            old = items[(int) index];
            RefSlots.setRelease(items, (int) index, o);
        }
        PyMutex.unlock(ts, this, old);
        if (old instanceof RefCounted r) {
            Refs.decref(ts, r);
        }
        return there;
    }

    /** Inserts before an index, which is cut to the size. */
    public final void insert(ThreadState ts, long index, PyObject o) {
        Refs.incref(ts, o);
        PyMutex.lock(ts, this);
        int n = size;
        long where = index < 0 ? Math.max(0, index + n) : Math.min(index, n);
        PyObject[] a = items;
        if (n == a.length) {
            a = growOrUnlock(ts, n + 1L, o);
        }
        int i = (int) where;
        VarHandle.releaseFence();
        System.arraycopy(a, i, a, i + 1, n - i);
        RefSlots.setRelease(a, i, o);
        SIZE.setRelease(this, n + 1);
        PyMutex.unlockRelease(this);
    }

    /** Removes the item at an index (negative: from the end) and hands it over; null if there is none. */
    public final @Owned PyObject pop(ThreadState ts, long index) {
        PyMutex.lock(ts, this);
        int n = size;
        long where = index < 0 ? index + n : index;
        PyObject o = null;
        if (where >= 0 && where < n) {
            o = removeLockHeld((int) where, n);
        }
        PyMutex.unlock(ts, this, o);
        return o;
    }

    private PyObject removeLockHeld(int i, int n) {
        PyObject[] a = items;
        PyObject o = a[i];
        SIZE.setRelease(this, n - 1);
        if (i < n - 1) {
            VarHandle.releaseFence();
            System.arraycopy(a, i + 1, a, i, n - 1 - i);
        }
        RefSlots.setRelease(a, n - 1, null);
        if (n - 1 < a.length >> 2 && a.length > 16) {
            ITEMS.setRelease(this, Arrays.copyOf(a, a.length >> 1));
        }
        return o;
    }

    /** Removes the item at an index if it still is this one (borrowed); its reference is dropped. */
    @MayRunPython
    final boolean removeIf(ThreadState ts, int index, PyObject expected) {
        PyMutex.lock(ts, this);
        boolean same = index < size && items[index] == expected;
        if (same) {
            removeLockHeld(index, size);
        }
        PyMutex.unlock(ts, this);
        if (same) {
            Refs.decref(ts, expected);
        }
        return same;
    }

    @MayRunPython
    public final void clear(ThreadState ts) {
        PyMutex.lock(ts, this);
        PyObject[] old = items;
        int n = size;
        ITEMS.setVolatile(this, NONE);
        SIZE.setRelease(this, 0);
        PyMutex.unlock(ts, this);
        releaseStale(ts, old, n);
    }

    /** Drops the items of an array that stale readers may still look at: elements stay, so that they fail to own them and look again. */
    static void releaseStale(ThreadState ts, PyObject[] a, int n) {
        for (int i = n - 1; i >= 0; i--) {
            if (a[i] instanceof RefCounted r) {
                Refs.decref(ts, r);
            }
        }
    }

    // ---- writing many

    /** Adds the array's first {@code n} elements, taking them over. */
    public final void extendStolen(ThreadState ts, @Stolen PyObject[] more, int n) {
        if (n == 0) {
            return;
        }
        PyMutex.lock(ts, this);
        try {
            extendLockHeld(more, n);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    private void extendLockHeld(@Stolen PyObject[] more, int n) {
        int old = size;
        PyObject[] a = items;
        if (a.length == 0 && n > 0) {
            // The caller has no use for its array any more.
            ITEMS.setRelease(this, more);
            SIZE.setRelease(this, n);
            return;
        }
        if (a.length - old < n) {
            a = growLockHeld((long) old + n);
        }
        VarHandle.releaseFence();
        System.arraycopy(more, 0, a, old, n);
        SIZE.setRelease(this, old + n);
    }

    /** Adds the items of another list, or the keys of a {@link KeyTable}, in one step with both locked. */
    final void extendFrom(ThreadState ts, RefCounted source) {
        PyObject[] more = NONE;
        boolean done = false;
        TwoMutexes.lock(ts, this, source);
        try {
            more = source instanceof PyList l ? l.copyRangeLockHeld(ts, 0, Integer.MAX_VALUE) : ((KeyTable) source).keysLockHeld(ts);
            extendLockHeld(more, more.length);
            done = true;
        } finally {
            TwoMutexes.unlockRelease(this, source);
            if (!done) {
                Refs.releaseAll(ts, more, 0, more.length);
            }
        }
    }

    /** {@code a + b}, both as they were at one moment. */
    static @Owned PyList concatenated(ThreadState ts, PyList a, PyList b) {
        PyObject[] all;
        TwoMutexes.lock(ts, a, b);
        try {
            if ((long) a.size + b.size > MAX) {
                throw Raise.memoryError();
            }
            all = Arrays.copyOf(a.items, a.size + b.size);
            System.arraycopy(b.items, 0, all, a.size, b.size);
            for (PyObject o : all) {
                Refs.incref(ts, o);
            }
        } finally {
            TwoMutexes.unlockRelease(a, b);
        }
        return of(ts, all);
    }

    /** {@code self[lo:hi] = replacement}, bounds cut to the size at that moment; takes over the elements. */
    @MayRunPython
    public final void replaceRange(ThreadState ts, long from, long to, @Stolen PyObject[] replacement) {
        PyObject[] removed = null;
        PyMutex.lock(ts, this);
        try {
            removed = replaceLockHeld(from, to, replacement);
        } finally {
            PyMutex.unlock(this);
            if (removed == null) {
                Refs.releaseAll(ts, replacement, 0, replacement.length);
            }
        }
        releaseStale(ts, removed, removed.length);
    }

    /** {@code self[r] = source} with step 1, in one step with both locked. */
    @MayRunPython
    final void replaceFrom(ThreadState ts, SliceRange r, PyList source) {
        PyObject[] more = NONE;
        PyObject[] removed = null;
        TwoMutexes.lock(ts, this, source);
        try {
            more = source.copyRangeLockHeld(ts, 0, Integer.MAX_VALUE);
            r.adjust(size);
            removed = replaceLockHeld(r.start, Math.max(r.start, r.stop), more);
        } finally {
            TwoMutexes.unlock(this, source);
            if (removed == null) {
                Refs.releaseAll(ts, more, 0, more.length);
            }
        }
        releaseStale(ts, removed, removed.length);
    }

    /** Hands over what was there before, to be dropped after the unlock. */
    private @Owned PyObject[] replaceLockHeld(long from, long to, @Stolen PyObject[] replacement) {
        int n = size;
        int lo = (int) Math.max(0, Math.min(from, n));
        int hi = (int) Math.max(lo, Math.min(to, n));
        long newSize = (long) n - (hi - lo) + replacement.length;
        if (newSize > MAX) {
            throw Raise.memoryError();
        }
        PyObject[] removed = hi == lo ? NONE : Arrays.copyOfRange(items, lo, hi);
        // A new array: readers of the old one notice, whatever they were looking at.
        PyObject[] a = new PyObject[(int) newSize];
        System.arraycopy(items, 0, a, 0, lo);
        System.arraycopy(replacement, 0, a, lo, replacement.length);
        System.arraycopy(items, hi, a, lo + replacement.length, n - hi);
        publish(a, a.length);
        return removed;
    }

    /** Exchanges the items from an index on with as many of the array. By who holds the list's only reference: no reader is at work. */
    final void exchangeAlone(int from, PyObject[] with, int n) {
        PyObject[] a = items;
        for (int i = 0; i < n; i++) {
            PyObject o = a[from + i];
            a[from + i] = with[i];
            with[i] = o;
        }
    }

    /** Takes out all items; there may be room behind them. By who holds the list's only reference. */
    final @Owned PyObject[] takeAlone() {
        PyObject[] a = items;
        ITEMS.setRelease(this, NONE);
        SIZE.setRelease(this, 0);
        return a;
    }

    private void publish(PyObject[] a, int n) {
        // A smaller size first, a larger one last: no reader finds a size that its array cannot hold for good.
        if (n < size) {
            SIZE.setRelease(this, n);
        }
        ITEMS.setVolatile(this, a);
        SIZE.setRelease(this, n);
    }

    /** What a change of the whole list does with its items: gets a copy of the array and its size. */
    @FunctionalInterface
    interface Edit {
        /** The new items, exactly as many as the array is long; removed ones go to the bin, to be dropped later. Runs no Python. */
        PyObject[] apply(PyObject[] now, java.util.ArrayList<PyObject> bin);
    }

    /** Changes the list in one step under the mutex. An exception thrown by the edit leaves the list as it was. */
    @MayRunPython
    final void edit(ThreadState ts, Edit e) {
        java.util.ArrayList<PyObject> bin = new java.util.ArrayList<>();
        PyMutex.lock(ts, this);
        try {
            PyObject[] a = e.apply(Arrays.copyOf(items, size), bin);
            publish(a, a.length);
        } finally {
            PyMutex.unlock(ts, this);
        }
        for (PyObject o : bin) {
            Refs.decref(ts, o);
        }
    }

    public final void reverse(ThreadState ts) {
        PyMutex.lock(ts, this);
        PyObject[] a = items;
        VarHandle.releaseFence();
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            PyObject o = a[i];
            a[i] = a[j];
            a[j] = o;
        }
        PyMutex.unlockRelease(this);
    }

    // ---- several steps at once: the caller holds the mutex and, while it does, runs no Python and drops no reference

    public final int sizeLockHeld() {
        return size;
    }

    /** The item at an index that is below the size. */
    public final @Borrowed("the list, while the mutex is held") PyObject itemLockHeld(int i) {
        return items[i];
    }

    /** Exchanges the items at two indices that are below the size. */
    public final void swapLockHeld(int i, int j) {
        PyObject[] a = items;
        VarHandle.releaseFence();
        PyObject o = a[i];
        a[i] = a[j];
        a[j] = o;
    }

    /** Puts an item in the place of the one at an index below the size, which is handed over, to be dropped after {@code PyMutex.unlock}. */
    public final @Owned PyObject exchangeLockHeld(int i, @Stolen PyObject o) {
        PyObject old = items[i];
        RefSlots.setRelease(items, i, o);
        return old;
    }

    /** Adds at the end. MemoryError, with the mutex still held, if there is no room. */
    public final void appendLockHeld(@Stolen PyObject o) {
        int n = size;
        if (n == MAX) {
            throw Raise.memoryError();
        }
        PyObject[] a = n == items.length ? growLockHeld(n + 1L) : items;
        RefSlots.setRelease(a, n, o);
        SIZE.setRelease(this, n + 1);
    }

    /** Takes the last item of a list that is not empty. */
    public final @Owned PyObject popLastLockHeld() {
        return removeLockHeld(size - 1, size);
    }

    // ---- sorting

    /** Takes all items out; the list is empty until {@link #putBack}. The marker is what tells later whether somebody changed it. */
    final @Owned PyObject[] takeAll(ThreadState ts, PyObject[] marker) {
        PyMutex.lock(ts, this);
        try {
            PyObject[] a = Arrays.copyOf(items, size);
            ITEMS.setVolatile(this, marker);
            SIZE.setRelease(this, 0);
            return a;
        } finally {
            PyMutex.unlock(ts, this);
        }
    }

    /** Puts items back; false if the list was changed meanwhile (its new items are dropped). */
    @MayRunPython
    final boolean putBack(ThreadState ts, @Stolen PyObject[] a, PyObject[] marker) {
        PyMutex.lock(ts, this);
        PyObject[] other = items;
        int n = size;
        publish(a, a.length);
        PyMutex.unlock(ts, this);
        releaseStale(ts, other, n);
        return other == marker;
    }

    @Override
    public void traverse(Visitor v) {
        for (int i = 0; i < size; i++) {
            v.visit(items[i]);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        if (GcHeader.isReclaimed(this)) {
            // Nobody owns the list any more: no mutex is needed.
            releaseStale(ts, items, size);
        } else {
            clear(ts);
        }
    }
}
