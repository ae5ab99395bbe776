// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.deque;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SelfSized;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.VarHandle;

/** collections.deque: a circular array with an optional bound.
 *  <p>Threads: every access but len() holds the object's mutex, for a few instructions; append, appendleft, pop and popleft are atomic. As nobody reads items
 *  without it, one store unlocks.
 *  <p>Ownership: owns the items of the window; what is pushed out or removed is dropped after the unlock.
 *  <p>Re-entry: nothing runs Python with the mutex held; comparisons notice changes by {@code state}.
 *  <p>CPython: dequeobject; there a list of blocks. */
@PyClass(name = "deque", signature = "([iterable[, maxlen]])", module = "collections", flags = {PyType.BASETYPE, PyType.SEQUENCE, PyType.HAS_WEAKREF}, methods = {DequeSlots.class, DequeMethods.class},
        doc = "A list-like sequence optimized for data accesses near its endpoints.")
public class PyDeque extends RefCounted implements SelfSized {
    public static final PyType TYPE = PyType.builtin(new PyDequeExposed());

    /** The length of the shortest ring; all are powers of two. */
    private static final int FEWEST = 8;

    @GuardedBy("ob_mutex") private PyObject[] ring = new PyObject[FEWEST];
    @GuardedBy("ob_mutex") private int head;
    @GuardedBy("ob_mutex") private int size;
    /** What {@link #size()} tells: written once by each change, however it gets there, before the mutex is released. */
    private int length;
    /** Moves with every change of length or order. */
    @GuardedBy("ob_mutex") private long state;
    /** -1 if unbounded. */
    @GuardedBy("ob_mutex") private volatile long maxlen = -1;

    public PyDeque(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public final long maxlen() {
        return maxlen;
    }

    final void setMaxlen(long n) {
        maxlen = n;
    }

    @Override
    @LockFree
    public final int size() {
        int n = length;
        VarHandle.acquireFence();
        return n;
    }

    private void unlockChanged() {
        VarHandle.releaseFence();
        length = size;
        PyMutex.unlockRelease(this);
    }

    final long state(ThreadState ts) {
        PyMutex.lock(ts, this);
        long s = state;
        PyMutex.unlockRelease(this);
        return s;
    }

    private int at(int i) {
        return head + i & ring.length - 1;
    }

    private void growLockHeld() {
        if (size == 1 << 30) {
            throw Raise.memoryError();
        }
        PyObject[] a = new PyObject[ring.length << 1];
        for (int i = 0; i < size; i++) {
            a[i] = ring[at(i)];
        }
        ring = a;
        head = 0;
    }

    /** Without memory, the mutex is released before the error is thrown, and the item that was to come is dropped. */
    private void growOrUnlock(ThreadState ts, @Stolen PyObject coming) {
        boolean grown = false;
        try {
            growLockHeld();
            grown = true;
        } finally {
            if (!grown) {
                PyMutex.unlockRelease(this);
                Refs.decref(ts, coming);
            }
        }
    }

    /** Adds at an end; the item that no longer fits is dropped. */
    @MayRunPython
    public final void push(ThreadState ts, @Stolen PyObject o, boolean left) {
        PyMutex.lock(ts, this);
        if (size == ring.length) {
            growOrUnlock(ts, o);
        }
        if (left) {
            head = head - 1 & ring.length - 1;
            ring[head] = o;
        } else {
            ring[at(size)] = o;
        }
        size++;
        state++;
        PyObject out = maxlen >= 0 && size > maxlen ? takeLockHeld(!left) : null;
        unlockChanged();
        Refs.xdecref(ts, out);
    }

    private PyObject takeLockHeld(boolean left) {
        int i = left ? head : at(size - 1);
        PyObject o = ring[i];
        ring[i] = null;
        if (left) {
            head = head + 1 & ring.length - 1;
        }
        size--;
        state++;
        return o;
    }

    /** Takes from an end; null if empty. */
    public final @Owned PyObject take(ThreadState ts, boolean left) {
        PyMutex.lock(ts, this);
        PyObject o = size == 0 ? null : takeLockHeld(left);
        unlockChanged();
        return o;
    }

    /** The item at an index from the left, or null. */
    public final @Owned PyObject get(ThreadState ts, long i) {
        PyMutex.lock(ts, this);
        PyObject o = i >= 0 && i < size ? Refs.newRef(ts, ring[at((int) i)]) : null;
        PyMutex.unlockRelease(this);
        return o;
    }

    /** Replaces the item at an index; false if there is none. */
    @MayRunPython
    final boolean set(ThreadState ts, long i, PyObject o) {
        PyMutex.lock(ts, this);
        boolean there = i >= 0 && i < size;
        PyObject old = there ? exchange(at((int) i), Refs.newRef(ts, o)) : null;
        PyMutex.unlockRelease(this);
        Refs.xdecref(ts, old);
        return there;
    }

    private PyObject exchange(int at, PyObject o) {
        PyObject old = ring[at];
        ring[at] = o;
        return old;
    }

    /** The items now, each owned. */
    public final @Owned PyObject[] toArray(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            PyObject[] a = new PyObject[size];
            for (int i = 0; i < a.length; i++) {
                a[i] = Refs.newRef(ts, ring[at(i)]);
            }
            return a;
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    /** The items as an array that becomes the content again by {@link #become}: an edit of the whole. Runs no Python. */
    @FunctionalInterface
    interface Edit {
        /** Gets the items; answers the new ones. What is left out goes to the bin. */
        PyObject[] apply(PyObject[] now, java.util.ArrayList<PyObject> bin);
    }

    @MayRunPython
    final void edit(ThreadState ts, Edit e) {
        java.util.ArrayList<PyObject> bin = new java.util.ArrayList<>();
        PyMutex.lock(ts, this);
        try {
            PyObject[] a = new PyObject[size];
            for (int i = 0; i < a.length; i++) {
                a[i] = ring[at(i)];
            }
            become(e.apply(a, bin));
        } finally {
            unlockChanged();
        }
        for (PyObject o : bin) {
            Refs.decref(ts, o);
        }
    }

    private void become(PyObject[] a) {
        int n = FEWEST;
        while (n < a.length) {
            n <<= 1;
        }
        ring = java.util.Arrays.copyOf(a, n);
        head = 0;
        size = a.length;
        state++;
    }

    final void rotate(ThreadState ts, long n) {
        PyMutex.lock(ts, this);
        if (size > 1) {
            int k = (int) Math.floorMod(n, (long) size);
            if (k <= size / 2) {
                for (; k > 0; k--) {
                    PyObject o = takeLockHeld(false);
                    head = head - 1 & ring.length - 1;
                    ring[head] = o;
                    size++;
                }
            } else {
                for (k = size - k; k > 0; k--) {
                    PyObject o = takeLockHeld(true);
                    ring[at(size)] = o;
                    size++;
                }
            }
            state++;
        }
        PyMutex.unlockRelease(this);
    }

    @MayRunPython
    public final void clear(ThreadState ts) {
        PyObject[] empty = new PyObject[FEWEST];
        PyMutex.lock(ts, this);
        PyObject[] old = ring;
        int first = head;
        int n = size;
        ring = empty;
        head = 0;
        size = 0;
        state++;
        unlockChanged();
        for (int i = 0; i < n; i++) {
            Refs.decref(ts, old[first + i & old.length - 1]);
        }
    }

    @Override
    public void traverse(Visitor v) {
        for (int i = 0; i < size; i++) {
            v.visit(ring[at(i)]);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        clear(ts);
    }
}
