// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** What a type can do: one method per CPython slot, called through {@code type.slots()}.
 *  <p>Every method has a default that behaves as if the slot were empty: it raises CPython's error, or answers NotImplemented;
 *  {@link #has} tells whether the type really fills it. Built-in types get a generated subclass; Python classes use {@link HeapSlots}.
 *  <p>Threads: immutable once its type is published. Ownership: arguments borrowed, results owned; {@code tp_iternext} answers null
 *  at exhaustion; a null value deletes.
 *  <p>CPython: PyTypeObject's function pointers and the number, sequence, mapping and async suites. */
public abstract class Slots {
    private long low;
    private long high;
    private long lowOverridden;
    private long highOverridden;
    private Slot[] own = {};

    /** Marks slots as filled; called by the constructors of generated subclasses with the slots their class writes itself. */
    protected final void define(Slot... slots) {
        // The first call comes from ObjectSlots, the root of all built-in slots.
        boolean isRoot = own.length == 0;
        own = slots;
        for (Slot s : slots) {
            setBit(s, true);
            int n = s.ordinal();
            if (!isRoot && n < 64) {
                lowOverridden |= 1L << n;
            } else if (!isRoot) {
                highOverridden |= 1L << n - 64;
            }
        }
    }

    /** True if a built-in type leaves this slot to {@code object}. */
    final boolean isLeftToObject(Slot s) {
        int n = s.ordinal();
        return ((n < 64 ? lowOverridden >>> n : highOverridden >>> n - 64) & 1) == 0;
    }

    /** Empties a slot that a base class fills (CPython: tp_hash of a type that only overrides comparison). */
    protected final void undefine(Slot... slots) {
        for (Slot s : slots) {
            setBit(s, false);
        }
    }

    final void setBit(Slot s, boolean on) {
        int n = s.ordinal();
        if (n < 64) {
            low = on ? low | 1L << n : low & ~(1L << n);
        } else {
            high = on ? high | 1L << n - 64 : high & ~(1L << n - 64);
        }
    }

    /** True if the type fills this slot itself or by inheritance. */
    public final boolean has(Slot s) {
        int n = s.ordinal();
        return ((n < 64 ? low >>> n : high >>> n - 64) & 1) != 0;
    }

    /** The slots that the most derived built-in class wrote itself. */
    final Slot[] ownSlots() {
        return own;
    }

    /** Whether that class wrote this one itself. */
    public final boolean owns(Slot s) {
        for (Slot o : own) {
            if (o == s) {
                return true;
            }
        }
        return false;
    }

    static PyException unsupported(PyObject self, String what) {
        return Raise.typeError("'%s' object does not support %s", PyType.of(self).name(), what);
    }

    public PyObject tp_repr(ThreadState ts, PyObject self) {
        throw unsupported(self, "repr()");
    }

    public PyObject tp_str(ThreadState ts, PyObject self) {
        return tp_repr(ts, self);
    }

    public long tp_hash(ThreadState ts, PyObject self) {
        throw Raise.typeError("unhashable type: '%s'", PyType.of(self).name());
    }

    public PyObject tp_call(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        String meant = self instanceof CallAdvice a ? a.meantCall(ts) : null;
        throw Raise.typeError("'%s' object is not callable%s", PyType.of(self).name(), meant == null ? "" : ". Did you mean: '" + meant + "(...)'?");
    }

    public PyObject tp_getattro(ThreadState ts, PyObject self, PyUnicode name) {
        return Attributes.genericGetAttr(ts, self, name);
    }

    public void tp_setattro(ThreadState ts, PyObject self, PyUnicode name, PyObject value) {
        Attributes.genericSetAttr(ts, self, name, value);
    }

    public PyObject tp_richcompare(ThreadState ts, PyObject self, PyObject other, int op) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject tp_iter(ThreadState ts, PyObject self) {
        throw Raise.typeError("'%s' object is not iterable", PyType.of(self).name());
    }

    public PyObject tp_iternext(ThreadState ts, PyObject self) {
        throw Raise.typeError("'%s' object is not an iterator", PyType.of(self).name());
    }

    public PyObject tp_descr_get(ThreadState ts, PyObject self, PyObject obj, PyObject type) {
        throw unsupported(self, "__get__");
    }

    public void tp_descr_set(ThreadState ts, PyObject self, PyObject obj, PyObject value) {
        throw unsupported(self, "__set__");
    }

    public void tp_init(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
    }

    public PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        throw Raise.typeError("cannot create '%s' instances", type.fullName());
    }

    public void tp_finalize(ThreadState ts, PyObject self) {
    }

    public PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_multiply(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_divmod(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_lshift(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_rshift(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_and(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_xor(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_floor_divide(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_true_divide(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_matrix_multiply(ThreadState ts, PyObject a, PyObject b) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_add(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_subtract(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_multiply(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_remainder(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_lshift(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_rshift(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_and(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_xor(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_or(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_floor_divide(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_true_divide(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_matrix_multiply(ThreadState ts, PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public PyObject nb_inplace_power(ThreadState ts, PyObject self, PyObject other, PyObject mod) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    public boolean nb_bool(ThreadState ts, PyObject self) {
        return true;
    }

    public PyObject nb_negative(ThreadState ts, PyObject self) {
        throw unsupported(self, "__neg__");
    }

    public PyObject nb_positive(ThreadState ts, PyObject self) {
        throw unsupported(self, "__pos__");
    }

    public PyObject nb_absolute(ThreadState ts, PyObject self) {
        throw unsupported(self, "__abs__");
    }

    public PyObject nb_invert(ThreadState ts, PyObject self) {
        throw unsupported(self, "__invert__");
    }

    public PyObject nb_int(ThreadState ts, PyObject self) {
        throw unsupported(self, "__int__");
    }

    public PyObject nb_float(ThreadState ts, PyObject self) {
        throw unsupported(self, "__float__");
    }

    public PyObject nb_index(ThreadState ts, PyObject self) {
        throw unsupported(self, "__index__");
    }

    public long sq_length(ThreadState ts, PyObject self) {
        throw Raise.typeError("object of type '%s' has no len()", PyType.of(self).name());
    }

    public PyObject sq_concat(ThreadState ts, PyObject self, PyObject other) {
        throw Raise.typeError("'%s' object can't be concatenated", PyType.of(self).name());
    }

    public PyObject sq_repeat(ThreadState ts, PyObject self, long count) {
        throw Raise.typeError("'%s' object can't be repeated", PyType.of(self).name());
    }

    public PyObject sq_item(ThreadState ts, PyObject self, long index) {
        throw Raise.typeError("'%s' object does not support indexing", PyType.of(self).name());
    }

    public void sq_ass_item(ThreadState ts, PyObject self, long index, PyObject value) {
        throw Raise.typeError(value == null ? "'%s' object doesn't support item deletion" : "'%s' object does not support item assignment", PyType.of(self).name());
    }

    public boolean sq_contains(ThreadState ts, PyObject self, PyObject value) {
        throw Raise.typeError("argument of type '%s' is not a container or iterable", PyType.of(self).name());
    }

    public PyObject sq_inplace_concat(ThreadState ts, PyObject self, PyObject other) {
        throw unsupported(self, "__iadd__");
    }

    public PyObject sq_inplace_repeat(ThreadState ts, PyObject self, long count) {
        throw unsupported(self, "__imul__");
    }

    public long mp_length(ThreadState ts, PyObject self) {
        throw Raise.typeError("object of type '%s' has no len()", PyType.of(self).name());
    }

    public PyObject mp_subscript(ThreadState ts, PyObject self, PyObject key) {
        throw Raise.typeError("'%s' object is not subscriptable", PyType.of(self).name());
    }

    public void mp_ass_subscript(ThreadState ts, PyObject self, PyObject key, PyObject value) {
        throw Raise.typeError(value == null ? "'%s' object doesn't support item deletion" : "'%s' object does not support item assignment", PyType.of(self).name());
    }

    public PyObject am_await(ThreadState ts, PyObject self) {
        throw Raise.typeError("object %s can't be used in 'await' expression", PyType.of(self).name());
    }

    public PyObject am_aiter(ThreadState ts, PyObject self) {
        throw Raise.typeError("'async for' requires an object with __aiter__ method, got %s", PyType.of(self).name());
    }

    public PyObject am_anext(ThreadState ts, PyObject self) {
        throw Raise.typeError("'async for' requires an iterator with __anext__ method, got %s", PyType.of(self).name());
    }

    public PyObject bf_getbuffer(ThreadState ts, PyObject self, int flags) {
        throw Raise.typeError("a bytes-like object is required, not '%s'", PyType.of(self).name());
    }

    public void bf_releasebuffer(ThreadState ts, PyObject self, PyObject buffer) {
    }
}
