// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** Finalises each garbage object that was not finalised before, while all of them are still whole (PEP 442). */
public final class RunFinalizers {
    private RunFinalizers() {}

    /** Whether any finaliser ran: then something may have come back to life. */
    @MayRunPython
    public static boolean run(ThreadState ts, Garbage garbage) {
        boolean any = false;
        for (RefCounted o : garbage.objects()) {
            if (GcHeader.needsFinalizer(o)) any |= GcHeader.finalizeOnce(ts, o);
        }
        return any;
    }
}
