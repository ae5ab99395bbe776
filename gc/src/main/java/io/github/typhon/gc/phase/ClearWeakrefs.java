// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.objects.weak.WeakRefs;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** Clears the weak references to garbage before any finaliser runs, so that nobody can take hold of it; then calls the callbacks of those
 *  weak references that are not garbage themselves.
 *  <p>Ownership: holds one reference to each handle with a callback. CPython: handle_weakrefs. */
public final class ClearWeakrefs {
    private final @Owned List<RefCounted> toCall = new ArrayList<>();
    private final @Owned List<RefCounted> toDrop = new ArrayList<>();

    @WorldStopped
    public static ClearWeakrefs run(ThreadState ts, Garbage garbage) {
        ClearWeakrefs found = new ClearWeakrefs();
        for (RefCounted o : garbage.objects()) {
            if (!GcHeader.has(o, GcHeader.HAS_WEAKREFS)) continue;
            for (RefCounted handle : WeakRefs.detach(ts, o)) {
                (GcHeader.has(handle, GcHeader.UNREACHABLE) ? found.toDrop : found.toCall).add(handle);
            }
        }
        return found;
    }

    @MayRunPython
    public void callBack(ThreadState ts) {
        WeakRefs.runCallbacks(ts, toCall);
        for (RefCounted h : toDrop) Refs.decref(ts, h);
    }
}
