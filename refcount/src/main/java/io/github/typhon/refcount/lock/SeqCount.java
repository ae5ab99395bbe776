// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A sequence counter: readers retry when a writer came between. Writers exclude each other by a lock of their own.
 *  <p>Usage: {@code do { s = begin(); read with opaque or stronger loads; } while (!isUnchanged(s))}.
 *  <p>Ordering: the count is odd while a write is on; fences on both sides order it with plain data. <p>CPython: _PySeqLock. */
public final class SeqCount {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(SeqCount.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int count;

    /** Waits while a writer is at work. */
    public int begin() {
        for (int spins = 0; ; spins++) {
            int count = (int) COUNT.getAcquire(this);
            if ((count & 1) == 0) return count;
            if ((spins & 63) == 63) Thread.yield();
            else Thread.onSpinWait();
        }
    }

    public boolean isUnchanged(int begun) {
        VarHandle.loadLoadFence();
        return (int) COUNT.getOpaque(this) == begun;
    }

    /** The caller holds the writers' lock. */
    public void beginWrite() {
        COUNT.setOpaque(this, count + 1);
        VarHandle.storeStoreFence();
    }

    public void endWrite() {
        COUNT.setRelease(this, count + 1);
    }
}
