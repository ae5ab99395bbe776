// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.refcount.count.PyObject;
import java.util.Arrays;

/** Merges two sorted neighbours of a {@link MergeSort}, stably: key by key while they alternate, stretch by stretch, found by galloping, while one of them wins
 *  again and again. The shorter one is set aside; whatever a comparison answers or throws, both arrays hold a permutation of what they held.
 *  <p>CPython: merge_lo, merge_hi and the gallop functions, as Objects/listsort.txt describes them: the same comparisons in the same order. */
final class RunMerge {
    /** Wins in a row that make galloping worth while at first. */
    private static final int MIN_GALLOP = 7;

    private final ListSort.Less less;
    private final PyObject[] keys;
    private final PyObject[] values;
    /** Falls while galloping pays, rises when it does not. */
    private int minGallop = MIN_GALLOP;

    /** The run set aside, of which {@code left} keys are still to be placed, from {@code start} on. */
    private PyObject[] asideKeys;
    private PyObject[] asideValues;
    private int start;
    private int left;
    /** The run that stays in place: its next key, and how many there are. */
    private int next;
    private int rest;
    /** Where the next key goes. */
    private int to;

    RunMerge(ListSort.Less less, PyObject[] keys, PyObject[] values) {
        this.less = less;
        this.keys = keys;
        this.values = values;
    }

    /** Merges the {@code na} keys at {@code a} with the {@code nb} after them. */
    void merge(int a, int na, int b, int nb) {
        int skip = gallopRight(keys[b], keys, a, na, 0);
        na -= skip;
        if (na == 0) return;
        a += skip;
        nb = gallopLeft(keys[a + na - 1], keys, b, nb, nb - 1);
        if (nb == 0) return;
        if (na <= nb) low(a, na, b, nb);
        else high(a, na, b, nb);
    }

    private void setAside(int from, int n) {
        asideKeys = Arrays.copyOfRange(keys, from, from + n);
        asideValues = values == null ? null : Arrays.copyOfRange(values, from, from + n);
        start = 0;
        left = n;
    }

    private void forget() {
        asideKeys = null;
        asideValues = null;
    }

    private void move(PyObject[] k, PyObject[] v, int from, int at, int n) {
        System.arraycopy(k, from, keys, at, n);
        if (v != null) System.arraycopy(v, from, values, at, n);
    }

    // ---- the left run set aside, from the front

    private void low(int a, int na, int b, int nb) {
        setAside(a, na);
        next = b;
        rest = nb;
        to = a;
        try {
            placed(1);
            boolean more = rest > 0 && left > 1;
            while (more) more = lowByKey() && lowByStretch();
            // The last one set aside is greater than all.
            if (left == 1) placed(rest);
        } finally {
            move(asideKeys, asideValues, start, to, left);
            forget();
        }
    }

    private void placed(int n) {
        move(keys, values, next, to, n);
        next += n;
        to += n;
        rest -= n;
    }

    private void brought(int n) {
        move(asideKeys, asideValues, start, to, n);
        start += n;
        to += n;
        left -= n;
    }

    /** False at the end of the merge, true if one run wins too often. */
    private boolean lowByKey() {
        int wins = 0;
        int losses = 0;
        for (;;) {
            if (less.test(keys[next], asideKeys[start])) {
                placed(1);
                losses = 0;
                if (rest == 0) return false;
                if (++wins >= minGallop) return true;
            } else {
                brought(1);
                wins = 0;
                if (left == 1) return false;
                if (++losses >= minGallop) return true;
            }
        }
    }

    /** False at the end of the merge, true if stretches have become short. */
    private boolean lowByStretch() {
        int wins;
        int losses;
        minGallop++;
        do {
            if (minGallop > 1) minGallop--;
            losses = gallopRight(keys[next], asideKeys, start, left, 0);
            brought(losses);
            if (left <= 1) return false;
            placed(1);
            if (rest == 0) return false;
            wins = gallopLeft(asideKeys[start], keys, next, rest, 0);
            placed(wins);
            if (rest == 0) return false;
            brought(1);
            if (left == 1) return false;
        } while (wins >= MIN_GALLOP || losses >= MIN_GALLOP);
        minGallop++;
        return true;
    }

    // ---- the right run set aside, from the end

    private void high(int a, int na, int b, int nb) {
        setAside(b, nb);
        next = a + na - 1;
        rest = na;
        to = b + nb - 1;
        try {
            placedLast(1);
            boolean more = rest > 0 && left > 1;
            while (more) more = highByKey() && highByStretch(a);
            // The first one set aside is less than all.
            if (left == 1) placedLast(rest);
        } finally {
            move(asideKeys, asideValues, 0, to - left + 1, left);
            forget();
        }
    }

    private void placedLast(int n) {
        next -= n;
        to -= n;
        rest -= n;
        move(keys, values, next + 1, to + 1, n);
    }

    private void broughtLast(int n) {
        left -= n;
        to -= n;
        move(asideKeys, asideValues, left, to + 1, n);
    }

    private boolean highByKey() {
        int wins = 0;
        int losses = 0;
        for (;;) {
            if (less.test(asideKeys[left - 1], keys[next])) {
                placedLast(1);
                losses = 0;
                if (rest == 0) return false;
                if (++wins >= minGallop) return true;
            } else {
                broughtLast(1);
                wins = 0;
                if (left == 1) return false;
                if (++losses >= minGallop) return true;
            }
        }
    }

    private boolean highByStretch(int a) {
        int wins;
        int losses;
        minGallop++;
        do {
            if (minGallop > 1) minGallop--;
            wins = rest - gallopRight(asideKeys[left - 1], keys, a, rest, rest - 1);
            placedLast(wins);
            if (rest == 0) return false;
            broughtLast(1);
            if (left == 1) return false;
            losses = left - gallopLeft(keys[next], asideKeys, 0, left, left - 1);
            broughtLast(losses);
            if (left <= 1) return false;
            placedLast(1);
            if (rest == 0) return false;
        } while (wins >= MIN_GALLOP || losses >= MIN_GALLOP);
        minGallop++;
        return true;
    }

    // ---- galloping

    /** How many of the n sorted keys at {@code from} are less than {@code key}; looks near {@code hint} first. */
    private int gallopLeft(PyObject key, PyObject[] a, int from, int n, int hint) {
        int near = hint;
        int far;
        int step = 1;
        if (less.test(a[from + hint], key)) {
            int max = n - hint;
            while (step < max && less.test(a[from + hint + step], key)) {
                near = hint + step;
                step = longer(step, max);
            }
            near++;
            far = hint + Math.min(step, max);
        } else {
            int max = hint + 1;
            int last = 0;
            while (step < max && !less.test(a[from + hint - step], key)) {
                last = step;
                step = longer(step, max);
            }
            near = hint - Math.min(step, max) + 1;
            far = hint - last;
        }
        while (near < far) {
            int m = near + (far - near >> 1);
            if (less.test(a[from + m], key)) near = m + 1;
            else far = m;
        }
        return far;
    }

    /** How many of the n sorted keys at {@code from} are not greater than {@code key}; looks near {@code hint} first. */
    private int gallopRight(PyObject key, PyObject[] a, int from, int n, int hint) {
        int near = hint;
        int far;
        int step = 1;
        if (less.test(key, a[from + hint])) {
            int max = hint + 1;
            int last = 0;
            while (step < max && less.test(key, a[from + hint - step])) {
                last = step;
                step = longer(step, max);
            }
            near = hint - Math.min(step, max) + 1;
            far = hint - last;
        } else {
            int max = n - hint;
            while (step < max && !less.test(key, a[from + hint + step])) {
                near = hint + step;
                step = longer(step, max);
            }
            near++;
            far = hint + Math.min(step, max);
        }
        while (near < far) {
            int m = near + (far - near >> 1);
            if (less.test(key, a[from + m])) far = m;
            else near = m + 1;
        }
        return far;
    }

    /** 1, 3, 7, 15 and so on. */
    private static int longer(int step, int max) {
        return step > max >> 1 ? max : 2 * step + 1;
    }
}
