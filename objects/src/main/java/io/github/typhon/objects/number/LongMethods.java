// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python face of int: its slots and methods. Two-operand slots unwrap either side and decline what is no int. */
final class LongMethods {
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

    private LongMethods() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return LongNew.construct(ts, type, args, kwnames);
    }

    static PyObject tp_repr(ThreadState ts, PyLong self) {
        return PyUnicode.of(LongFormat.decimal(ts, self));
    }

    static long tp_hash(ThreadState ts, PyLong self) {
        return NumericHash.of(self);
    }

    static PyObject tp_richcompare(ThreadState ts, PyLong self, PyObject other, int op) {
        PyLong o = PyLong.unwrapOrNull(other);
        return o == null ? NOT_IMPLEMENTED : PyBool.of(CompareOp.holds(LongMath.compare(self, o), op));
    }

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongMath.add(x, y);
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongMath.subtract(x, y);
    }

    static PyObject nb_multiply(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongMath.multiply(x, y);
    }

    static PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongMath.remainder(x, y);
    }

    static PyObject nb_floor_divide(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongMath.floorDivide(x, y);
    }

    static PyObject nb_true_divide(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : new PyFloat(LongMath.trueDivide(x, y));
    }

    static PyObject nb_divmod(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : pair(ts, LongMath.divmod(x, y));
    }

    static PyObject pair(ThreadState ts, PyLong[] two) {
        return PyTuple.of(ts, two[0], two[1]);
    }

    static PyObject nb_power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        if (mod == PyNone.NONE) {
            return LongPower.pow(x, y);
        }
        PyLong m = PyLong.unwrapOrNull(mod);
        return m == null ? NOT_IMPLEMENTED : LongPower.pow(x, y, m);
    }

    static PyObject nb_lshift(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongBits.lshift(x, y);
    }

    static PyObject nb_rshift(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongBits.rshift(x, y);
    }

    static PyObject nb_and(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongBits.and(x, y);
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongBits.or(x, y);
    }

    static PyObject nb_xor(ThreadState ts, PyObject a, PyObject b) {
        PyLong x = PyLong.unwrapOrNull(a);
        PyLong y = PyLong.unwrapOrNull(b);
        return x == null || y == null ? NOT_IMPLEMENTED : LongBits.xor(x, y);
    }

    static boolean nb_bool(ThreadState ts, PyLong self) {
        return self.signum() != 0;
    }

    static PyObject nb_negative(ThreadState ts, PyLong self) {
        return LongMath.negate(self);
    }

    static PyObject nb_positive(ThreadState ts, PyLong self) {
        return self.plain();
    }

    static PyObject nb_absolute(ThreadState ts, PyLong self) {
        return LongMath.absolute(self);
    }

    static PyObject nb_invert(ThreadState ts, PyLong self) {
        return LongBits.invert(self);
    }

    static PyObject nb_int(ThreadState ts, PyLong self) {
        return self.plain();
    }

    static PyObject nb_index(ThreadState ts, PyLong self) {
        return self.plain();
    }

    static PyObject nb_float(ThreadState ts, PyLong self) {
        return new PyFloat(LongMath.toDouble(self));
    }

    @PyMethod(value = "($self, /)", doc = "The number itself: an int is its own complex conjugate.")
    static PyObject conjugate(PyLong self) {
        return self.plain();
    }

    @PyMethod(value = "($self, /)", doc = "How many bits the absolute value needs.\n\n>>> (37).bit_length()\n6\n>>> (-1).bit_length()\n1")
    static long bit_length(PyLong self) {
        return self.bitLength();
    }

    @PyMethod(value = "($self, /)", doc = "How many ones the binary form of the absolute value has.\n\n>>> (13).bit_count()\n3\n>>> (-6).bit_count()\n2")
    static long bit_count(PyLong self) {
        return LongBits.bitCount(self);
    }

    private static boolean isLittle(PyUnicode order) {
        boolean little = order.equalsText("little");
        if (!little && !order.equalsText("big")) {
            throw Raise.valueError("byteorder must be either 'little' or 'big'");
        }
        return little;
    }

    @PyMethod(value = "($self, /, length=1, byteorder='big', *, signed=False)",
            doc = "The bytes of the number, two's complement if signed.\n\n  length\n    How many bytes; OverflowError if they do not suffice.\n"
                    + "  byteorder\n    'big' (most significant byte first) or 'little'.\n  signed\n    Whether negative numbers are allowed.")
    static PyObject to_bytes(PyLong self, long length, PyUnicode byteorder, boolean signed) {
        boolean little = isLittle(byteorder);
        return PyBytes.ofOwned(LongBits.toBytes(self, length, little, signed));
    }

    @PyClassMethod(value = "($type, /, bytes, byteorder='big', *, signed=False)",
            doc = "The number that the bytes stand for.\n\n  bytes\n    A bytes-like object or an iterable of numbers from 0 to 255.\n"
                    + "  byteorder\n    'big' (most significant byte first) or 'little'.\n  signed\n    Whether they are in two's complement.")
    static PyObject from_bytes(ThreadState ts, PyType type, PyObject bytes, PyUnicode byteorder, boolean signed) {
        boolean little = isLittle(byteorder);
        PyLong v = LongBits.fromBytes(LongNew.bytesOf(ts, bytes), little, signed);
        return type == PyLong.TYPE ? v : Calls.call1(ts, type, v);
    }

    @PyMethod(value = "($self, /)", doc = "The number and 1: a fraction in lowest terms.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n(-10, 1)\n"
            + ">>> (0).as_integer_ratio()\n(0, 1)")
    static PyObject as_integer_ratio(ThreadState ts, PyLong self) {
        return PyTuple.of(ts, self.plain(), PyLong.of(1));
    }

    @PyMethod(value = "($self, /)", doc = "The number itself.")
    static PyObject __trunc__(PyLong self) {
        return self.plain();
    }

    @PyMethod(value = "($self, /)", doc = "The number itself.")
    static PyObject __floor__(PyLong self) {
        return self.plain();
    }

    @PyMethod(value = "($self, /)", doc = "The number itself.")
    static PyObject __ceil__(PyLong self) {
        return self.plain();
    }

    @PyMethod(value = "($self, ndigits=None, /)", doc = "The number itself, or rounded to a multiple of a power of ten if ndigits is negative.")
    static PyObject __round__(ThreadState ts, PyLong self, PyObject ndigits) {
        return ndigits == PyNone.NONE ? self.plain() : LongRound.round(self, Numbers.index(ts, ndigits));
    }

    @PyMethod("($self, /)")
    static PyObject __getnewargs__(ThreadState ts, PyLong self) {
        return PyTuple.of(ts, self.plain());
    }

    @PyMethod(value = "($self, format_spec, /)", doc = "The number as text, laid out by format_spec.")
    static PyObject __format__(ThreadState ts, PyObject self, PyUnicode format_spec) {
        if (format_spec.length() == 0) {
            return Objects.str(ts, self);
        }
        return PyUnicode.of(IntFormat.format(ts, PyLong.unwrap(self), format_spec.toString(), PyType.of(self).name()));
    }

    // As CPython would answer: a header of 24 bytes and digits of 30 bits in 4 bytes each, at least one.
    @PyMethod(value = "($self, /)", doc = "The size in memory, in bytes.")
    static long __sizeof__(PyLong self) {
        return 24 + 4 * Math.max(1, (self.bitLength() + 29) / 30);
    }

    @PyMethod(value = "($self, /)", doc = "True: every int is an integer.")
    static boolean is_integer(PyLong self) {
        return true;
    }

    @PyGetter(value = "real", doc = "the real part of a complex number")
    static PyObject real(PyLong self) {
        return self.plain();
    }

    @PyGetter(value = "imag", doc = "the imaginary part of a complex number")
    static PyObject imag(PyLong self) {
        return new PyInt(0);
    }

    @PyGetter(value = "numerator", doc = "the numerator of a rational number in lowest terms")
    static PyObject numerator(PyLong self) {
        return self.plain();
    }

    @PyGetter(value = "denominator", doc = "the denominator of a rational number in lowest terms")
    static PyObject denominator(PyLong self) {
        return new PyInt(1);
    }
}
