// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.refcount.count.PyObject;

/** A stable natural merge sort of keys, with values moved along: finds runs, extends short ones by binary insertion, merges neighbours of
 *  similar length after cutting off what is in place already. Asks only whether one key is less than another, and survives any answers:
 *  whatever is thrown, the arrays hold a permutation of what they held.
 *  <p>CPython: Objects/listsort.txt; galloping happens only at both ends of a merge. */
final class MergeSort {
    private static final int MIN_MERGE = 64;

    private final ListSort.Less less;
    private final PyObject[] keys;
    private final PyObject[] values;
    private final int[] base;
    private final int[] length;
    private int runs;

    MergeSort(ListSort.Less less, PyObject[] keys, PyObject[] values) {
        this.less = less;
        this.keys = keys;
        this.values = values;
        // Few keys are one run.
        base = new int[keys.length < MIN_MERGE ? 1 : 64];
        length = new int[base.length];
    }

    void sort() {
        int n = keys.length;
        int min = minRun(n);
        for (int lo = 0; lo < n;) {
            int run = countRun(lo, n);
            if (run < min) {
                int forced = Math.min(min, n - lo);
                insertionSort(lo, lo + forced, lo + run);
                run = forced;
            }
            base[runs] = lo;
            length[runs++] = run;
            collapse();
            lo += run;
        }
        while (runs > 1) {
            int i = runs - 2;
            mergeAt(i > 0 && length[i - 1] < length[i + 1] ? i - 1 : i);
        }
    }

    private static int minRun(int n) {
        int r = 0;
        while (n >= MIN_MERGE) {
            r |= n & 1;
            n >>= 1;
        }
        return n + r;
    }

    /** Length of the run at {@code lo}. One that descends, with or without equal neighbours, is turned round and goes on as far as what
     *  follows ascends. It compares as CPython does, one by one: what a comparison does or raises can be seen. */
    private int countRun(int lo, int hi) {
        int i = lo + 1;
        while (i < hi && !falls(i)) i++;
        if (i == hi || i > lo + 1 && less.test(keys[lo], keys[i - 1])) {
            return i - lo;
        }
        // Keys up to here are equal: turned round with the rest, they keep their order only if turned before.
        reverse(lo, i);
        i = descend(i + 1, hi);
        reverse(lo, i);
        while (i < hi && !falls(i)) i++;
        return i - lo;
    }

    /** The end of the descending run; equal neighbours in it are turned round. */
    private int descend(int from, int hi) {
        int equal = 0;
        int i = from;
        for (; i < hi; i++) {
            if (falls(i)) {
                if (equal > 0) reverse(i - equal - 1, i);
                equal = 0;
            } else if (less.test(keys[i - 1], keys[i])) {
                break;
            } else {
                equal++;
            }
        }
        if (equal > 0) reverse(i - equal - 1, i);
        return i;
    }

    private boolean falls(int i) {
        return less.test(keys[i], keys[i - 1]);
    }

    private void reverse(int from, int to) {
        if (to - from < 2) return;
        ListSort.reverse(keys, from, to);
        ListSort.reverse(values, from, to);
    }

    private void insertionSort(int lo, int hi, int start) {
        for (int p = start; p < hi; p++) {
            PyObject pivot = keys[p];
            int l = lo;
            int r = p;
            while (l < r) {
                int m = l + r >>> 1;
                if (less.test(pivot, keys[m])) {
                    r = m;
                } else {
                    l = m + 1;
                }
            }
            System.arraycopy(keys, l, keys, l + 1, p - l);
            keys[l] = pivot;
            if (values != null) {
                PyObject v = values[p];
                System.arraycopy(values, l, values, l + 1, p - l);
                values[l] = v;
            }
        }
    }

    /** Keeps the lengths of stacked runs decreasing, each larger than the sum of the next two. */
    private void collapse() {
        while (runs > 1) {
            int i = runs - 2;
            if (i > 0 && length[i - 1] <= length[i] + length[i + 1] || i > 1 && length[i - 2] <= length[i - 1] + length[i]) {
                mergeAt(length[i - 1] < length[i + 1] ? i - 1 : i);
            } else if (length[i] <= length[i + 1]) {
                mergeAt(i);
            } else {
                return;
            }
        }
    }

    private void mergeAt(int i) {
        int a = base[i];
        int na = length[i];
        int b = base[i + 1];
        int nb = length[i + 1];
        length[i] = na + nb;
        if (i == runs - 3) {
            base[i + 1] = base[i + 2];
            length[i + 1] = length[i + 2];
        }
        runs--;
        int skip = upper(keys[b], a, a + na);
        na -= skip - a;
        a = skip;
        if (na == 0) {
            return;
        }
        nb = lower(keys[a + na - 1], b, b + nb) - b;
        if (nb > 0) {
            if (na <= nb) {
                mergeLow(a, na, b, nb);
            } else {
                mergeHigh(a, na, b, nb);
            }
        }
    }

    /** First place in a sorted stretch whose key is greater than {@code key}; gallops from the left. */
    private int upper(PyObject key, int lo, int hi) {
        int step = 1;
        int l = lo;
        int r = lo;
        while (r < hi && !less.test(key, keys[r])) {
            l = r + 1;
            r = Math.min(hi, r + step);
            step <<= 1;
        }
        r = Math.min(r, hi);
        while (l < r) {
            int m = l + r >>> 1;
            if (less.test(key, keys[m])) {
                r = m;
            } else {
                l = m + 1;
            }
        }
        return l;
    }

    /** First place in a sorted stretch whose key is not less than {@code key}; gallops from the right. */
    private int lower(PyObject key, int lo, int hi) {
        int step = 1;
        int r = hi;
        int l = hi - 1;
        while (l >= lo && !less.test(keys[l], key)) {
            r = l;
            l -= step;
            step <<= 1;
        }
        l = Math.max(l + 1, lo);
        while (l < r) {
            int m = l + r >>> 1;
            if (less.test(keys[m], key)) {
                l = m + 1;
            } else {
                r = m;
            }
        }
        return l;
    }

    private static PyObject[] part(PyObject[] a, int from, int n) {
        return a == null ? null : java.util.Arrays.copyOfRange(a, from, from + n);
    }

    private static void move(PyObject[] from, int i, PyObject[] to, int j, int n) {
        if (from != null) {
            System.arraycopy(from, i, to, j, n);
        }
    }

    /** Merges with the left run set aside. */
    private void mergeLow(int a, int na, int b, int nb) {
        PyObject[] k = part(keys, a, na);
        PyObject[] v = part(values, a, na);
        int i = 0;
        int j = b;
        int end = b + nb;
        int d = a;
        try {
            while (i < na && j < end) {
                if (less.test(keys[j], k[i])) {
                    move(values, j, values, d, 1);
                    keys[d++] = keys[j++];
                } else {
                    move(v, i, values, d, 1);
                    keys[d++] = k[i++];
                }
            }
        } finally {
            // What is left of the run set aside fits exactly between d and j.
            move(k, i, keys, d, na - i);
            move(v, i, values, d, na - i);
        }
    }

    /** Merges from the end with the right run set aside. */
    private void mergeHigh(int a, int na, int b, int nb) {
        PyObject[] k = part(keys, b, nb);
        PyObject[] v = part(values, b, nb);
        int i = a + na - 1;
        int j = nb - 1;
        int d = b + nb - 1;
        try {
            while (i >= a && j >= 0) {
                if (less.test(k[j], keys[i])) {
                    move(values, i, values, d, 1);
                    keys[d--] = keys[i--];
                } else {
                    move(v, j, values, d, 1);
                    keys[d--] = k[j--];
                }
            }
        } finally {
            move(k, 0, keys, d - j, j + 1);
            move(v, 0, values, d - j, j + 1);
        }
    }
}
