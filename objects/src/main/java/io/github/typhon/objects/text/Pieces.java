// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.spi.Containers;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The parts of a text on their way into a list. <p>Threads: confined. */
final class Pieces {
    /** What most lines are cut into; CPython makes room for as many. */
    private static final int EXPECTED = 12;

    private PyObject[] items = new PyObject[EXPECTED];
    private int size;

    void add(PyUnicode piece) {
        if (size == items.length) items = Arrays.copyOf(items, size * 2);
        items[size++] = piece;
    }

    void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            PyObject o = items[i];
            items[i] = items[j];
            items[j] = o;
        }
    }

    /** A list of them, which takes the array over: the last thing done here. */
    @Owned PyObject list(ThreadState ts) {
        return Containers.factory().newList(ts, items, size);
    }
}
