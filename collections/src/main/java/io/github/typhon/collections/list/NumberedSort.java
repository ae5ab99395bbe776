// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.objects.number.PyInt;
import io.github.typhon.refcount.count.PyObject;
import java.util.Arrays;

/** Sorts values by keys that are ints, if these lie close enough together: each key, and below it the value's number, are one long, and longs are sorted
 *  without asking anybody. The numbers keep equal keys in their order. <p>Threads: stateless. */
final class NumberedSort {
    private NumberedSort() {}

    /** Sorts {@code values} by {@code keys}; the keys may come into another order than they. False, and nothing done, if the keys lie too far apart. */
    static boolean sort(PyObject[] keys, PyObject[] values, boolean reverse) {
        int n = keys.length;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        boolean sorted = true;
        long before = reverse ? Long.MAX_VALUE : Long.MIN_VALUE;
        for (PyObject k : keys) {
            long v = ((PyInt) k).value();
            least = Math.min(least, v);
            greatest = Math.max(greatest, v);
            sorted &= reverse ? v <= before : v >= before;
            before = v;
        }
        if (sorted) {
            return true;
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(n);
        long range = greatest - least;
        // Below zero: it did not fit in a long.
        if (range < 0 || range >>> Long.SIZE - 1 - bits != 0) {
            return false;
        }
        long[] packed = new long[n];
        for (int i = 0; i < n; i++) {
            long v = ((PyInt) keys[i]).value();
            packed[i] = (reverse ? greatest - v : v - least) << bits | i;
        }
        Arrays.sort(packed);
        PyObject[] old = values.clone();
        int mask = (1 << bits) - 1;
        for (int i = 0; i < n; i++) {
            values[i] = old[(int) packed[i] & mask];
        }
        return true;
    }
}
