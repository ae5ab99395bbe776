// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** The key of a map by identity that keeps nothing alive: equal to others of the same living object, and to itself once that is gone.
 *  <p>Threads: any. */
public final class IdentityRef<T> extends WeakReference<T> {
    private final int hash;

    /** @param queue where the key comes when the virtual machine has found the object gone */
    public IdentityRef(T o, ReferenceQueue<? super T> queue) {
        super(o, queue);
        hash = System.identityHashCode(o);
    }

    /** A key for asking and removing: equal to those of the object, and no work for the virtual machine's collector. */
    public static Object asking(Object o) {
        return new Asking(o);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || refersTo(get(), other);
    }

    private static boolean refersTo(Object o, Object key) {
        return o != null && (key instanceof IdentityRef<?> r ? r.get() == o : key instanceof Asking a && a.object == o);
    }

    private record Asking(Object object) {
        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        public boolean equals(Object other) {
            return refersTo(object, other);
        }
    }
}
