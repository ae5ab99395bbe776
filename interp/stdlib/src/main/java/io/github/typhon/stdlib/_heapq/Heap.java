// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._heapq;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** One operation on a list that is a heap.
 *  <p>Threads: every method wants the list's mutex held and holds it again when it returns or throws; in between it is given up for
 *  comparisons that can run Python, and what was read before is stale then.
 *  <p>Ownership: what an operation must drop goes to {@link #dropped}, for after the unlock.
 *  <p>CPython: heap* (Modules/_heapqmodule.c), under a critical section that such comparisons suspend. */
final class Heap {
    /** Tuples nested deeper than this are compared without the mutex. */
    private static final int PLAIN_DEPTH = 4;

    private final ThreadState ts;
    private final PyList list;
    private final boolean max;
    PyObject dropped;

    Heap(ThreadState ts, PyList list, boolean max) {
        this.ts = ts;
        this.list = list;
        this.max = max;
    }

    /** Whether {@code a} belongs above {@code b}. */
    private boolean above(PyObject a, PyObject b) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            return max ? y.value() < x.value() : x.value() < y.value();
        }
        if (a instanceof PyFloat x && b instanceof PyFloat y) {
            return max ? y.value() < x.value() : x.value() < y.value();
        }
        if (isPlain(a, PLAIN_DEPTH) && isPlain(b, PLAIN_DEPTH)) {
            return less(a, b);
        }
        Refs.incref(ts, a);
        Refs.incref(ts, b);
        PyMutex.unlock(ts, list);
        try {
            return less(a, b);
        } finally {
            Refs.decref(ts, a);
            Refs.decref(ts, b);
            PyMutex.lock(ts, list);
        }
    }

    private boolean less(PyObject a, PyObject b) {
        return Objects.truth(ts, max ? Objects.richCompare(ts, b, a, CompareOp.LT) : Objects.richCompare(ts, a, b, CompareOp.LT));
    }

    /** Whether comparing it runs no Python. */
    private static boolean isPlain(PyObject o, int depth) {
        if (!(o instanceof RefCounted)) {
            return true;
        }
        if (o.getClass() != PyTuple.class || depth == 0) {
            return false;
        }
        for (PyObject item : ((PyTuple) o).items) {
            if (!isPlain(item, depth - 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean placeAbove(int i, int j, int size) {
        boolean r = above(list.itemLockHeld(i), list.itemLockHeld(j));
        if (list.sizeLockHeld() != size) {
            throw Raise.runtimeError("list changed size during iteration");
        }
        return r;
    }

    private void siftDown(int start, int pos) {
        int size = list.sizeLockHeld();
        if (pos >= size) {
            throw outOfRange();
        }
        while (pos > start) {
            int parent = pos - 1 >> 1;
            if (!placeAbove(pos, parent, size)) {
                return;
            }
            list.swapLockHeld(pos, parent);
            pos = parent;
        }
    }

    private void siftUp(int pos) {
        int size = list.sizeLockHeld();
        if (pos >= size) {
            throw outOfRange();
        }
        int start = pos;
        int limit = size >> 1;
        while (pos < limit) {
            int child = 2 * pos + 1;
            if (child + 1 < size && !placeAbove(child, child + 1, size)) {
                child++;
            }
            list.swapLockHeld(child, pos);
            pos = child;
        }
        siftDown(start, pos);
    }

    private static RuntimeException outOfRange() {
        return Raise.indexError("index out of range");
    }

    /** Returns nothing. */
    PyObject push(@Stolen PyObject item) {
        list.appendLockHeld(item);
        siftDown(0, list.sizeLockHeld() - 1);
        return null;
    }

    @Owned PyObject pop() {
        if (list.sizeLockHeld() == 0) {
            throw outOfRange();
        }
        PyObject last = list.popLastLockHeld();
        return list.sizeLockHeld() == 0 ? last : replace(last);
    }

    @Owned PyObject replace(@Stolen PyObject item) {
        if (list.sizeLockHeld() == 0) {
            dropped = item;
            throw outOfRange();
        }
        PyObject top = list.exchangeLockHeld(0, item);
        try {
            siftUp(0);
        } catch (Throwable e) {
            dropped = top;
            throw e;
        }
        return top;
    }

    @Owned PyObject pushPop(@Stolen PyObject item) {
        if (list.sizeLockHeld() == 0) {
            return item;
        }
        boolean topFirst;
        try {
            topFirst = above(list.itemLockHeld(0), item);
        } catch (Throwable e) {
            dropped = item;
            throw e;
        }
        return topFirst ? replace(item) : item;
    }

    /** Returns nothing. */
    PyObject heapify() {
        for (int i = (list.sizeLockHeld() >> 1) - 1; i >= 0; i--) {
            siftUp(i);
        }
        return null;
    }
}
