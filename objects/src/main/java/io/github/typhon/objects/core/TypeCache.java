// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Remembers what look-ups along a type's MRO found, misses included.
 *  <p>Threads: any; entries are immutable and racy, a stale one only fails its version test.
 *  <p>Ordering: a change of a type stores first, then moves the version, then drops the old value; so a try-incref followed by an
 *  unchanged version proves that the value was still owned by the namespace. */
final class TypeCache {
    private static final int SIZE = 64;

    private record Entry(PyUnicode name, PyObject value, int version) {}

    private final PyType type;
    private volatile Entry[] entries;
    /** The version of the type at which {@code __class__} of its instances was found to be the type; racy, 0 before the first time. */
    private int plainAt;

    TypeCache(PyType type) {
        this.type = type;
    }

    private Entry find(PyUnicode name) {
        Entry[] t = entries;
        if (t == null) {
            t = new Entry[SIZE];
            entries = t;
        }
        int h = System.identityHashCode(name) & SIZE - 1;
        int version = type.version();
        Entry e = t[h];
        if (e != null && e.name == name && e.version == version) {
            return e;
        }
        PyObject v = null;
        for (PyType k : type.mro()) {
            v = k.dict().get(name);
            if (v != null) {
                break;
            }
        }
        e = new Entry(name, v, version);
        t[h] = e;
        return e;
    }

    boolean isClassOfInstances() {
        int version = type.version();
        if (plainAt == version) return true;
        boolean plain = find(Names.__class__).value == PyBaseObject.TYPE.lookupBorrowed(Names.__class__) && SlotCalls.isFromObject(type.slots(), Slot.TP_GETATTRO);
        if (plain && type.version() == version) plainAt = version;
        return plain;
    }

    @Borrowed PyObject lookupBorrowed(PyUnicode name) {
        return find(name.isInterned() ? name : PyUnicode.intern(name)).value;
    }

    @Owned PyObject lookup(ThreadState ts, PyUnicode name) {
        PyUnicode key = name.isInterned() ? name : PyUnicode.intern(name);
        for (;;) {
            Entry e = find(key);
            if (!(e.value instanceof RefCounted r)) {
                return e.value;
            }
            if (Refs.tryIncref(ts, r)) {
                if (type.version() == e.version) {
                    return r;
                }
                Refs.undoIncref(ts, r);
            }
            Thread.onSpinWait();
        }
    }
}
