// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.ContainerFactory;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Calls a slot with the arguments of its special method. CPython: the wrap_* functions (Objects/typeobject.c). */
final class WrapperCalls {
    private WrapperCalls() {}

    static PyObject call(ThreadState ts, PyType owner, SlotDefs def, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        Slots s = owner.slots();
        switch (def.kind()) {
            case CALL:
                return s.tp_call(ts, self, args, kwnames);
            case INIT:
                s.tp_init(ts, self, args, kwnames);
                return PyNone.NONE;
            case SETATTR, DELATTR:
                checkJump(owner, def, PyType.of(self));
                break;
            default:
                break;
        }
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("wrapper %s() takes no keyword arguments", def.name());
        }
        return switch (def.kind()) {
            case UNARY, HASH, NEXT, BOOL, LENGTH, DEL -> nullary(ts, s, def, self, args);
            case BINARY, RBINARY, INPLACE, BINARY1, COMPARE, GETATTR, DELATTR, CONTAINS, REPEAT, SQITEM, DELITEM, SQDELITEM, DESCR_DEL, GETBUFFER,
                    RELEASEBUFFER, IPOWER -> unaryArg(ts, s, def, self, args);
            default -> more(ts, s, def, self, args);
        };
    }

    /** Nobody may store past a built-in type that guards its attributes. CPython: hackcheck. */
    private static void checkJump(PyType owner, SlotDefs def, PyType type) {
        for (PyType k = type; k != null && k != owner; k = k.base()) {
            if (!k.isHeapType() && k.dict().get(Names.__setattr__) != null) {
                throw Raise.typeError("can't apply this %s to %s object", def.name(), type.name());
            }
        }
    }

    private static void expect(SlotDefs def, PyObject[] args, int n) {
        if (args.length != n) {
            boolean named = n == 2 || def.kind() == SlotDefs.Kind.GETBUFFER || def.kind() == SlotDefs.Kind.RELEASEBUFFER;
            throw Raise.typeError("%sexpected %s argument%s, got %s", named ? def.name() + " " : "", n, n == 1 ? "" : "s", args.length);
        }
    }

    private static PyObject nullary(ThreadState ts, Slots s, SlotDefs def, PyObject self, PyObject[] args) {
        expect(def, args, 0);
        return switch (def.kind()) {
            case HASH -> PyLong.of(s.tp_hash(ts, self));
            case BOOL -> PyBool.of(s.nb_bool(ts, self));
            case LENGTH -> PyLong.of(def.slot() == Slot.MP_LENGTH ? s.mp_length(ts, self) : s.sq_length(ts, self));
            case DEL -> {
                s.tp_finalize(ts, self);
                yield PyNone.NONE;
            }
            case NEXT -> {
                PyObject v = s.tp_iternext(ts, self);
                if (v == null) {
                    throw Raise.stopIteration(ts, null);
                }
                yield v;
            }
            default -> unary(ts, s, def.slot(), self);
        };
    }

    private static PyObject unary(ThreadState ts, Slots s, Slot slot, PyObject self) {
        return switch (slot) {
            case TP_REPR -> s.tp_repr(ts, self);
            case TP_STR -> s.tp_str(ts, self);
            case TP_ITER -> s.tp_iter(ts, self);
            case NB_NEGATIVE -> s.nb_negative(ts, self);
            case NB_POSITIVE -> s.nb_positive(ts, self);
            case NB_ABSOLUTE -> s.nb_absolute(ts, self);
            case NB_INVERT -> s.nb_invert(ts, self);
            case NB_INT -> s.nb_int(ts, self);
            case NB_FLOAT -> s.nb_float(ts, self);
            case NB_INDEX -> s.nb_index(ts, self);
            case AM_AWAIT -> s.am_await(ts, self);
            case AM_AITER -> s.am_aiter(ts, self);
            case AM_ANEXT -> s.am_anext(ts, self);
            default -> throw Raise.systemError("no unary wrapper for %s", slot);
        };
    }

    static PyObject binary(ThreadState ts, Slots s, Slot slot, PyObject a, PyObject b) {
        return switch (slot) {
            case NB_ADD -> s.nb_add(ts, a, b);
            case NB_SUBTRACT -> s.nb_subtract(ts, a, b);
            case NB_MULTIPLY -> s.nb_multiply(ts, a, b);
            case NB_REMAINDER -> s.nb_remainder(ts, a, b);
            case NB_LSHIFT -> s.nb_lshift(ts, a, b);
            case NB_RSHIFT -> s.nb_rshift(ts, a, b);
            case NB_AND -> s.nb_and(ts, a, b);
            case NB_XOR -> s.nb_xor(ts, a, b);
            case NB_OR -> s.nb_or(ts, a, b);
            case NB_FLOOR_DIVIDE -> s.nb_floor_divide(ts, a, b);
            case NB_TRUE_DIVIDE -> s.nb_true_divide(ts, a, b);
            case NB_MATRIX_MULTIPLY -> s.nb_matrix_multiply(ts, a, b);
            case NB_DIVMOD -> s.nb_divmod(ts, a, b);
            case NB_INPLACE_ADD -> s.nb_inplace_add(ts, a, b);
            case NB_INPLACE_SUBTRACT -> s.nb_inplace_subtract(ts, a, b);
            case NB_INPLACE_MULTIPLY -> s.nb_inplace_multiply(ts, a, b);
            case NB_INPLACE_REMAINDER -> s.nb_inplace_remainder(ts, a, b);
            case NB_INPLACE_LSHIFT -> s.nb_inplace_lshift(ts, a, b);
            case NB_INPLACE_RSHIFT -> s.nb_inplace_rshift(ts, a, b);
            case NB_INPLACE_AND -> s.nb_inplace_and(ts, a, b);
            case NB_INPLACE_XOR -> s.nb_inplace_xor(ts, a, b);
            case NB_INPLACE_OR -> s.nb_inplace_or(ts, a, b);
            case NB_INPLACE_FLOOR_DIVIDE -> s.nb_inplace_floor_divide(ts, a, b);
            case NB_INPLACE_TRUE_DIVIDE -> s.nb_inplace_true_divide(ts, a, b);
            case NB_INPLACE_MATRIX_MULTIPLY -> s.nb_inplace_matrix_multiply(ts, a, b);
            case MP_SUBSCRIPT -> s.mp_subscript(ts, a, b);
            case SQ_CONCAT -> s.sq_concat(ts, a, b);
            case SQ_INPLACE_CONCAT -> s.sq_inplace_concat(ts, a, b);
            default -> throw Raise.systemError("no binary wrapper for %s", slot);
        };
    }

    private static PyObject unaryArg(ThreadState ts, Slots s, SlotDefs def, PyObject self, PyObject[] args) {
        expect(def, args, 1);
        PyObject x = args[0];
        switch (def.kind()) {
            case BINARY, INPLACE, BINARY1:
                return binary(ts, s, def.slot(), self, x);
            case RBINARY:
                return binary(ts, s, def.slot(), x, self);
            case IPOWER:
                return s.nb_inplace_power(ts, self, x, PyNone.NONE);
            case COMPARE:
                return s.tp_richcompare(ts, self, x, op(def.name()));
            case GETATTR:
                return s.tp_getattro(ts, self, attributeName(x));
            case DELATTR:
                s.tp_setattro(ts, self, attributeName(x), null);
                return PyNone.NONE;
            case CONTAINS:
                return PyBool.of(s.sq_contains(ts, self, x));
            case REPEAT: {
                long n = Numbers.asSsize(ts, x, io.github.typhon.objects.error.Exc.OverflowError);
                return def.slot() == Slot.SQ_REPEAT ? s.sq_repeat(ts, self, n) : s.sq_inplace_repeat(ts, self, n);
            }
            case SQITEM:
                return s.sq_item(ts, self, index(ts, s, self, x));
            case DELITEM:
                s.mp_ass_subscript(ts, self, x, null);
                return PyNone.NONE;
            case SQDELITEM:
                s.sq_ass_item(ts, self, index(ts, s, self, x), null);
                return PyNone.NONE;
            case DESCR_DEL:
                s.tp_descr_set(ts, self, x, null);
                return PyNone.NONE;
            case GETBUFFER:
                return Containers.factory().newMemoryView(ts, s.bf_getbuffer(ts, self, bufferFlags(ts, x)));
            case RELEASEBUFFER:
                releaseBuffer(ts, self, x);
                return PyNone.NONE;
            default:
                throw Raise.systemError("no wrapper for %s", def.kind());
        }
    }

    private static int bufferFlags(ThreadState ts, PyObject x) {
        long flags = Numbers.asSsize(ts, x, Exc.OverflowError);
        if (flags != (int) flags) {
            throw Raise.overflowError("buffer flags out of range");
        }
        return (int) flags;
    }

    /** Ends the view, whose end tells the object. CPython: wrap_releasebuffer. */
    private static void releaseBuffer(ThreadState ts, PyObject self, PyObject view) {
        ContainerFactory views = Containers.factory();
        if (!views.isMemoryView(view)) {
            throw Raise.typeError("expected a memoryview object");
        }
        if (views.isRestrictedMemoryView(view)) {
            return;
        }
        PyObject of = views.memoryViewObject(view);
        if (of == null) {
            throw Raise.valueError("memoryview's buffer has already been released");
        }
        if (of != self) {
            throw Raise.valueError("memoryview's buffer is not this object");
        }
        views.memoryViewRelease(ts, view);
    }

    private static PyObject more(ThreadState ts, Slots s, SlotDefs def, PyObject self, PyObject[] args) {
        switch (def.kind()) {
            case SETATTR:
                expect(def, args, 2);
                s.tp_setattro(ts, self, attributeName(args[0]), args[1]);
                return PyNone.NONE;
            case SETITEM:
                expect(def, args, 2);
                s.mp_ass_subscript(ts, self, args[0], args[1]);
                return PyNone.NONE;
            case SQSETITEM:
                expect(def, args, 2);
                s.sq_ass_item(ts, self, index(ts, s, self, args[0]), args[1]);
                return PyNone.NONE;
            case DESCR_SET:
                expect(def, args, 2);
                s.tp_descr_set(ts, self, args[0], args[1]);
                return PyNone.NONE;
            case DESCR_GET: {
                if (args.length < 1 || args.length > 2) {
                    throw Raise.typeError("%s expected at %s argument%s, got %s", def.name(), args.length < 1 ? "least 1" : "most 2", args.length < 1 ? "" : "s", args.length);
                }
                PyObject obj = args[0] == PyNone.NONE ? null : args[0];
                PyObject type = args.length < 2 || args[1] == PyNone.NONE ? null : args[1];
                if (obj == null && type == null) {
                    throw Raise.typeError("__get__(None, None) is invalid");
                }
                return s.tp_descr_get(ts, self, obj, type);
            }
            case POWER, RPOWER: {
                if (args.length < 1 || args.length > 2) {
                    throw Raise.typeError("expected 1 or 2 arguments, got %s", args.length);
                }
                PyObject mod = args.length == 2 ? args[1] : PyNone.NONE;
                return def.kind() == SlotDefs.Kind.POWER ? s.nb_power(ts, self, args[0], mod) : s.nb_power(ts, args[0], self, mod);
            }
            default:
                throw Raise.systemError("no wrapper for %s", def.kind());
        }
    }

    private static PyUnicode attributeName(PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("attribute name must be string, not '%s'", PyType.of(o).name());
        }
        return u;
    }

    private static long index(ThreadState ts, Slots s, PyObject self, PyObject key) {
        long i = Numbers.asSsize(ts, key, io.github.typhon.objects.error.Exc.OverflowError);
        return i < 0 && s.has(Slot.SQ_LENGTH) ? i + s.sq_length(ts, self) : i;
    }

    private static int op(PyUnicode name) {
        return switch (name.toString()) {
            case "__lt__" -> CompareOp.LT;
            case "__le__" -> CompareOp.LE;
            case "__eq__" -> CompareOp.EQ;
            case "__ne__" -> CompareOp.NE;
            case "__gt__" -> CompareOp.GT;
            default -> CompareOp.GE;
        };
    }
}
