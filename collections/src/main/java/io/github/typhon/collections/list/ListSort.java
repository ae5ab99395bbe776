// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** {@code list.sort}: takes the items out (the list looks empty meanwhile), sorts them with nothing locked, puts them back and complains
 *  if the list was changed. Equal items keep their order, also with reverse. <p>CPython: list_sort_impl. */
final class ListSort {
    private ListSort() {}

    static void sort(ThreadState ts, PyList list, PyObject key, boolean reverse) {
        PyObject[] marker = new PyObject[0];
        PyObject[] items = list.takeAll(ts, marker);
        boolean untouched;
        try {
            if (items.length > 1) {
                sortArray(ts, items, key, reverse);
            } else if (items.length == 1 && key != null) {
                Refs.decref(ts, Calls.call1(ts, key, items[0]));
            }
        } finally {
            untouched = list.putBack(ts, items, marker);
        }
        if (!untouched) {
            throw Raise.valueError("list modified during sort");
        }
    }

    /** Sorts the array in place; after an exception it holds the same items in some order. */
    static void sortArray(ThreadState ts, PyObject[] items, PyObject key, boolean reverse) {
        if (key == null) {
            sortByKeys(ts, items, null, reverse);
            return;
        }
        PyObject[] keys = new PyObject[items.length];
        try {
            for (int i = 0; i < items.length; i++) {
                keys[i] = Calls.call1(ts, key, items[i]);
            }
            sortByKeys(ts, keys, items, reverse);
        } finally {
            Refs.releaseAll(ts, keys, 0, keys.length);
        }
    }

    private static void sortByKeys(ThreadState ts, PyObject[] keys, PyObject[] values, boolean reverse) {
        Less less = less(ts, keys);
        if (less == Less.INTS && values == null) {
            sortInts(keys, reverse);
            return;
        }
        if (less == Less.INTS && NumberedSort.sort(keys, values, reverse) || less == Less.FLOATS && values == null && sortFloats(keys, reverse)) {
            return;
        }
        // Reversed before and after: so that equal items keep their order.
        if (reverse) {
            reverse(keys, 0, keys.length);
            reverse(values, 0, keys.length);
        }
        try {
            new MergeSort(less, keys, values).sort();
        } finally {
            if (reverse) {
                reverse(keys, 0, keys.length);
                reverse(values, 0, keys.length);
            }
        }
    }

    /** Ints have no identity, so equal ones may be exchanged. */
    private static void sortInts(PyObject[] a, boolean reverse) {
        long[] v = new long[a.length];
        boolean sorted = true;
        for (int i = 0; i < v.length; i++) {
            v[i] = ((PyInt) a[i]).value();
            sorted &= i == 0 || v[i - 1] <= v[i];
        }
        if (!sorted) {
            Arrays.sort(v);
            for (int i = 0; i < v.length; i++) {
                a[i] = PyLong.of(v[i]);
            }
        }
        if (reverse) {
            reverse(a, 0, a.length);
        }
    }

    /** Floats have no identity, so equal ones may be exchanged, but for zeros with a sign, and a NaN has no place. */
    private static boolean sortFloats(PyObject[] a, boolean reverse) {
        double[] v = new double[a.length];
        boolean sorted = true;
        for (int i = 0; i < v.length; i++) {
            v[i] = ((PyFloat) a[i]).value();
            if (v[i] != v[i] || v[i] == 0 && 1 / v[i] < 0) {
                return false;
            }
            sorted &= i == 0 || v[i - 1] <= v[i];
        }
        if (!sorted) {
            Arrays.sort(v);
            for (int i = 0; i < v.length; i++) {
                a[i] = PyFloat.of(v[i]);
            }
        }
        if (reverse) {
            reverse(a, 0, a.length);
        }
        return true;
    }

    static void reverse(PyObject[] a, int from, int to) {
        if (a != null) {
            for (int i = from, j = to - 1; i < j; i++, j--) {
                PyObject o = a[i];
                a[i] = a[j];
                a[j] = o;
            }
        }
    }

    /** The question the sort asks. */
    @FunctionalInterface
    interface Less {
        Less INTS = (a, b) -> ((PyInt) a).value() < ((PyInt) b).value();
        Less FLOATS = (a, b) -> ((PyFloat) a).value() < ((PyFloat) b).value();
        Less STRINGS = (a, b) -> ((PyUnicode) a).compareTo((PyUnicode) b) < 0;

        boolean test(PyObject a, PyObject b);
    }

    /** A question without Python calls if all keys are of one plain type. */
    private static Less less(ThreadState ts, PyObject[] keys) {
        Class<?> c = keys[0].getClass();
        boolean tuples = c == PyTuple.class;
        for (PyObject k : keys) {
            if (k.getClass() != c) {
                return generic(ts);
            }
            tuples = tuples && ((PyTuple) k).size() > 0;
        }
        if (tuples) {
            return tuples(ts, keys);
        }
        return c == PyInt.class ? Less.INTS : c == PyFloat.class ? Less.FLOATS : c == PyUnicode.class ? Less.STRINGS : generic(ts);
    }

    private static Less generic(ThreadState ts) {
        return (a, b) -> {
            PyObject r = Objects.richCompare(ts, a, b, CompareOp.LT);
            return r instanceof io.github.typhon.objects.number.PyBool bool
                    ? bool == io.github.typhon.objects.number.PyBool.TRUE
                    : Objects.truth(ts, r);
        };
    }

    /** Non-empty exact tuples: the first items that differ decide. CPython: unsafe_tuple_compare. */
    private static Less tuples(ThreadState ts, PyObject[] keys) {
        Class<?> c = ((PyTuple) keys[0]).items[0].getClass();
        for (PyObject k : keys) {
            if (((PyTuple) k).items[0].getClass() != c) {
                return rest(ts, 0);
            }
        }
        Less equalFirst = rest(ts, 1);
        if (c == PyInt.class) {
            return (a, b) -> {
                long x = ((PyInt) ((PyTuple) a).items[0]).value();
                long y = ((PyInt) ((PyTuple) b).items[0]).value();
                return x != y ? x < y : equalFirst.test(a, b);
            };
        }
        if (c == PyUnicode.class) {
            return (a, b) -> {
                int order = ((PyUnicode) ((PyTuple) a).items[0]).compareTo((PyUnicode) ((PyTuple) b).items[0]);
                return order != 0 ? order < 0 : equalFirst.test(a, b);
            };
        }
        return rest(ts, 0);
    }

    /** Tuples whose first {@code from} items are equal. */
    private static Less rest(ThreadState ts, int from) {
        Less generic = generic(ts);
        return (a, b) -> {
            PyObject[] v = ((PyTuple) a).items;
            PyObject[] w = ((PyTuple) b).items;
            int n = Math.min(v.length, w.length);
            for (int i = from; i < n; i++) {
                if (!Objects.richCompareBool(ts, v[i], w[i], CompareOp.EQ)) {
                    return generic.test(v[i], w[i]);
                }
            }
            return v.length < w.length;
        };
    }
}
