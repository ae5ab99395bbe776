// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/**
 * What a static or class method wraps. {@code __init__} may be called again, while others read: what it displaces lives on as long as the wrapper, so that
 * who owns the wrapper, or sees that its class still has it, may borrow what it read.
 * <p>Threads: any; changes take the wrapper's mutex.
 */
final class WrappedCallable {
    private static final PyObject[] NONE = {};

    private volatile PyObject current = PyNone.NONE;
    @Owned private PyObject[] displaced = NONE;

    /** None before the first. */
    @Borrowed PyObject get() {
        return current;
    }

    void set(ThreadState ts, RefCounted wrapper, @Stolen PyObject callable) {
        PyMutex.lock(ts, wrapper);
        try {
            if (current instanceof RefCounted) {
                displaced = Arrays.copyOf(displaced, displaced.length + 1);
                displaced[displaced.length - 1] = current;
            }
            current = callable;
        } finally {
            PyMutex.unlock(ts, wrapper);
        }
    }

    void traverse(Visitor v) {
        v.visit(current);
        for (PyObject o : displaced) v.visit(o);
    }

    /** Drops everything. */
    void clear(ThreadState ts) {
        PyObject old = current;
        PyObject[] before = displaced;
        current = PyNone.NONE;
        displaced = NONE;
        Refs.decref(ts, old);
        Refs.releaseAll(ts, before, 0, before.length);
    }
}
