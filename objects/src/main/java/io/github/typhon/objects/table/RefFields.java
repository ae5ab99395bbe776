// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.table;

import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.VarHandle;

/** The replaceable references of an object that are fields of it, each named by its VarHandle, as {@link StateSlots} are elements of an array.
 *  <p>Threads: any that own the object. Ownership: a field owns what it holds; null is empty.
 *  <p>Ordering: an exchange removes an object before it is dropped; a reader increments first and looks again. */
public final class RefFields {
    private RefFields() {}

    /** A new reference to what the field holds, or null. */
    @LockFree
    public static @Owned PyObject load(ThreadState ts, VarHandle field, RefCounted of) {
        for (;;) {
            PyObject o = (PyObject) field.getVolatile(of);
            if (!(o instanceof RefCounted r)) {
                return o;
            }
            boolean counted = Refs.tryIncref(ts, r);
            if ((PyObject) field.getVolatile(of) == o) {
                if (counted) {
                    return o;
                }
            } else if (counted) {
                Refs.undoIncref(ts, r);
            }
            Thread.onSpinWait();
        }
    }

    @MayRunPython
    public static void store(ThreadState ts, VarHandle field, RefCounted of, @Stolen PyObject value) {
        Refs.xdecref(ts, (PyObject) field.getAndSet(of, value));
    }

    /** Fills an empty field; else {@code value} is dropped. Answers what the field holds then, or held a moment ago, owned. */
    @MayRunPython
    public static @Owned PyObject storeIfEmpty(ThreadState ts, VarHandle field, RefCounted of, @Stolen PyObject value) {
        // One reference is the field's, one the caller's.
        Refs.incref(ts, value);
        while (!field.compareAndSet(of, (PyObject) null, value)) {
            PyObject present = load(ts, field, of);
            if (present != null) {
                Refs.decref(ts, value);
                Refs.decref(ts, value);
                return present;
            }
        }
        return value;
    }
}
