// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.refcount.count.PyObject;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Unique numbers for objects whose {@code id()} was asked. Constant in meaning: a number belongs to one object for its life. */
final class ObjectIds {
    private static final ConcurrentHashMap<Key, Long> IDS = new ConcurrentHashMap<>();
    private static final ReferenceQueue<PyObject> GONE = new ReferenceQueue<>();
    private static final AtomicLong NEXT = new AtomicLong(0x7f00_0000_0000L);

    private static final class Key extends WeakReference<PyObject> {
        private final int hash;

        Key(PyObject o, ReferenceQueue<PyObject> q) {
            super(o, q);
            hash = System.identityHashCode(o);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Key k && k.hash == hash && get() != null && get() == k.get();
        }
    }

    private ObjectIds() {}

    static long of(PyObject o) {
        for (Object k = GONE.poll(); k != null; k = GONE.poll()) {
            IDS.remove(k);
        }
        Long id = IDS.get(new Key(o, null));
        return id != null ? id : IDS.computeIfAbsent(new Key(o, GONE), k -> NEXT.getAndAdd(16));
    }
}
