// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.ObjectMethods;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Calls of attributes: a method of the class that the object itself does not hide is called as a function, without a bound method between.
 *  <p>Threads: any. Arguments are borrowed. CPython: PyObject_VectorcallMethod. */
public final class AttributeCalls {
    private AttributeCalls() {}

    /** {@code getattr(o, name)(*args)}, with names for the last arguments or null. */
    public static @Owned PyObject call(ThreadState ts, PyObject o, PyUnicode attr, PyObject[] args, PyUnicode[] kwnames) {
        PyUnicode name = PyUnicode.intern(attr);
        PyType type = PyType.of(o);
        if (ObjectMethods.usesGenericGetAttr(type.slots()) && SlotCalls.held(type, name) != null && !hides(ts, o, name)) {
            // Again: to look into the object may have let time pass.
            PyObject f = SlotCalls.held(type, name);
            if (f != null) return SlotCalls.callHeld(ts, f, o, args, kwnames);
        }
        PyObject f = Objects.getAttr(ts, o, name);
        try {
            return PyType.of(f).slots().tp_call(ts, f, args, kwnames);
        } finally {
            Refs.decref(ts, f);
        }
    }

    private static boolean hides(ThreadState ts, PyObject o, PyUnicode name) {
        if (!(o instanceof Attributed a) || !Attributes.hasDict(a)) return false;
        PyObject v = InlineValues.get(ts, a, name);
        Refs.xdecref(ts, v);
        return v != null;
    }
}
