// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.hash;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** A container of hashed keys, a set or a dict, as other containers see it: they need not hash its keys again. */
public interface KeyTable {
    /** What is done with each key, borrowed for the call; false ends it. */
    @FunctionalInterface
    interface Step {
        boolean accept(PyObject key, long hash);
    }

    int size();

    /** Of exactly the built-in type, whose iteration nobody has overridden. */
    boolean isExact();

    @MayRunPython
    boolean containsKey(ThreadState ts, PyObject key, long hash);

    /** Runs over the keys of one moment. */
    @MayRunPython
    void forEachKey(ThreadState ts, Step step);

    /** The keys at one moment, each owned. */
    default @Owned PyObject[] keysNow(ThreadState ts) {
        RefCounted self = (RefCounted) this;
        PyMutex.lock(ts, self);
        try {
            return keysLockHeld(ts);
        } finally {
            PyMutex.unlockRelease(self);
        }
    }

    /** The keys, each owned; the caller holds the mutex. */
    @Owned PyObject[] keysLockHeld(ThreadState ts);
}
