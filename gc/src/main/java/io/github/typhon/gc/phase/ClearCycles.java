// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Makes garbage let go of what it refers to, which breaks the cycles, and lets go of it itself: the rest dies by its counts.
 *  CPython: delete_garbage. */
public final class ClearCycles {
    private ClearCycles() {}

    @MayRunPython
    public static void run(ThreadState ts, @Stolen Garbage garbage) {
        RefCounted[] objects = garbage.objects();
        for (int i = 0; i < objects.length; i++) {
            RefCounted o = objects[i];
            objects[i] = null;
            try {
                GcHeader.breakCycles(ts, o);
            } catch (Throwable e) {
                ts.interp.unraisable(ts, e, o);
            }
            Refs.decref(ts, o);
        }
    }
}
