// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** The key of a map by identity that keeps nothing alive: equal to others of the same living object, and to itself once that is gone.
 *  <p>Threads: any. */
public final class IdentityRef<T> extends WeakReference<T> {
    private final int hash;

    /** @param queue where the key comes when the virtual machine has found the object gone; null for a key that only asks */
    public IdentityRef(T o, ReferenceQueue<? super T> queue) {
        super(o, queue);
        hash = System.identityHashCode(o);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) return true;
        T o = get();
        return o != null && other instanceof IdentityRef<?> r && r.get() == o;
    }
}
