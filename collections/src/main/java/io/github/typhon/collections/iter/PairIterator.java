// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** An iterator whose items are tuples of two, for loops that take them apart at once: {@code for k, v in d.items()}. */
public interface PairIterator {
    /** Whether {@link #nextPair} does what this iterator's {@code __next__} does: not for subclasses, nor for a zip of three. Never changes. */
    boolean isPair();

    /** Whether an object is such an iterator, and one that {@link #isPair}. */
    static boolean yieldsPairs(PyObject it) {
        return it instanceof PairIterator p && p.isPair();
    }

    /** The first half of the next item, with the second in {@link ThreadState#second}, both owned; null at the end. */
    @MayRunPython
    @Owned PyObject nextPair(ThreadState ts);

    /** Whether going on runs no Python code, if {@code quiet} says so of an iterator below. */
    boolean isQuiet(java.util.function.Predicate<PyObject> quiet);
}
