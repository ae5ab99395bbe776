// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._heapq;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _heapq}. The heap is the list itself, changed item by item; a list that changes size under a comparison raises RuntimeError.
 *  Comparisons run with nothing locked. */
@PyModule(name = "_heapq", doc = "Heap queue algorithm (a.k.a. priority queue).")
public final class HeapqModule {
    private HeapqModule() {}

    /** The order of a heap: whether {@code a} belongs above {@code b}. */
    private static boolean above(ThreadState ts, PyObject a, PyObject b, boolean max) {
        PyObject r = max ? Objects.richCompare(ts, b, a, CompareOp.LT) : Objects.richCompare(ts, a, b, CompareOp.LT);
        return Objects.truth(ts, r);
    }

    private static @Owned PyObject at(ThreadState ts, PyList heap, long i) {
        PyObject o = heap.get(ts, i);
        if (o == null) {
            throw changed();
        }
        return o;
    }

    private static RuntimeException changed() {
        return Raise.runtimeError("list changed size during iteration");
    }

    /** Compares two places of the heap. */
    private static boolean placeAbove(ThreadState ts, PyList heap, int i, int j, int size, boolean max) {
        PyObject a = at(ts, heap, i);
        PyObject b = heap.get(ts, j);
        try {
            if (b == null) {
                throw changed();
            }
            boolean r = above(ts, a, b, max);
            if (heap.size() != size) {
                throw changed();
            }
            return r;
        } finally {
            Refs.decref(ts, a);
            Refs.xdecref(ts, b);
        }
    }

    private static void swap(ThreadState ts, PyList heap, int i, int j) {
        PyObject a = at(ts, heap, i);
        PyObject b = heap.get(ts, j);
        if (b == null) {
            Refs.decref(ts, a);
            throw changed();
        }
        heap.setStolen(ts, i, b);
        heap.setStolen(ts, j, a);
    }

    private static void siftDown(ThreadState ts, PyList heap, int start, int pos, boolean max) {
        int size = heap.size();
        if (pos >= size) {
            throw Raise.indexError("index out of range");
        }
        while (pos > start) {
            int parent = pos - 1 >> 1;
            if (!placeAbove(ts, heap, pos, parent, size, max)) {
                return;
            }
            swap(ts, heap, pos, parent);
            pos = parent;
        }
    }

    private static void siftUp(ThreadState ts, PyList heap, int pos, boolean max) {
        int end = heap.size();
        if (pos >= end) {
            throw Raise.indexError("index out of range");
        }
        int start = pos;
        int limit = end >> 1;
        while (pos < limit) {
            int child = 2 * pos + 1;
            if (child + 1 < end && !placeAbove(ts, heap, child, child + 1, end, max)) {
                child++;
            }
            swap(ts, heap, child, pos);
            pos = child;
        }
        siftDown(ts, heap, start, pos, max);
    }

    private static void push(ThreadState ts, PyList heap, PyObject item, boolean max) {
        heap.append(ts, item);
        siftDown(ts, heap, 0, heap.size() - 1, max);
    }

    private static @Owned PyObject pop(ThreadState ts, PyList heap, boolean max) {
        PyObject last = heap.pop(ts, -1);
        if (last == null) {
            throw Raise.indexError("index out of range");
        }
        PyObject top = heap.get(ts, 0);
        if (top == null) {
            return last;
        }
        heap.setStolen(ts, 0, last);
        try {
            siftUp(ts, heap, 0, max);
        } catch (Throwable e) {
            Refs.decref(ts, top);
            throw e;
        }
        return top;
    }

    private static @Owned PyObject replace(ThreadState ts, PyList heap, PyObject item, boolean max) {
        PyObject top = heap.get(ts, 0);
        if (top == null) {
            throw Raise.indexError("index out of range");
        }
        heap.set(ts, 0, item);
        try {
            siftUp(ts, heap, 0, max);
        } catch (Throwable e) {
            Refs.decref(ts, top);
            throw e;
        }
        return top;
    }

    private static @Owned PyObject pushPop(ThreadState ts, PyList heap, PyObject item, boolean max) {
        PyObject top = heap.get(ts, 0);
        if (top == null) {
            return Refs.newRef(ts, item);
        }
        boolean larger;
        try {
            larger = above(ts, top, item, max);
        } finally {
            Refs.decref(ts, top);
        }
        return larger ? replace(ts, heap, item, max) : Refs.newRef(ts, item);
    }

    private static void heapify(ThreadState ts, PyList heap, boolean max) {
        for (int i = (heap.size() >> 1) - 1; i >= 0; i--) {
            siftUp(ts, heap, i, max);
        }
    }

    @PyFunction(value = "($module, heap, item, /)", doc = "Push item onto heap, maintaining the heap invariant.")
    static void heappush(ThreadState ts, PyList heap, PyObject item) {
        push(ts, heap, item, false);
    }

    @PyFunction(value = "($module, heap, /)", doc = "Pop the smallest item off the heap, maintaining the heap invariant.")
    static PyObject heappop(ThreadState ts, PyList heap) {
        return pop(ts, heap, false);
    }

    @PyFunction(value = "($module, heap, item, /)", doc = "Pop and return the current smallest value, and add the new item.")
    static PyObject heapreplace(ThreadState ts, PyList heap, PyObject item) {
        return replace(ts, heap, item, false);
    }

    @PyFunction(value = "($module, heap, item, /)", doc = "Push item on the heap, then pop and return the smallest item from the heap.")
    static PyObject heappushpop(ThreadState ts, PyList heap, PyObject item) {
        return pushPop(ts, heap, item, false);
    }

    @PyFunction(value = "($module, heap, /)", doc = "Transform list into a heap, in-place, in O(len(heap)) time.")
    static void heapify(ThreadState ts, PyList heap) {
        heapify(ts, heap, false);
    }

    @PyFunction(value = "($module, heap, item, /)", name = "heappush_max", doc = "Push item onto max heap, maintaining the heap invariant.")
    static void heappushMax(ThreadState ts, PyList heap, PyObject item) {
        push(ts, heap, item, true);
    }

    @PyFunction(value = "($module, heap, /)", name = "heappop_max", doc = "Maxheap variant of heappop.")
    static PyObject heappopMax(ThreadState ts, PyList heap) {
        return pop(ts, heap, true);
    }

    @PyFunction(value = "($module, heap, item, /)", name = "heapreplace_max", doc = "Maxheap variant of heapreplace.")
    static PyObject heapreplaceMax(ThreadState ts, PyList heap, PyObject item) {
        return replace(ts, heap, item, true);
    }

    @PyFunction(value = "($module, heap, item, /)", name = "heappushpop_max", doc = "Maxheap variant of heappushpop.")
    static PyObject heappushpopMax(ThreadState ts, PyList heap, PyObject item) {
        return pushPop(ts, heap, item, true);
    }

    @PyFunction(value = "($module, heap, /)", name = "heapify_max", doc = "Maxheap variant of heapify.")
    static void heapifyMax(ThreadState ts, PyList heap) {
        heapify(ts, heap, true);
    }
}
