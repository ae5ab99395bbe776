// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Slots of a Python class: each is inherited from the built-in type whose special method the class still uses, or calls the method.
 *  <p>{@code by[slot]} is that built-in's table, or null where a method written in Python must be called (see {@link SlotCalls}).
 *  <p>Threads: immutable; a change of the class publishes a new table. CPython: slot_tp_* functions and update_slot (Objects/typeobject.c). */
final class HeapSlots extends Slots {
    private final Slots[] by;

    HeapSlots(Slots[] by, boolean[] filled) {
        this.by = by;
        for (Slot s : SlotInheritance.ALL) {
            if (by[s.ordinal()] != null ? by[s.ordinal()].has(s) : filled[s.ordinal()]) {
                setBit(s, true);
            }
        }
    }

    /** Whose table fills the slot; null when a Python method does. */
    Slots source(Slot s) {
        return by[s.ordinal()];
    }

    @Override
    public PyObject tp_repr(ThreadState ts, PyObject self) {
        Slots s = by[Slot.TP_REPR.ordinal()];
        if (s != null) {
            return s.tp_repr(ts, self);
        } else {
            return SlotCalls.tp_repr(ts, self);
        }
    }

    @Override
    public PyObject tp_str(ThreadState ts, PyObject self) {
        Slots s = by[Slot.TP_STR.ordinal()];
        if (s != null) {
            return s.tp_str(ts, self);
        } else {
            return SlotCalls.tp_str(ts, self);
        }
    }

    @Override
    public long tp_hash(ThreadState ts, PyObject self) {
        Slots s = by[Slot.TP_HASH.ordinal()];
        if (s != null) {
            return s.tp_hash(ts, self);
        } else {
            return SlotCalls.tp_hash(ts, self);
        }
    }

    @Override
    public PyObject tp_call(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        Slots s = by[Slot.TP_CALL.ordinal()];
        if (s != null) {
            return s.tp_call(ts, self, args, kwnames);
        } else {
            return SlotCalls.tp_call(ts, self, args, kwnames);
        }
    }

    @Override
    public PyObject tp_getattro(ThreadState ts, PyObject self, PyUnicode name) {
        Slots s = by[Slot.TP_GETATTRO.ordinal()];
        if (s != null) {
            return s.tp_getattro(ts, self, name);
        } else {
            return SlotCalls.tp_getattro(ts, self, name);
        }
    }

    @Override
    public void tp_setattro(ThreadState ts, PyObject self, PyUnicode name, PyObject value) {
        Slots s = by[Slot.TP_SETATTRO.ordinal()];
        if (s != null) {
            s.tp_setattro(ts, self, name, value);
        } else {
            SlotCalls.tp_setattro(ts, self, name, value);
        }
    }

    @Override
    public PyObject tp_richcompare(ThreadState ts, PyObject self, PyObject other, int op) {
        Slots s = by[Slot.TP_RICHCOMPARE.ordinal()];
        if (s != null) {
            return s.tp_richcompare(ts, self, other, op);
        } else {
            return SlotCalls.tp_richcompare(ts, self, other, op);
        }
    }

    @Override
    public PyObject tp_iter(ThreadState ts, PyObject self) {
        Slots s = by[Slot.TP_ITER.ordinal()];
        if (s != null) {
            return s.tp_iter(ts, self);
        } else {
            return SlotCalls.tp_iter(ts, self);
        }
    }

    @Override
    public PyObject tp_iternext(ThreadState ts, PyObject self) {
        Slots s = by[Slot.TP_ITERNEXT.ordinal()];
        if (s != null) {
            return s.tp_iternext(ts, self);
        } else {
            return SlotCalls.tp_iternext(ts, self);
        }
    }

    @Override
    public PyObject tp_descr_get(ThreadState ts, PyObject self, PyObject obj, PyObject type) {
        Slots s = by[Slot.TP_DESCR_GET.ordinal()];
        if (s != null) {
            return s.tp_descr_get(ts, self, obj, type);
        } else {
            return SlotCalls.tp_descr_get(ts, self, obj, type);
        }
    }

    @Override
    public void tp_descr_set(ThreadState ts, PyObject self, PyObject obj, PyObject value) {
        Slots s = by[Slot.TP_DESCR_SET.ordinal()];
        if (s != null) {
            s.tp_descr_set(ts, self, obj, value);
        } else {
            SlotCalls.tp_descr_set(ts, self, obj, value);
        }
    }

    @Override
    public void tp_init(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        Slots s = by[Slot.TP_INIT.ordinal()];
        if (s != null) {
            s.tp_init(ts, self, args, kwnames);
        } else {
            SlotCalls.tp_init(ts, self, args, kwnames);
        }
    }

    @Override
    public PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        Slots s = by[Slot.TP_NEW.ordinal()];
        if (s != null) {
            return s.tp_new(ts, type, args, kwnames);
        } else {
            return SlotCalls.tp_new(ts, type, args, kwnames);
        }
    }

    @Override
    public void tp_finalize(ThreadState ts, PyObject self) {
        Slots s = by[Slot.TP_FINALIZE.ordinal()];
        if (s != null) {
            s.tp_finalize(ts, self);
        } else {
            SlotCalls.tp_finalize(ts, self);
        }
    }

    @Override
    public PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_ADD.ordinal()];
        if (s != null) {
            return s.nb_add(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_ADD);
        }
    }

    @Override
    public PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_SUBTRACT.ordinal()];
        if (s != null) {
            return s.nb_subtract(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_SUBTRACT);
        }
    }

    @Override
    public PyObject nb_multiply(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_MULTIPLY.ordinal()];
        if (s != null) {
            return s.nb_multiply(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_MULTIPLY);
        }
    }

    @Override
    public PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_REMAINDER.ordinal()];
        if (s != null) {
            return s.nb_remainder(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_REMAINDER);
        }
    }

    @Override
    public PyObject nb_divmod(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_DIVMOD.ordinal()];
        if (s != null) {
            return s.nb_divmod(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_DIVMOD);
        }
    }

    @Override
    public PyObject nb_lshift(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_LSHIFT.ordinal()];
        if (s != null) {
            return s.nb_lshift(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_LSHIFT);
        }
    }

    @Override
    public PyObject nb_rshift(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_RSHIFT.ordinal()];
        if (s != null) {
            return s.nb_rshift(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_RSHIFT);
        }
    }

    @Override
    public PyObject nb_and(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_AND.ordinal()];
        if (s != null) {
            return s.nb_and(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_AND);
        }
    }

    @Override
    public PyObject nb_xor(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_XOR.ordinal()];
        if (s != null) {
            return s.nb_xor(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_XOR);
        }
    }

    @Override
    public PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_OR.ordinal()];
        if (s != null) {
            return s.nb_or(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_OR);
        }
    }

    @Override
    public PyObject nb_floor_divide(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_FLOOR_DIVIDE.ordinal()];
        if (s != null) {
            return s.nb_floor_divide(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_FLOOR_DIVIDE);
        }
    }

    @Override
    public PyObject nb_true_divide(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_TRUE_DIVIDE.ordinal()];
        if (s != null) {
            return s.nb_true_divide(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_TRUE_DIVIDE);
        }
    }

    @Override
    public PyObject nb_matrix_multiply(ThreadState ts, PyObject a, PyObject b) {
        Slots s = by[Slot.NB_MATRIX_MULTIPLY.ordinal()];
        if (s != null) {
            return s.nb_matrix_multiply(ts, a, b);
        } else {
            return SlotCalls.binary(ts, a, b, Slot.NB_MATRIX_MULTIPLY);
        }
    }

    @Override
    public PyObject nb_power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        Slots s = by[Slot.NB_POWER.ordinal()];
        if (s != null) {
            return s.nb_power(ts, a, b, mod);
        } else {
            return SlotCalls.power(ts, a, b, mod);
        }
    }

    @Override
    public PyObject nb_inplace_add(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_ADD.ordinal()];
        if (s != null) {
            return s.nb_inplace_add(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_ADD);
        }
    }

    @Override
    public PyObject nb_inplace_subtract(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_SUBTRACT.ordinal()];
        if (s != null) {
            return s.nb_inplace_subtract(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_SUBTRACT);
        }
    }

    @Override
    public PyObject nb_inplace_multiply(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_MULTIPLY.ordinal()];
        if (s != null) {
            return s.nb_inplace_multiply(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_MULTIPLY);
        }
    }

    @Override
    public PyObject nb_inplace_remainder(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_REMAINDER.ordinal()];
        if (s != null) {
            return s.nb_inplace_remainder(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_REMAINDER);
        }
    }

    @Override
    public PyObject nb_inplace_lshift(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_LSHIFT.ordinal()];
        if (s != null) {
            return s.nb_inplace_lshift(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_LSHIFT);
        }
    }

    @Override
    public PyObject nb_inplace_rshift(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_RSHIFT.ordinal()];
        if (s != null) {
            return s.nb_inplace_rshift(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_RSHIFT);
        }
    }

    @Override
    public PyObject nb_inplace_and(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_AND.ordinal()];
        if (s != null) {
            return s.nb_inplace_and(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_AND);
        }
    }

    @Override
    public PyObject nb_inplace_xor(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_XOR.ordinal()];
        if (s != null) {
            return s.nb_inplace_xor(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_XOR);
        }
    }

    @Override
    public PyObject nb_inplace_or(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_OR.ordinal()];
        if (s != null) {
            return s.nb_inplace_or(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_OR);
        }
    }

    @Override
    public PyObject nb_inplace_floor_divide(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_FLOOR_DIVIDE.ordinal()];
        if (s != null) {
            return s.nb_inplace_floor_divide(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_FLOOR_DIVIDE);
        }
    }

    @Override
    public PyObject nb_inplace_true_divide(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_TRUE_DIVIDE.ordinal()];
        if (s != null) {
            return s.nb_inplace_true_divide(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_TRUE_DIVIDE);
        }
    }

    @Override
    public PyObject nb_inplace_matrix_multiply(ThreadState ts, PyObject self, PyObject other) {
        Slots s = by[Slot.NB_INPLACE_MATRIX_MULTIPLY.ordinal()];
        if (s != null) {
            return s.nb_inplace_matrix_multiply(ts, self, other);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_MATRIX_MULTIPLY);
        }
    }

    @Override
    public PyObject nb_inplace_power(ThreadState ts, PyObject self, PyObject other, PyObject mod) {
        Slots s = by[Slot.NB_INPLACE_POWER.ordinal()];
        if (s != null) {
            return s.nb_inplace_power(ts, self, other, mod);
        } else {
            return SlotCalls.inplace(ts, self, other, Slot.NB_INPLACE_POWER);
        }
    }

    @Override
    public boolean nb_bool(ThreadState ts, PyObject self) {
        Slots s = by[Slot.NB_BOOL.ordinal()];
        if (s != null) {
            return s.nb_bool(ts, self);
        } else {
            return SlotCalls.nb_bool(ts, self);
        }
    }

    @Override
    public PyObject nb_negative(ThreadState ts, PyObject self) {
        Slots s = by[Slot.NB_NEGATIVE.ordinal()];
        if (s != null) {
            return s.nb_negative(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.NB_NEGATIVE);
        }
    }

    @Override
    public PyObject nb_positive(ThreadState ts, PyObject self) {
        Slots s = by[Slot.NB_POSITIVE.ordinal()];
        if (s != null) {
            return s.nb_positive(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.NB_POSITIVE);
        }
    }

    @Override
    public PyObject nb_absolute(ThreadState ts, PyObject self) {
        Slots s = by[Slot.NB_ABSOLUTE.ordinal()];
        if (s != null) {
            return s.nb_absolute(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.NB_ABSOLUTE);
        }
    }

    @Override
    public PyObject nb_invert(ThreadState ts, PyObject self) {
        Slots s = by[Slot.NB_INVERT.ordinal()];
        if (s != null) {
            return s.nb_invert(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.NB_INVERT);
        }
    }

    @Override
    public PyObject nb_int(ThreadState ts, PyObject self) {
        Slots s = by[Slot.NB_INT.ordinal()];
        if (s != null) {
            return s.nb_int(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.NB_INT);
        }
    }

    @Override
    public PyObject nb_float(ThreadState ts, PyObject self) {
        Slots s = by[Slot.NB_FLOAT.ordinal()];
        if (s != null) {
            return s.nb_float(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.NB_FLOAT);
        }
    }

    @Override
    public PyObject nb_index(ThreadState ts, PyObject self) {
        Slots s = by[Slot.NB_INDEX.ordinal()];
        if (s != null) {
            return s.nb_index(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.NB_INDEX);
        }
    }

    @Override
    public long sq_length(ThreadState ts, PyObject self) {
        Slots s = by[Slot.SQ_LENGTH.ordinal()];
        if (s != null) {
            return s.sq_length(ts, self);
        } else {
            return SlotCalls.sq_length(ts, self);
        }
    }

    @Override
    public PyObject sq_concat(ThreadState ts, PyObject self, PyObject other) {
        return by[Slot.SQ_CONCAT.ordinal()].sq_concat(ts, self, other);
    }

    @Override
    public PyObject sq_repeat(ThreadState ts, PyObject self, long count) {
        return by[Slot.SQ_REPEAT.ordinal()].sq_repeat(ts, self, count);
    }

    @Override
    public PyObject sq_item(ThreadState ts, PyObject self, long index) {
        Slots s = by[Slot.SQ_ITEM.ordinal()];
        if (s != null) {
            return s.sq_item(ts, self, index);
        } else {
            return SlotCalls.sq_item(ts, self, index);
        }
    }

    @Override
    public void sq_ass_item(ThreadState ts, PyObject self, long index, PyObject value) {
        Slots s = by[Slot.SQ_ASS_ITEM.ordinal()];
        if (s != null) {
            s.sq_ass_item(ts, self, index, value);
        } else {
            SlotCalls.sq_ass_item(ts, self, index, value);
        }
    }

    @Override
    public boolean sq_contains(ThreadState ts, PyObject self, PyObject value) {
        Slots s = by[Slot.SQ_CONTAINS.ordinal()];
        if (s != null) {
            return s.sq_contains(ts, self, value);
        } else {
            return SlotCalls.sq_contains(ts, self, value);
        }
    }

    @Override
    public PyObject sq_inplace_concat(ThreadState ts, PyObject self, PyObject other) {
        return by[Slot.SQ_INPLACE_CONCAT.ordinal()].sq_inplace_concat(ts, self, other);
    }

    @Override
    public PyObject sq_inplace_repeat(ThreadState ts, PyObject self, long count) {
        return by[Slot.SQ_INPLACE_REPEAT.ordinal()].sq_inplace_repeat(ts, self, count);
    }

    @Override
    public long mp_length(ThreadState ts, PyObject self) {
        Slots s = by[Slot.MP_LENGTH.ordinal()];
        if (s != null) {
            return s.mp_length(ts, self);
        } else {
            return SlotCalls.mp_length(ts, self);
        }
    }

    @Override
    public PyObject mp_subscript(ThreadState ts, PyObject self, PyObject key) {
        Slots s = by[Slot.MP_SUBSCRIPT.ordinal()];
        if (s != null) {
            return s.mp_subscript(ts, self, key);
        } else {
            return SlotCalls.mp_subscript(ts, self, key);
        }
    }

    @Override
    public void mp_ass_subscript(ThreadState ts, PyObject self, PyObject key, PyObject value) {
        Slots s = by[Slot.MP_ASS_SUBSCRIPT.ordinal()];
        if (s != null) {
            s.mp_ass_subscript(ts, self, key, value);
        } else {
            SlotCalls.mp_ass_subscript(ts, self, key, value);
        }
    }

    @Override
    public PyObject am_await(ThreadState ts, PyObject self) {
        Slots s = by[Slot.AM_AWAIT.ordinal()];
        if (s != null) {
            return s.am_await(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.AM_AWAIT);
        }
    }

    @Override
    public PyObject am_aiter(ThreadState ts, PyObject self) {
        Slots s = by[Slot.AM_AITER.ordinal()];
        if (s != null) {
            return s.am_aiter(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.AM_AITER);
        }
    }

    @Override
    public PyObject am_anext(ThreadState ts, PyObject self) {
        Slots s = by[Slot.AM_ANEXT.ordinal()];
        if (s != null) {
            return s.am_anext(ts, self);
        } else {
            return SlotCalls.unary(ts, self, Slot.AM_ANEXT);
        }
    }

    /** Whether a special method written in Python answers the slot. */
    boolean isPython(Slot s) {
        return has(s) && by[s.ordinal()] == null;
    }

    @Override
    public PyObject bf_getbuffer(ThreadState ts, PyObject self, int flags) {
        Slots s = by[Slot.BF_GETBUFFER.ordinal()];
        if (s != null) {
            return s.bf_getbuffer(ts, self, flags);
        } else {
            return SlotCalls.bf_getbuffer(ts, self, flags);
        }
    }

    @Override
    public void bf_releasebuffer(ThreadState ts, PyObject self, PyObject buffer) {
        Slots s = by[Slot.BF_RELEASEBUFFER.ordinal()];
        if (s != null) {
            s.bf_releasebuffer(ts, self, buffer);
        } else {
            SlotCalls.bf_releasebuffer(ts, self, buffer);
        }
    }
}
