// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.iter.PairIterator;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Predicate;

/** What the dict iterators share: a position in a dict, and noticing that the dict changed.
 *  <p>Threads: when shared, items may repeat or be missed; none is invented. <p>Ownership: owns the dict until exhausted.
 *  <p>CPython: dictiterobject. */
abstract class DictIteration extends RefCounted {
    private static final VarHandle DICT;

    static {
        try {
            DICT = MethodHandles.lookup().findVarHandle(DictIteration.class, "dict", PyDict.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Owned private PyDict dict;
    private final boolean backwards;
    /** Size of the dict at creation; -1 once it was found changed. */
    private int expected;
    private int position;
    private int left;

    DictIteration(ThreadState ts, PyDict dict, boolean backwards) {
        super(ts);
        this.dict = Refs.newRef(ts, dict);
        this.backwards = backwards;
        expected = dict.size();
        left = expected;
        position = backwards ? Integer.MAX_VALUE : 0;
        track(ts);
    }

    /** Takes over what the cursor owns and makes the iterator's item of it. */
    abstract @Owned PyObject take(ThreadState ts, PyDict.Cursor c);

    /** The message for a dict that is not as it was: its size, or only its keys. */
    String changed(boolean size) {
        return size ? "dictionary changed size during iteration" : "dictionary keys changed during iteration";
    }

    /** The next key, its value in {@code ts.second}: what {@link PairIterator} asks of those whose items are pairs. */
    public final @Owned PyObject nextPair(ThreadState ts) {
        PyDict.Cursor c = step(ts);
        if (c == null) {
            return null;
        }
        ts.second = c.value;
        return c.key;
    }

    /** A dict is stepped through without running Python code. */
    public final boolean isQuiet(Predicate<PyObject> quiet) {
        return true;
    }

    final @Owned PyObject advance(ThreadState ts) {
        PyDict.Cursor c = step(ts);
        return c == null ? null : take(ts, c);
    }

    /** The next item's key and value, which the caller takes over; null at the end. */
    final PyDict.Cursor step(ThreadState ts) {
        PyDict d = dict;
        VarHandle.acquireFence();
        if (d == null) {
            return null;
        }
        if (expected != d.size()) {
            expected = -1;
            throw Raise.runtimeError(changed(true));
        }
        PyDict.Cursor c = new PyDict.Cursor(position);
        if (!(backwards ? d.previous(ts, c) : d.next(ts, c))) {
            drop(ts);
            return null;
        }
        if (left == 0) {
            Refs.decref(ts, c.key);
            Refs.decref(ts, c.value);
            drop(ts);
            throw Raise.runtimeError(changed(false));
        }
        position = c.position;
        left--;
        return c;
    }

    final long lengthHint() {
        PyDict d = dict;
        VarHandle.acquireFence();
        return d != null && expected == d.size() ? left : 0;
    }

    /** The items that are still to come, without moving. */
    final @Owned PyObject[] rest(ThreadState ts) {
        PyDict d = dict;
        VarHandle.acquireFence();
        java.util.ArrayList<PyObject> out = new java.util.ArrayList<>();
        if (d != null) {
            PyDict.Cursor c = new PyDict.Cursor(position);
            while (backwards ? d.previous(ts, c) : d.next(ts, c)) {
                out.add(take(ts, c));
            }
        }
        return out.toArray(new PyObject[0]);
    }

    private void drop(ThreadState ts) {
        Refs.xdecref(ts, (PyDict) DICT.getAndSet(this, (PyDict) null));
    }

    @Override
    public final void traverse(Visitor v) {
        v.visit(dict);
    }

    @Override
    protected final void clearReferences(ThreadState ts) {
        drop(ts);
    }
}
