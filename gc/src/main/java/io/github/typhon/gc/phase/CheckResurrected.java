// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds what finalisers stored somewhere reachable, with all that hangs on it, by the same arithmetic over the garbage alone.
 *  CPython: handle_resurrected_objects. */
public final class CheckResurrected {
    private final @Owned Garbage dead;
    private final @Owned List<RefCounted> alive;
    private final List<RefCounted> wereDeferred;

    private CheckResurrected(Garbage dead, List<RefCounted> alive, List<RefCounted> wereDeferred) {
        this.dead = dead;
        this.alive = alive;
        this.wereDeferred = wereDeferred;
    }

    @WorldStopped
    public static CheckResurrected run(@Stolen Garbage garbage) {
        RefCounted[] all = garbage.objects();
        HeapWalk walk = HeapWalk.of(all);
        try {
            SubtractRefs.run(walk);
            FindUnreachable.run(walk);
        } finally {
            walk.restore();
        }
        RefCounted[] dead = new RefCounted[all.length];
        int n = 0;
        List<RefCounted> alive = new ArrayList<>();
        List<RefCounted> wereDeferred = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            if (walk.refs[i] != HeapWalk.REACHED) {
                dead[n++] = all[i];
                continue;
            }
            GcHeader.clear(all[i], GcHeader.UNREACHABLE);
            alive.add(all[i]);
            if (garbage.deferred().get(i)) wereDeferred.add(all[i]);
        }
        return new CheckResurrected(new Garbage(Arrays.copyOf(dead, n), garbage.deferred()), alive, wereDeferred);
    }

    public Garbage dead() {
        return dead;
    }

    /** Lets go of what lives on; what was counted per thread is again. */
    @MayRunPython
    public void release(ThreadState ts) {
        for (RefCounted o : wereDeferred) Refs.makeDeferred(ts, o);
        for (RefCounted o : alive) Refs.decref(ts, o);
    }
}
