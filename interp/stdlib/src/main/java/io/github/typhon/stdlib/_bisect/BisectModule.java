// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._bisect;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _bisect}. */
@PyModule(name = "_bisect", doc = "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort "
        + "the list after each insertion. For long lists of items with\nexpensive comparison operations, this can be an improvement over the more\ncommon approach.\n")
public final class BisectModule {
    private BisectModule() {}

    /** The place for {@code x}: behind its equals if {@code right}, else before them. */
    private static long bisect(ThreadState ts, PyObject a, PyObject x, long lo, PyObject hiOrNone, PyObject key, boolean right) {
        if (lo < 0) {
            throw Raise.valueError("lo must be non-negative");
        }
        long hi = hiOrNone == null || hiOrNone == PyNone.NONE ? Objects.length(ts, a) : Numbers.asSsize(ts, hiOrNone, null);
        while (lo < hi) {
            long mid = lo + hi >>> 1;
            PyObject item = Sequences.getItem(ts, a, mid);
            boolean less;
            try {
                PyObject k = key == PyNone.NONE ? Refs.newRef(ts, item) : Calls.call1(ts, key, item);
                try {
                    less = Objects.truth(ts, right ? Objects.richCompare(ts, x, k, CompareOp.LT) : Objects.richCompare(ts, k, x, CompareOp.LT));
                } finally {
                    Refs.decref(ts, k);
                }
            } finally {
                Refs.decref(ts, item);
            }
            if (less == right) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        return lo;
    }

    private static void insort(ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key, boolean right) {
        long i;
        if (key == PyNone.NONE) {
            i = bisect(ts, a, x, lo, hi, key, right);
        } else {
            PyObject k = Calls.call1(ts, key, x);
            try {
                i = bisect(ts, a, k, lo, hi, key, right);
            } finally {
                Refs.decref(ts, k);
            }
        }
        if (a.getClass() == PyList.class) {
            ((PyList) a).insert(ts, i, x);
        } else {
            Refs.decref(ts, Calls.callMethod(ts, a, "insert", PyLong.of(i), x));
        }
    }

    @PyFunction(value = "($module, /, a, x, lo=0, hi=None, *, key=None)", name = "bisect_right",
            doc = "Return the index where to insert item x in list a, assuming a is sorted.")
    static long bisectRight(ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        return bisect(ts, a, x, lo, hi, key, true);
    }

    @PyFunction(value = "($module, /, a, x, lo=0, hi=None, *, key=None)", name = "bisect",
            doc = "Return the index where to insert item x in list a, assuming a is sorted.")
    static long bisectAlias(ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        return bisect(ts, a, x, lo, hi, key, true);
    }

    @PyFunction(value = "($module, /, a, x, lo=0, hi=None, *, key=None)", name = "bisect_left",
            doc = "Return the index where to insert item x in list a, assuming a is sorted.")
    static long bisectLeft(ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        return bisect(ts, a, x, lo, hi, key, false);
    }

    @PyFunction(value = "($module, /, a, x, lo=0, hi=None, *, key=None)", name = "insort_right",
            doc = "Insert item x in list a, and keep it sorted assuming a is sorted.")
    static void insortRight(ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        insort(ts, a, x, lo, hi, key, true);
    }

    @PyFunction(value = "($module, /, a, x, lo=0, hi=None, *, key=None)", name = "insort",
            doc = "Insert item x in list a, and keep it sorted assuming a is sorted.")
    static void insortAlias(ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        insort(ts, a, x, lo, hi, key, true);
    }

    @PyFunction(value = "($module, /, a, x, lo=0, hi=None, *, key=None)", name = "insort_left",
            doc = "Insert item x in list a, and keep it sorted assuming a is sorted.")
    static void insortLeft(ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
        insort(ts, a, x, lo, hi, key, false);
    }
}
