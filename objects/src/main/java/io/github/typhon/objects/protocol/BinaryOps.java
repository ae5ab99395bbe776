// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Two-operand dispatch: the left type's slot, then the right one's, the right first where it is a subclass. CPython: binary_op1. */
public final class BinaryOps {
    private BinaryOps() {}

    static PyObject apply(ThreadState ts, PyObject a, PyObject b, Slot op) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        Slots sa = ta.slots();
        if (ta == tb) {
            return call(ts, sa, a, b, op);
        }
        Slots sb = tb.slots();
        boolean second = sb.has(op) && !SlotCalls.sameSource(sa, sb, op);
        if (second && sa.has(op) && tb.isSubtype(ta)) {
            PyObject r = call(ts, sb, a, b, op);
            if (r != PyNotImplemented.NOT_IMPLEMENTED) {
                return r;
            }
            second = false;
        }
        if (sa.has(op)) {
            PyObject r = call(ts, sa, a, b, op);
            if (r != PyNotImplemented.NOT_IMPLEMENTED) {
                return r;
            }
        }
        return second || sb.has(op) && !sa.has(op) ? call(ts, sb, a, b, op) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static PyObject applyInPlace(ThreadState ts, PyObject a, PyObject b, Slot inPlace, Slot op) {
        Slots s = PyType.of(a).slots();
        if (s.has(inPlace)) {
            PyObject r = call(ts, s, a, b, inPlace);
            if (r != PyNotImplemented.NOT_IMPLEMENTED) {
                return r;
            }
        }
        return apply(ts, a, b, op);
    }

    static PyObject power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        Slots sa = ta.slots();
        Slots sb = tb.slots();
        boolean second = ta != tb && sb.has(Slot.NB_POWER) && !SlotCalls.sameSource(sa, sb, Slot.NB_POWER);
        PyObject r = PyNotImplemented.NOT_IMPLEMENTED;
        if (second && sa.has(Slot.NB_POWER) && tb.isSubtype(ta)) {
            r = sb.nb_power(ts, a, b, mod);
            second = false;
        }
        if (r == PyNotImplemented.NOT_IMPLEMENTED && sa.has(Slot.NB_POWER)) {
            r = sa.nb_power(ts, a, b, mod);
        }
        if (r == PyNotImplemented.NOT_IMPLEMENTED && (second || ta != tb && !sa.has(Slot.NB_POWER) && sb.has(Slot.NB_POWER))) {
            r = sb.nb_power(ts, a, b, mod);
        }
        if (r == PyNotImplemented.NOT_IMPLEMENTED && mod != PyNone.NONE) {
            Slots sm = PyType.of(mod).slots();
            if (sm.has(Slot.NB_POWER) && !SlotCalls.sameSource(sm, sa, Slot.NB_POWER) && !SlotCalls.sameSource(sm, sb, Slot.NB_POWER)) {
                r = sm.nb_power(ts, a, b, mod);
            }
        }
        return r;
    }

    /**
     * The rest of an operator that a Python class's method declined: in place, what {@code then} says; else, where {@code then} is null, the right
     * operand's method of that name, if it is of another class. Neither operand is of a class that is made on a built-in one, but for numbers on the right.
     */
    public static @Owned PyObject declined(ThreadState ts, PyObject a, PyObject b, Slot then, PyUnicode reflected, String symbol) {
        PyObject r = null;
        if (then != null) {
            r = apply(ts, a, b, then);
        } else if (reflected != null && PyType.of(a) != PyType.of(b)) {
            r = SlotCalls.callSpecial(ts, b, reflected, a);
        }
        if (r == null || r == PyNotImplemented.NOT_IMPLEMENTED) {
            throw unsupported(a, b, symbol);
        }
        return r;
    }

    /** Sequence repetition for {@code *}, or null if neither operand is a sequence. */
    static PyObject repeat(ThreadState ts, PyObject a, PyObject b) {
        Slots sa = PyType.of(a).slots();
        if (sa.has(Slot.SQ_REPEAT)) {
            return sa.sq_repeat(ts, a, count(ts, b));
        }
        Slots sb = PyType.of(b).slots();
        return sb.has(Slot.SQ_REPEAT) ? sb.sq_repeat(ts, b, count(ts, a)) : null;
    }

    /** As {@link #repeat} for {@code *=}, where a left operand that has anything of a sequence is not taken for a count. CPython: PyNumber_InPlaceMultiply. */
    static PyObject repeatInPlace(ThreadState ts, PyObject a, PyObject b) {
        Slots sa = PyType.of(a).slots();
        if (sa.has(Slot.SQ_INPLACE_REPEAT)) return sa.sq_inplace_repeat(ts, a, count(ts, b));
        boolean counts = !PyType.of(a).isHeapType() && !sa.has(Slot.SQ_LENGTH) && !sa.has(Slot.SQ_CONTAINS);
        return counts || sa.has(Slot.SQ_REPEAT) ? repeat(ts, a, b) : null;
    }

    private static long count(ThreadState ts, PyObject n) {
        if (!Numbers.isIndex(n)) {
            throw Raise.typeError("can't multiply sequence by non-int of type '%s'", PyType.of(n).name());
        }
        return Numbers.asSsize(ts, n, Exc.OverflowError);
    }

    static PyException unsupported(PyObject a, PyObject b, String symbol) {
        if (symbol.equals(">>") && a instanceof io.github.typhon.objects.expose.PyBuiltinFunction f && f.call().spec().name().equals("print")) {
            return Raise.typeError(
                    "unsupported operand type(s) for >>: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
                    PyType.of(a).name(), PyType.of(b).name());
        }
        return Raise.typeError("unsupported operand type(s) for %s: '%s' and '%s'", symbol, PyType.of(a).name(), PyType.of(b).name());
    }

    private static PyObject call(ThreadState ts, Slots s, PyObject a, PyObject b, Slot op) {
        return switch (op) {
            case NB_ADD -> s.nb_add(ts, a, b);
            case NB_SUBTRACT -> s.nb_subtract(ts, a, b);
            case NB_MULTIPLY -> s.nb_multiply(ts, a, b);
            case NB_REMAINDER -> s.nb_remainder(ts, a, b);
            case NB_DIVMOD -> s.nb_divmod(ts, a, b);
            case NB_LSHIFT -> s.nb_lshift(ts, a, b);
            case NB_RSHIFT -> s.nb_rshift(ts, a, b);
            case NB_AND -> s.nb_and(ts, a, b);
            case NB_XOR -> s.nb_xor(ts, a, b);
            case NB_OR -> s.nb_or(ts, a, b);
            case NB_FLOOR_DIVIDE -> s.nb_floor_divide(ts, a, b);
            case NB_TRUE_DIVIDE -> s.nb_true_divide(ts, a, b);
            case NB_MATRIX_MULTIPLY -> s.nb_matrix_multiply(ts, a, b);
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
            default -> throw Raise.systemError("not a binary slot: %s", op);
        };
    }
}
