// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** Items in a row that grows. Threads: confined to one. Ownership: owns the items until they are taken or released. */
public final class ItemRow implements ItemSink {
    @Owned private PyObject[] items;
    private int size;

    public ItemRow(int capacity) {
        items = new PyObject[Math.max(capacity, 2)];
    }

    @Override
    public boolean accept(ThreadState ts, @Stolen PyObject item) {
        if (size == items.length) items = Arrays.copyOf(items, size + (size >> 1) + 1);
        items[size++] = item;
        return true;
    }

    /** A row for a list of the items of an iterable, with room for as many as that says it probably has; asking may raise. */
    public static ItemRow forList(ThreadState ts, PyObject iterable) {
        return new ItemRow((int) Math.clamp(Objects.lengthHint(ts, iterable, 8), 4, 1 << 16));
    }

    /** All that an iterator still gives, in an array of that length. */
    public static @Owned PyObject[] collect(ThreadState ts, PyObject it) {
        return new ItemRow(8).filled(ts, it);
    }

    /** The row with all that an iterator still gives, in an array of that length; released if the iterator raises. The row is not to be used any more. */
    @Owned PyObject[] filled(ThreadState ts, PyObject it) {
        boolean done = false;
        try {
            addAll(ts, it);
            done = true;
            return Arrays.copyOf(items, size);
        } finally {
            if (!done) Refs.releaseAll(ts, items, 0, size);
        }
    }

    /** Everything that an iterator still gives. */
    public void addAll(ThreadState ts, PyObject it) {
        for (PyObject o = Iterators.next(ts, it, this); o != null; o = Iterators.next(ts, it, this)) accept(ts, o);
    }

    /** The array, which may be longer than {@link #size}; the row is not to be used any more. */
    public @Owned PyObject[] array() {
        return items;
    }

    public int size() {
        return size;
    }
}
