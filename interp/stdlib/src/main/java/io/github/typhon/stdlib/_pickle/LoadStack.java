// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The stack of an unpickler and the marks in it: nothing below the last mark can be popped.
 *  <p>Threads: confined to one load. <p>Ownership: owns its objects. */
final class LoadStack {
    private final ThreadState ts;
    @Owned private PyObject[] items = new PyObject[32];
    private int size;
    private int[] marks = new int[8];
    private int markCount;
    private int fence;

    LoadStack(ThreadState ts) {
        this.ts = ts;
    }

    int size() {
        return size;
    }

    void push(@Stolen PyObject o) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = o;
    }

    PyException underflow() {
        return PickleState.UNPICKLING_ERROR.error(ts, markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");
    }

    @Owned PyObject pop() {
        if (size <= fence) {
            throw underflow();
        }
        PyObject o = items[--size];
        items[size] = null;
        return o;
    }

    @Borrowed PyObject top() {
        if (size <= fence) {
            throw underflow();
        }
        return items[size - 1];
    }

    /** Puts another object (stolen) in the place of the top. */
    void replaceTop(@Stolen PyObject o) {
        PyObject old = items[size - 1];
        items[size - 1] = o;
        Refs.decref(ts, old);
    }

    @Borrowed PyObject at(int i) {
        return items[i];
    }

    /** The fence must lie below index {@code i}, which is not above the top. */
    void require(int i) {
        if (i > size || i <= fence) {
            throw underflow();
        }
    }

    void mark() {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        fence = size;
        marks[markCount++] = size;
    }

    /** Removes the last mark and answers where it was. */
    int unmark() {
        if (markCount == 0) {
            throw PickleState.UNPICKLING_ERROR.error(ts, "could not find MARK");
        }
        int m = marks[--markCount];
        fence = markCount == 0 ? 0 : marks[markCount - 1];
        return m;
    }

    /** POP: the last mark if it is on top, else an object. */
    void drop() {
        if (markCount > 0 && marks[markCount - 1] == size) {
            unmark();
        } else {
            Refs.decref(ts, pop());
        }
    }

    /** The objects from an index on, handed over. */
    @Owned PyObject[] popFrom(int from) {
        if (from < fence) {
            throw underflow();
        }
        PyObject[] a = Arrays.copyOfRange(items, from, size);
        Arrays.fill(items, from, size, null);
        size = from;
        return a;
    }

    @Owned PyTuple popTuple(int from) {
        return PyTuple.of(ts, popFrom(from));
    }

    @Owned PyList popList(int from) {
        return PyList.of(ts, popFrom(from));
    }

    /** Releases the objects from an index on. */
    void cut(int to) {
        while (size > to) {
            PyObject o = items[--size];
            items[size] = null;
            Refs.decref(ts, o);
        }
    }
}
