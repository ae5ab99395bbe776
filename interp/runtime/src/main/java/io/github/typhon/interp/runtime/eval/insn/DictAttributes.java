// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/**
 * Looks into the dict of an object in dict mode, as attribute sites do that know what its class has to say.
 * <p>Threads: any, no lock. The dict is not owned while it is looked at: what was found counts only if the object still has that dict afterwards, for then
 * it was alive.
 */
public final class DictAttributes {
    private DictAttributes() {}

    /** The value of an interned name; null if it is absent; {@link RefSlots#BUSY} if only the general way can tell. Runs no Python code. */
    @LockFree
    public static @Owned PyObject look(ThreadState ts, Attributed o, PyUnicode name) {
        if (!(InlineValues.peekDict(o) instanceof PyDict d)) return RefSlots.BUSY;
        PyObject v = look(ts, d, name);
        if (InlineValues.peekDict(o) == d) return v;
        if (v != null && v != RefSlots.BUSY) Refs.undoIncref(ts, v);
        return RefSlots.BUSY;
    }

    /** One look into one table: a deleted value says nothing, nor does a key that must be asked whether it is equal. */
    private static @Owned PyObject look(ThreadState ts, PyDict d, PyUnicode name) {
        DictKeys k = d.keysAcquire();
        int i = find(ts, k, name);
        if (i == DictKeys.MISS) return null;
        PyObject v = i < 0 ? null : d.fetch(ts, k, i);
        return v == null ? RefSlots.BUSY : v;
    }

    private static int find(ThreadState ts, DictKeys k, PyUnicode name) {
        return k.findStr(ts, name, name.asHash());
    }

    /** Whether the dict has no such name, as far as one look can tell. */
    @LockFree
    public static boolean lacks(ThreadState ts, Attributed o, PyUnicode name) {
        return InlineValues.peekDict(o) instanceof PyDict d && find(ts, d.keysAcquire(), name) == DictKeys.MISS && InlineValues.peekDict(o) == d;
    }
}
