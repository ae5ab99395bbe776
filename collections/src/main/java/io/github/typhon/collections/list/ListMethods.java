// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.collections.hash.KeyTable;
import io.github.typhon.collections.hash.TableView;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.SliceIndex;
import io.github.typhon.objects.protocol.ItemRow;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.slice.PyRange;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The methods of list that Python sees. */
public final class ListMethods {
    private ListMethods() {}

    @PyMethod(value = "($self, object, /)", doc = "Append object to the end of the list.")
    static void append(ThreadState ts, PyList self, PyObject object) {
        self.append(ts, object);
    }

    @PyMethod(value = "($self, /)", doc = "Remove all items from list.")
    static void clear(ThreadState ts, PyList self) {
        self.clear(ts);
    }

    @PyMethod(value = "($self, /)", doc = "Return a shallow copy of the list.")
    static PyObject copy(ThreadState ts, PyList self) {
        return PyList.of(ts, self.toArray(ts));
    }

    /** Adds all items; those of built-in containers in one step. */
    @PyMethod(value = "($self, iterable, /)", doc = "Extend list by appending elements from the iterable.")
    public static void extend(ThreadState ts, PyList self, PyObject iterable) {
        if (extendAtOnce(ts, self, iterable)) {
            return;
        }
        PyObject it = Iterators.iter(ts, iterable);
        try {
            Objects.lengthHint(ts, iterable, 8);
            for (PyObject o = Iterators.next(ts, it); o != null; o = Iterators.next(ts, it)) {
                self.appendStolen(ts, o);
            }
        } finally {
            Refs.decref(ts, it);
        }
    }

    private static boolean extendAtOnce(ThreadState ts, PyList self, PyObject iterable) {
        Class<?> c = iterable.getClass();
        PyObject[] numbers = iterable instanceof PyRange range ? range.itemsOrNull() : null;
        if (numbers != null) {
            self.extendStolen(ts, numbers, numbers.length);
            return true;
        }
        if (c == PyList.class || iterable instanceof KeyTable t && t.isExact()) {
            self.extendFrom(ts, (RefCounted) iterable);
            return true;
        }
        if (c != PyTuple.class && !(iterable instanceof TableView)) {
            return false;
        }
        PyObject[] more = Sequences.toArray(ts, iterable);
        self.extendStolen(ts, more, more.length);
        return true;
    }

    /** {@code list(iterable)}: the list, which nobody looks at meanwhile, gets all items in one step. */
    static void fill(ThreadState ts, PyList self, PyObject iterable) {
        if (extendAtOnce(ts, self, iterable)) {
            return;
        }
        PyObject it = Iterators.iter(ts, iterable);
        ItemRow row = null;
        try {
            row = ItemRow.forList(ts, iterable);
            row.addAll(ts, it);
        } finally {
            if (row != null) {
                self.extendStolen(ts, row.array(), row.size());
            }
            Refs.decref(ts, it);
        }
    }

    @PyMethod(value = "($self, index, object, /)", doc = "Insert object before index.")
    static void insert(ThreadState ts, PyList self, long index, PyObject object) {
        self.insert(ts, index, object);
    }

    @PyMethod(value = "($self, index=-1, /)",
            doc = "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.")
    static PyObject pop(ThreadState ts, PyList self, long index) {
        PyObject o = self.pop(ts, index);
        if (o == null) {
            throw Raise.indexError(self.size() == 0 ? "pop from empty list" : "pop index out of range");
        }
        return o;
    }

    /** The first index in a range whose item equals the value, or -1. Compares without a lock; the list may change meanwhile. */
    static long find(ThreadState ts, PyList self, PyObject value, long from, long to) {
        for (long i = from; i < to; i++) {
            PyObject o = self.get(ts, i);
            if (o == null) {
                return -1;
            }
            if (o == value) {
                Refs.decref(ts, o);
                return i;
            }
            boolean equal;
            try {
                equal = Objects.richCompareBool(ts, o, value, CompareOp.EQ);
            } finally {
                Refs.decref(ts, o);
            }
            if (equal) {
                return i;
            }
        }
        return -1;
    }

    @PyMethod(value = "($self, value, /)", doc = "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.")
    static void remove(ThreadState ts, PyList self, PyObject value) {
        for (int i = 0;; i++) {
            PyObject o = self.get(ts, i);
            if (o == null) {
                throw Raise.valueError("list.remove(x): x not in list");
            }
            try {
                if (Objects.richCompareBool(ts, o, value, CompareOp.EQ)) {
                    // Somebody may have moved the item while it was compared; then what is at that index now goes, as in CPython.
                    if (!self.removeIf(ts, i, o)) {
                        Refs.xdecref(ts, self.pop(ts, i));
                    }
                    return;
                }
            } finally {
                Refs.decref(ts, o);
            }
        }
    }

    @PyMethod(value = "($self, value, start=0, stop=sys.maxsize, /)",
            doc = "Return first index of value.\n\nRaises ValueError if the value is not present.")
    static long index(ThreadState ts, PyList self, PyObject value, @SliceIndex(none = false) long start, @SliceIndex(none = false) long stop) {
        int n = self.size();
        long i = find(ts, self, value, start < 0 ? SliceRange.clamp(start, n) : start, stop < 0 ? SliceRange.clamp(stop, n) : stop);
        if (i < 0) {
            throw Raise.valueError("list.index(x): x not in list");
        }
        return i;
    }

    @PyMethod(value = "($self, value, /)", doc = "Return number of occurrences of value.")
    static long count(ThreadState ts, PyList self, PyObject value) {
        long n = 0;
        for (long i = find(ts, self, value, 0, Long.MAX_VALUE); i >= 0; i = find(ts, self, value, i + 1, Long.MAX_VALUE)) {
            n++;
        }
        return n;
    }

    @PyMethod(value = "($self, /)", doc = "Reverse *IN PLACE*.")
    static void reverse(ThreadState ts, PyList self) {
        self.reverse(ts);
    }

    @PyMethod(value = "($self, /, *, key=None, reverse=False)",
            doc = "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable "
                    + "(i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item "
                    + "and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in "
                    + "descending order.")
    public static void sort(ThreadState ts, PyList self, PyObject key, boolean reverse) {
        ListSort.sort(ts, self, key == PyNone.NONE ? null : key, reverse);
    }

    @PyMethod(value = "($self, index, /)", name = "__getitem__", doc = "Return self[index].")
    static PyObject getItem(ThreadState ts, PyList self, PyObject index) {
        return ListSlots.mp_subscript(ts, self, index);
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", doc = "Return a reverse iterator over the list.")
    static PyObject reversed(ThreadState ts, PyList self) {
        return new PyListReverseIterator(ts, self);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__", doc = "Return the size of the list in memory, in bytes.")
    static long sizeof(ThreadState ts, PyList self) {
        return 40 + 8L * self.itemsAcquire().length;
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }
}
