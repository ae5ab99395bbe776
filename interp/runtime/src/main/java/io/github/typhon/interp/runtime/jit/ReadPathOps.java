// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;

/**
 * The steps of a {@link ReadPath}. All answer null where the general operation must decide; none takes a lock, polls or runs Python code.
 * <p>Ownership: what is peeked at is not owned, and may die at any moment: only the path may use it. What is read at the end of a path is owned,
 * provided that the path still leads there or the value {@link #isForeign is not foreign}.
 */
public final class ReadPathOps {
    private ReadPathOps() {}

    @LockFree
    public static @Borrowed PyObject peekAttribute(PyObject x, int index) {
        return x instanceof PyInstance o ? InlineValues.peek(o, index) : InlineValues.peek((Attributed) x, index);
    }

    @LockFree
    public static @Borrowed PyObject peekListItem(PyObject x, long i) {
        if (x.getClass() != PyList.class) return null;
        PyList l = (PyList) x;
        return l.peek(i < 0 ? i + l.size() : i);
    }

    @LockFree
    public static @Borrowed PyObject peekTupleItem(PyObject x, long i) {
        if (x.getClass() != PyTuple.class) return null;
        PyObject[] items = ((PyTuple) x).items;
        int at = place(items, i);
        return at < 0 ? null : RefSlots.getAcquire(items, at);
    }

    /** Where the item of an index is that may count from the end; negative if there is none. */
    static int place(PyObject[] items, long i) {
        long at = i < 0 ? i + items.length : i;
        return at < items.length ? (int) Math.max(at, -1) : -1;
    }

    @LockFree
    public static @Owned PyObject attribute(PyThreadState ts, PyObject x, int index) {
        return x instanceof PyInstance o ? InlineValues.tryLoad(ts, o, index) : InlineValues.tryLoad(ts, (Attributed) x, index);
    }

    @LockFree
    public static @Owned PyObject listItem(PyThreadState ts, PyObject x, long i) {
        if (x.getClass() != PyList.class) return null;
        PyList l = (PyList) x;
        return l.tryGet(ts, i < 0 ? i + l.size() : i);
    }

    @LockFree
    public static @Owned PyObject tupleItem(PyThreadState ts, PyObject x, long i) {
        if (x.getClass() != PyTuple.class) return null;
        PyObject[] items = ((PyTuple) x).items;
        int at = place(items, i);
        if (at < 0) return null;
        PyObject o = Refs.fetch(ts, items, at);
        return o == RefSlots.BUSY ? null : o;
    }

    /** Whether a value may have died before it was owned: not if nobody counts it, or only this thread can let it die. */
    public static boolean isForeign(PyThreadState ts, PyObject x) {
        return x instanceof RefCounted r && !Refs.isOwner(ts, r);
    }

    public static boolean isReclaimed(PyObject x) {
        return GcHeader.isReclaimed((RefCounted) x);
    }

    /** The path led elsewhere meanwhile: the reference is none, perhaps. */
    public static void undo(PyThreadState ts, PyObject x) {
        Refs.undoIncref(ts, x);
    }
}
