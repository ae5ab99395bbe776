// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Look-up behind a class in an object's MRO: what {@code super()} does. CPython: do_super_lookup. */
public final class SuperLookup {
    private SuperLookup() {}

    /** The attribute bound to {@code self} (an instance, or a class for class methods), or null if no later class has it. */
    public static @Owned PyObject lookup(ThreadState ts, PyType start, PyObject self, PyType selfType, PyUnicode attr) {
        PyUnicode name = PyUnicode.intern(attr);
        boolean after = false;
        for (PyType k : selfType.mro()) {
            if (after) {
                PyObject v = k.dict().getRef(ts, name);
                if (v != null) {
                    Slots s = PyType.of(v).slots();
                    if (!s.has(Slot.TP_DESCR_GET)) {
                        return v;
                    }
                    try {
                        return s.tp_descr_get(ts, v, self == selfType ? null : self, selfType);
                    } finally {
                        Refs.decref(ts, v);
                    }
                }
            }
            after |= k == start;
        }
        return null;
    }

    static @Owned PyObject find(ThreadState ts, PyType start, PyType self, PyUnicode name) {
        PyObject v = lookup(ts, start, self, self, name);
        if (v == null) {
            throw Raise.attributeError(ts, self, name, "'super' object has no attribute '%s'", name);
        }
        return v;
    }
}
