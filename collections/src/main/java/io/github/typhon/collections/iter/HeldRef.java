// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** A reference that an iterator holds until it is exhausted, kept in an array of one so that sharing threads can own it safely. */
public final class HeldRef {
    private HeldRef() {}

    /** A new reference, or null once it was dropped. */
    @LockFree
    public static @Owned PyObject fetch(ThreadState ts, PyObject[] held) {
        return fetch(ts, held, 0);
    }

    @LockFree
    public static @Owned PyObject fetch(ThreadState ts, PyObject[] held, int i) {
        for (;;) {
            PyObject o = Refs.fetch(ts, held, i);
            if (o != RefSlots.BUSY) {
                return o;
            }
            ts.poll();
            Thread.yield();
        }
    }

    /** Drops what is held; harmless to repeat. */
    public static void drop(ThreadState ts, PyObject[] held, int i) {
        Refs.xdecref(ts, RefSlots.getAndSet(held, i, null));
    }
}
