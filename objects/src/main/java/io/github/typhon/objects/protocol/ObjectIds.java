// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.IdentityRef;
import io.github.typhon.refcount.count.PyObject;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Unique numbers for objects whose {@code id()} was asked. Constant in meaning: a number belongs to one object for its life. */
final class ObjectIds {
    private static final ConcurrentHashMap<IdentityRef<PyObject>, Long> IDS = new ConcurrentHashMap<>();
    private static final ReferenceQueue<PyObject> GONE = new ReferenceQueue<>();
    private static final AtomicLong NEXT = new AtomicLong(0x7f00_0000_0000L);

    private ObjectIds() {}

    static long of(PyObject o) {
        for (Object k = GONE.poll(); k != null; k = GONE.poll()) {
            IDS.remove(k);
        }
        Long id = IDS.get(new IdentityRef<>(o, null));
        return id != null ? id : IDS.computeIfAbsent(new IdentityRef<>(o, GONE), k -> NEXT.getAndAdd(16));
    }
}
