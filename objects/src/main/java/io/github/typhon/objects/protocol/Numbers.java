// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The number protocol. CPython: PyNumber_* (Objects/abstract.c). */
public final class Numbers {
    private Numbers() {}

    public static @Owned PyObject add(ThreadState ts, PyObject a, PyObject b) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            long sum = x.value() + y.value();
            if (((x.value() ^ sum) & (y.value() ^ sum)) >= 0) {
                return PyLong.of(sum);
            }
        }
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_ADD);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        Slots s = PyType.of(a).slots();
        if (s.has(Slot.SQ_CONCAT)) {
            return s.sq_concat(ts, a, b);
        }
        throw BinaryOps.unsupported(a, b, "+");
    }

    public static @Owned PyObject subtract(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_SUBTRACT);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "-");
    }

    public static @Owned PyObject multiply(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_MULTIPLY);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        r = BinaryOps.repeat(ts, a, b);
        if (r != null) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "*");
    }

    public static @Owned PyObject remainder(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_REMAINDER);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "%");
    }

    public static @Owned PyObject divmod(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_DIVMOD);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "divmod()");
    }

    public static @Owned PyObject lshift(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_LSHIFT);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "<<");
    }

    public static @Owned PyObject rshift(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_RSHIFT);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, ">>");
    }

    public static @Owned PyObject and(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_AND);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "&");
    }

    public static @Owned PyObject xor(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_XOR);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "^");
    }

    public static @Owned PyObject or(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_OR);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "|");
    }

    public static @Owned PyObject floorDivide(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_FLOOR_DIVIDE);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "//");
    }

    public static @Owned PyObject trueDivide(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_TRUE_DIVIDE);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "/");
    }

    public static @Owned PyObject matrixMultiply(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.apply(ts, a, b, Slot.NB_MATRIX_MULTIPLY);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "@");
    }

    public static @Owned PyObject inPlaceAdd(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_ADD, Slot.NB_ADD);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        Slots s = PyType.of(a).slots();
        if (s.has(Slot.SQ_INPLACE_CONCAT)) {
            return s.sq_inplace_concat(ts, a, b);
        }
        if (s.has(Slot.SQ_CONCAT)) {
            return s.sq_concat(ts, a, b);
        }
        throw BinaryOps.unsupported(a, b, "+=");
    }

    public static @Owned PyObject inPlaceSubtract(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_SUBTRACT, Slot.NB_SUBTRACT);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "-=");
    }

    public static @Owned PyObject inPlaceMultiply(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_MULTIPLY, Slot.NB_MULTIPLY);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        r = BinaryOps.repeatInPlace(ts, a, b);
        if (r != null) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "*=");
    }

    public static @Owned PyObject inPlaceRemainder(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_REMAINDER, Slot.NB_REMAINDER);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "%=");
    }

    public static @Owned PyObject inPlaceLshift(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_LSHIFT, Slot.NB_LSHIFT);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "<<=");
    }

    public static @Owned PyObject inPlaceRshift(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_RSHIFT, Slot.NB_RSHIFT);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, ">>=");
    }

    public static @Owned PyObject inPlaceAnd(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_AND, Slot.NB_AND);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "&=");
    }

    public static @Owned PyObject inPlaceXor(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_XOR, Slot.NB_XOR);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "^=");
    }

    public static @Owned PyObject inPlaceOr(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_OR, Slot.NB_OR);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "|=");
    }

    public static @Owned PyObject inPlaceFloorDivide(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_FLOOR_DIVIDE, Slot.NB_FLOOR_DIVIDE);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "//=");
    }

    public static @Owned PyObject inPlaceTrueDivide(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_TRUE_DIVIDE, Slot.NB_TRUE_DIVIDE);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "/=");
    }

    public static @Owned PyObject inPlaceMatrixMultiply(ThreadState ts, PyObject a, PyObject b) {
        PyObject r = BinaryOps.applyInPlace(ts, a, b, Slot.NB_INPLACE_MATRIX_MULTIPLY, Slot.NB_MATRIX_MULTIPLY);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw BinaryOps.unsupported(a, b, "@=");
    }

    public static @Owned PyObject power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        PyObject r = BinaryOps.power(ts, a, b, mod);
        if (r != PyNotImplemented.NOT_IMPLEMENTED) {
            return r;
        }
        throw mod == PyNone.NONE
                ? BinaryOps.unsupported(a, b, "** or pow()")
                : Raise.typeError(
                        "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", PyType.of(a).name(), PyType.of(b).name(), PyType.of(mod).name());
    }

    public static @Owned PyObject inPlacePower(ThreadState ts, PyObject a, PyObject b) {
        Slots s = PyType.of(a).slots();
        if (s.has(Slot.NB_INPLACE_POWER)) {
            PyObject r = s.nb_inplace_power(ts, a, b, PyNone.NONE);
            if (r != PyNotImplemented.NOT_IMPLEMENTED) {
                return r;
            }
        }
        PyObject r = BinaryOps.power(ts, a, b, PyNone.NONE);
        if (r == PyNotImplemented.NOT_IMPLEMENTED) {
            throw BinaryOps.unsupported(a, b, "**=");
        }
        return r;
    }

    public static @Owned PyObject negative(ThreadState ts, PyObject o) {
        Slots s = PyType.of(o).slots();
        if (!s.has(Slot.NB_NEGATIVE)) {
            throw Raise.typeError("bad operand type for unary -: '%s'", PyType.of(o).name());
        }
        return s.nb_negative(ts, o);
    }

    public static @Owned PyObject positive(ThreadState ts, PyObject o) {
        Slots s = PyType.of(o).slots();
        if (!s.has(Slot.NB_POSITIVE)) {
            throw Raise.typeError("bad operand type for unary +: '%s'", PyType.of(o).name());
        }
        return s.nb_positive(ts, o);
    }

    public static @Owned PyObject invert(ThreadState ts, PyObject o) {
        Slots s = PyType.of(o).slots();
        if (!s.has(Slot.NB_INVERT)) {
            throw Raise.typeError("bad operand type for unary ~: '%s'", PyType.of(o).name());
        }
        return s.nb_invert(ts, o);
    }

    public static @Owned PyObject absolute(ThreadState ts, PyObject o) {
        Slots s = PyType.of(o).slots();
        if (!s.has(Slot.NB_ABSOLUTE)) {
            throw Raise.typeError("bad operand type for abs(): '%s'", PyType.of(o).name());
        }
        return s.nb_absolute(ts, o);
    }

    /** True if the object can be used as an index. */
    public static boolean isIndex(PyObject o) {
        return o instanceof PyLong || PyType.of(o).slots().has(Slot.NB_INDEX);
    }

    /** True if the object is a number: has {@code __index__}, {@code __int__} or {@code __float__}, or is complex. */
    public static boolean check(PyObject o) {
        Slots s = PyType.of(o).slots();
        return s.has(Slot.NB_INDEX) || s.has(Slot.NB_INT) || s.has(Slot.NB_FLOAT) || o instanceof io.github.typhon.objects.number.PyComplex;
    }

    /** The exact int behind {@code __index__}. */
    public static PyLong index(ThreadState ts, PyObject o) {
        if (o instanceof PyInt i) {
            return i;
        }
        PyLong plain = PyLong.unwrapOrNull(o);
        if (plain != null) {
            return plain instanceof PyBool b ? PyLong.of(b.longValue()) : plain;
        }
        Slots s = PyType.of(o).slots();
        if (!s.has(Slot.NB_INDEX)) {
            throw Raise.typeError("'%s' object cannot be interpreted as an integer", PyType.of(o).name());
        }
        PyObject r = s.nb_index(ts, o);
        try {
            PyLong v = PyLong.unwrapOrNull(r);
            if (v == null) {
                throw Raise.typeError("__index__ returned non-int (type %s)", PyType.of(r).name());
            }
            if (PyType.of(r) != PyLong.TYPE) {
                io.github.typhon.objects.spi.Warnings.strictSubclass(ts, "__index__ returned non-int", r, "int");
            }
            return v.plain();
        } finally {
            Refs.decref(ts, r);
        }
    }

    /** As index, in a Java long; too large raises the given error, or saturates if it is null. CPython: PyNumber_AsSsize_t. */
    public static long asSsize(ThreadState ts, PyObject o, PyType overflow) {
        if (o instanceof PyInt i) {
            return i.value();
        }
        PyLong v = index(ts, o);
        if (v.fitsLong()) {
            return v.longValue();
        }
        if (overflow == null) {
            return v.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        throw PyException.of(overflow, "cannot fit '" + PyType.of(o).name() + "' into an index-sized integer");
    }

    /** An int, in a Java long; what only has an {@code __index__} is none. CPython: PyLong_AsSsize_t. */
    public static long ssizeOfInt(PyObject o) {
        PyLong v = PyLong.unwrapOrNull(o);
        if (v == null) {
            throw Raise.typeError("an integer is required");
        }
        if (!v.fitsLong()) {
            throw Raise.overflowError("Python int too large to convert to C ssize_t");
        }
        return v.longValue();
    }

    /** As index, in a Java long; OverflowError as PyLong_AsLong. */
    public static long asLong(ThreadState ts, PyObject o) {
        if (o instanceof PyInt i) {
            return i.value();
        }
        PyLong v = index(ts, o);
        if (!v.fitsLong()) {
            throw Raise.overflowError("Python int too large to convert to C long");
        }
        return v.longValue();
    }

    public static int asInt(ThreadState ts, PyObject o) {
        long v = asLong(ts, o);
        if (v != (int) v) {
            throw Raise.overflowError(v > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
        }
        return (int) v;
    }

    /** A double by {@code __float__} or {@code __index__}. CPython: PyFloat_AsDouble. */
    public static double asDouble(ThreadState ts, PyObject o) {
        if (o instanceof PyFloat f) {
            return f.value();
        }
        if (o instanceof PyInt i) {
            return i.value();
        }
        return PyFloat.asDouble(ts, o);
    }
}
