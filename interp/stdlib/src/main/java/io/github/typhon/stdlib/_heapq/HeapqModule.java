// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._heapq;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _heapq}. The heap is the list itself, changed item by item; a list that changes size under a comparison raises RuntimeError.
 *  <p>Threads: each function holds the list's mutex, except in comparisons that can run Python. */
@PyModule(name = "_heapq", doc = "Heap queue algorithm (a.k.a. priority queue).")
public final class HeapqModule {
    private HeapqModule() {}

    /** What a function does with the heap while its mutex is held: runs no Python and drops no reference but where {@link Heap} does. */
    private interface Step {
        @Owned PyObject run(Heap heap);
    }

    private static @Owned PyObject locked(ThreadState ts, PyList list, boolean max, Step step) {
        Heap heap = new Heap(ts, list, max);
        PyMutex.lock(ts, list);
        try {
            return step.run(heap);
        } finally {
            PyMutex.unlock(ts, list);
            Refs.xdecref(ts, heap.dropped);
        }
    }

    private static void push(ThreadState ts, PyList list, PyObject item, boolean max) {
        locked(ts, list, max, h -> h.push(Refs.newRef(ts, item)));
    }

    private static @Owned PyObject pop(ThreadState ts, PyList list, boolean max) {
        return locked(ts, list, max, Heap::pop);
    }

    private static @Owned PyObject replace(ThreadState ts, PyList list, PyObject item, boolean max) {
        return locked(ts, list, max, h -> h.replace(Refs.newRef(ts, item)));
    }

    private static @Owned PyObject pushPop(ThreadState ts, PyList list, PyObject item, boolean max) {
        return locked(ts, list, max, h -> h.pushPop(Refs.newRef(ts, item)));
    }

    private static void heapify(ThreadState ts, PyList list, boolean max) {
        locked(ts, list, max, Heap::heapify);
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
