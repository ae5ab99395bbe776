// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.refcount.count.PyObject;

/** A stable natural merge sort of keys, with values moved along: finds runs, extends short ones by binary insertion, merges neighbours in
 *  the order that powersort finds. Asks only whether one key is less than another, and survives any answers:
 *  whatever is thrown, the arrays hold a permutation of what they held.
 *  <p>CPython: Objects/listsort.txt; the same comparisons in the same order. */
final class MergeSort {
    private static final int MIN_MERGE = 64;

    private final ListSort.Less less;
    private final PyObject[] keys;
    private final PyObject[] values;
    private final int[] base;
    private final int[] length;
    /** Of the boundary after each run but the last. */
    private final int[] power;
    private final RunMerge merge;
    private int runs;

    MergeSort(ListSort.Less less, PyObject[] keys, PyObject[] values) {
        this.less = less;
        this.keys = keys;
        this.values = values;
        // Few keys are one run.
        base = new int[keys.length < MIN_MERGE ? 1 : 64];
        length = new int[base.length];
        power = new int[base.length];
        merge = new RunMerge(less, keys, values);
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
            collapse(run);
            base[runs] = lo;
            length[runs++] = run;
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

    /** Merges what powersort merges before a run of n keys is stacked: see Objects/listsort.txt. */
    private void collapse(int n) {
        if (runs == 0) return;
        int p = power(base[runs - 1], length[runs - 1], n);
        while (runs > 1 && power[runs - 2] > p) mergeAt(runs - 2);
        power[runs - 1] = p;
    }

    /** The depth at which the boundary of two neighbouring runs lies in a perfect binary tree over all keys: the first bit in which the middles of both,
     *  as fractions of the whole, differ. */
    private int power(int s1, int n1, int n2) {
        long n = keys.length;
        long a = 2L * s1 + n1;
        long b = a + n1 + n2;
        for (int result = 1;; result++) {
            if (a >= n) {
                a -= n;
                b -= n;
            } else if (b >= n) {
                return result;
            }
            a <<= 1;
            b <<= 1;
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
        merge.merge(a, na, b, nb);
    }
}
