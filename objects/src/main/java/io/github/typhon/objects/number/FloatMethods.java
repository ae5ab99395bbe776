// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/** The Python face of float: its slots and methods. CPython: Objects/floatobject.c. */
final class FloatMethods {
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

    private FloatMethods() {}

    /** True if the operand is a float or an int. */
    private static boolean isOperand(PyObject o) {
        return o instanceof PyFloat || o instanceof PyLong || PyFloat.unwrapOrNull(o) != null || PyLong.unwrapOrNull(o) != null;
    }

    private static double operand(PyObject o) {
        PyFloat f = PyFloat.unwrapOrNull(o);
        return f != null ? f.value : LongMath.toDouble(PyLong.unwrap(o));
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0 && !NewArgs.overridesInit(type)) {
            throw Raise.typeError("float() takes no keyword arguments");
        }
        int n = args.length - (kwnames == null ? 0 : kwnames.length);
        if (n > 1) {
            throw Raise.typeError("float expected at most 1 argument, got %s", n);
        }
        double v = n == 0 ? 0.0 : convert(ts, args[0]);
        return type == PyFloat.TYPE ? new PyFloat(v) : PyValueInstance.wrap(ts, type, new PyFloat(v));
    }

    private static double convert(ThreadState ts, PyObject x) {
        if (x instanceof PyFloat f) {
            return f.value;
        }
        if (x instanceof PyInt i) {
            return i.value;
        }
        Slots s = PyType.of(x).slots();
        if (s.has(Slot.NB_FLOAT)) {
            return PyFloat.fromSlot(ts, s, x);
        }
        if (s.has(Slot.NB_INDEX)) {
            return LongMath.toDouble(Numbers.index(ts, x));
        }
        PyUnicode text = PyUnicode.unwrapOrNull(x);
        if (text != null) {
            return parse(ts, text.toString(), x);
        }
        if (s.has(Slot.BF_GETBUFFER)) {
            byte[] b = LongNew.bytesOf(ts, x);
            StringBuilder t = new StringBuilder(new String(b, StandardCharsets.ISO_8859_1));
            for (int i = 0; i < t.length(); i++) {
                if (t.charAt(i) > 127) {
                    t.setCharAt(i, '?');
                }
            }
            return parse(ts, t.toString(), x);
        }
        throw Raise.typeError("float() argument must be a string or a real number, not '%s'", PyType.of(x).name());
    }

    private static double parse(ThreadState ts, String text, PyObject shown) {
        Double v = FloatParse.parse(text);
        if (v == null) {
            throw Raise.valueError("could not convert string to float: %s", Objects.reprText(ts, shown));
        }
        return v;
    }

    static PyObject tp_repr(ThreadState ts, PyFloat self) {
        return PyUnicode.of(FloatText.repr(self.value));
    }

    static long tp_hash(ThreadState ts, PyObject self) {
        double v = PyFloat.unwrap(self).value;
        return Double.isNaN(v) ? Hashing.identity(self) : NumericHash.of(v);
    }

    static PyObject tp_richcompare(ThreadState ts, PyFloat self, PyObject other, int op) {
        double a = self.value;
        PyFloat f = PyFloat.unwrapOrNull(other);
        if (f != null) {
            return PyBool.of(compare(a, f.value, op));
        }
        PyLong i = PyLong.unwrapOrNull(other);
        if (i == null) {
            return NOT_IMPLEMENTED;
        }
        return PyBool.of(Double.isNaN(a) ? op == CompareOp.NE : CompareOp.holds(FloatMath.compare(a, i), op));
    }

    static boolean compare(double a, double b, int op) {
        return switch (op) {
            case CompareOp.LT -> a < b;
            case CompareOp.LE -> a <= b;
            case CompareOp.EQ -> a == b;
            case CompareOp.NE -> a != b;
            case CompareOp.GT -> a > b;
            default -> a >= b;
        };
    }

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        return isOperand(a) && isOperand(b) ? new PyFloat(operand(a) + operand(b)) : NOT_IMPLEMENTED;
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        return isOperand(a) && isOperand(b) ? new PyFloat(operand(a) - operand(b)) : NOT_IMPLEMENTED;
    }

    static PyObject nb_multiply(ThreadState ts, PyObject a, PyObject b) {
        return isOperand(a) && isOperand(b) ? new PyFloat(operand(a) * operand(b)) : NOT_IMPLEMENTED;
    }

    static PyObject nb_true_divide(ThreadState ts, PyObject a, PyObject b) {
        return isOperand(a) && isOperand(b) ? new PyFloat(FloatMath.divide(operand(a), operand(b))) : NOT_IMPLEMENTED;
    }

    static PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        return isOperand(a) && isOperand(b) ? new PyFloat(FloatMath.remainder(operand(a), operand(b))) : NOT_IMPLEMENTED;
    }

    static PyObject nb_floor_divide(ThreadState ts, PyObject a, PyObject b) {
        return isOperand(a) && isOperand(b) ? new PyFloat(FloatMath.floorDivide(operand(a), operand(b))) : NOT_IMPLEMENTED;
    }

    static PyObject nb_divmod(ThreadState ts, PyObject a, PyObject b) {
        if (!isOperand(a) || !isOperand(b)) {
            return NOT_IMPLEMENTED;
        }
        double x = operand(a);
        double y = operand(b);
        return PyTuple.of(ts, new PyFloat(FloatMath.floorDivide(x, y)), new PyFloat(FloatMath.remainder(x, y)));
    }

    static PyObject nb_power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        if (mod != PyNone.NONE) {
            throw Raise.typeError("pow() 3rd argument not allowed unless all arguments are integers");
        }
        if (!isOperand(a) || !isOperand(b)) {
            return NOT_IMPLEMENTED;
        }
        double x = operand(a);
        double y = operand(b);
        if (FloatMath.powIsComplex(x, y)) {
            return ComplexMath.pow(x, 0, y, 0);
        }
        return new PyFloat(FloatMath.pow(x, y));
    }

    static boolean nb_bool(ThreadState ts, PyFloat self) {
        return self.value != 0;
    }

    static PyObject nb_negative(ThreadState ts, PyFloat self) {
        return new PyFloat(-self.value);
    }

    static PyObject nb_positive(ThreadState ts, PyFloat self) {
        return self;
    }

    static PyObject nb_absolute(ThreadState ts, PyFloat self) {
        return new PyFloat(Math.abs(self.value));
    }

    static PyObject nb_int(ThreadState ts, PyFloat self) {
        return FloatMath.toInt(self.value);
    }

    static PyObject nb_float(ThreadState ts, PyFloat self) {
        return self;
    }

    @PyClassMethod(value = "($type, number, /)", doc = "A float from a real number.")
    static PyObject from_number(ThreadState ts, PyType type, PyObject number) {
        if (number instanceof PyFloat && type == PyFloat.TYPE) {
            return number;
        }
        PyFloat v = new PyFloat(PyFloat.asDouble(ts, number));
        return type == PyFloat.TYPE ? v : Calls.call1(ts, type, v);
    }

    @PyMethod(value = "($self, /)", doc = "The number itself: a float is its own complex conjugate.")
    static PyObject conjugate(PyFloat self) {
        return self;
    }

    @PyMethod(value = "($self, /)", doc = "The integer part.")
    static PyObject __trunc__(PyFloat self) {
        return FloatMath.toInt(self.value);
    }

    @PyMethod(value = "($self, /)", doc = "The greatest int that is not greater.")
    static PyObject __floor__(PyFloat self) {
        return FloatMath.toInt(Math.floor(self.value));
    }

    @PyMethod(value = "($self, /)", doc = "The least int that is not less.")
    static PyObject __ceil__(PyFloat self) {
        return FloatMath.toInt(Math.ceil(self.value));
    }

    @PyMethod(value = "($self, ndigits=None, /)", doc = "The nearest int, half to even; with ndigits, the float nearest to the number rounded in decimal.")
    static PyObject __round__(ThreadState ts, PyFloat self, PyObject ndigits) {
        if (ndigits == PyNone.NONE) {
            return FloatMath.round(self.value);
        }
        return new PyFloat(FloatMath.round(self.value, Numbers.asSsize(ts, ndigits, null)));
    }

    @PyMethod(value = "($self, /)", doc = "The exact value as a fraction: numerator and positive denominator, in lowest terms.\n\n"
            + ">>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n(0, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)")
    static PyObject as_integer_ratio(ThreadState ts, PyFloat self) {
        return LongMethods.pair(ts, FloatMath.integerRatio(self.value));
    }

    @PyClassMethod(value = "($type, string, /)", doc = "A float from hexadecimal text.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n"
            + ">>> float.fromhex('-0x1p-3')\n-0.125")
    static PyObject fromhex(ThreadState ts, PyType type, PyObject string) {
        PyUnicode text = PyUnicode.unwrapOrNull(string);
        if (text == null) {
            throw Raise.typeError("bad argument type for built-in operation");
        }
        PyFloat v = new PyFloat(FloatHex.parse(text.toString()));
        return type == PyFloat.TYPE ? v : Calls.call1(ts, type, v);
    }

    @PyMethod(value = "($self, /)", doc = "The exact value in hexadecimal.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n"
            + ">>> (0.75).hex()\n'0x1.8000000000000p-1'")
    static String hex(PyFloat self) {
        return FloatHex.hex(self.value);
    }

    @PyMethod(value = "($self, /)", doc = "Whether the number is an integer.")
    static boolean is_integer(PyFloat self) {
        return !Double.isInfinite(self.value) && Math.floor(self.value) == self.value;
    }

    @PyMethod("($self, /)")
    static PyObject __getnewargs__(ThreadState ts, PyFloat self) {
        return PyTuple.of(ts, self);
    }

    @PyClassMethod(value = "($type, typestr, /)", doc = "For Python's tests: how C's 'double' or 'float' is stored.")
    static PyObject __getformat__(PyType type, PyUnicode typestr) {
        if (!typestr.equalsText("double") && !typestr.equalsText("float")) {
            throw Raise.valueError("__getformat__() argument 1 must be 'double' or 'float'");
        }
        return PyUnicode.of("IEEE, little-endian");
    }

    @PyMethod(value = "($self, format_spec, /)", doc = "The number as text, laid out by format_spec.")
    static PyObject __format__(ThreadState ts, PyObject self, PyUnicode format_spec) {
        if (format_spec.length() == 0) {
            return Objects.str(ts, self);
        }
        return PyUnicode.of(FloatFormat.format(PyFloat.unwrap(self).value, format_spec.toString(), PyType.of(self).name()));
    }

    @PyGetter(value = "real", doc = "the real part of a complex number")
    static PyObject real(PyFloat self) {
        return self;
    }

    @PyGetter(value = "imag", doc = "the imaginary part of a complex number")
    static PyObject imag(PyFloat self) {
        return new PyFloat(0);
    }
}
