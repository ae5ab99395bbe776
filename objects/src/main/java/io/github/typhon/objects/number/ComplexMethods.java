// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python face of complex. A real operand stays real, so that its missing imaginary part cannot disturb signs and infinities. */
public final class ComplexMethods {
    private static final PyObject NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;
    private static final PyUnicode COMPLEX_METHOD = PyUnicode.intern("__complex__");

    private ComplexMethods() {}

    private static boolean isReal(PyObject o) {
        return PyFloat.unwrapOrNull(o) != null || PyLong.unwrapOrNull(o) != null;
    }

    private static double real(PyObject o) {
        PyFloat f = PyFloat.unwrapOrNull(o);
        return f != null ? f.value : LongMath.toDouble(PyLong.unwrap(o));
    }

    /** The operand as a complex, or null. */
    private static PyComplex operand(PyObject o) {
        PyComplex c = PyComplex.unwrapOrNull(o);
        return c != null ? c : isReal(o) ? new PyComplex(real(o), 0) : null;
    }

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        PyComplex x = PyComplex.unwrapOrNull(a);
        PyComplex y = PyComplex.unwrapOrNull(b);
        if (x != null && y != null) {
            return new PyComplex(x.real + y.real, x.imag + y.imag);
        }
        if (x != null && isReal(b)) {
            return new PyComplex(x.real + real(b), x.imag);
        }
        return y != null && isReal(a) ? new PyComplex(real(a) + y.real, y.imag) : NOT_IMPLEMENTED;
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        PyComplex x = PyComplex.unwrapOrNull(a);
        PyComplex y = PyComplex.unwrapOrNull(b);
        if (x != null && y != null) {
            return new PyComplex(x.real - y.real, x.imag - y.imag);
        }
        if (x != null && isReal(b)) {
            return new PyComplex(x.real - real(b), x.imag);
        }
        return y != null && isReal(a) ? new PyComplex(real(a) - y.real, -y.imag) : NOT_IMPLEMENTED;
    }

    static PyObject nb_multiply(ThreadState ts, PyObject a, PyObject b) {
        PyComplex x = PyComplex.unwrapOrNull(a);
        PyComplex y = PyComplex.unwrapOrNull(b);
        if (x != null && y != null) {
            return ComplexMath.multiply(x.real, x.imag, y.real, y.imag);
        }
        if (x != null && isReal(b)) {
            double r = real(b);
            return new PyComplex(x.real * r, x.imag * r);
        }
        if (y != null && isReal(a)) {
            double r = real(a);
            return new PyComplex(r * y.real, r * y.imag);
        }
        return NOT_IMPLEMENTED;
    }

    static PyObject nb_true_divide(ThreadState ts, PyObject a, PyObject b) {
        PyComplex x = PyComplex.unwrapOrNull(a);
        PyComplex y = PyComplex.unwrapOrNull(b);
        if (x != null && y != null) {
            return ComplexMath.divide(x.real, x.imag, y.real, y.imag);
        }
        if (x != null && isReal(b)) {
            double r = real(b);
            if (r == 0) {
                throw LongMath.divisionByZero();
            }
            return new PyComplex(x.real / r, x.imag / r);
        }
        return y != null && isReal(a) ? ComplexMath.divideReal(real(a), y.real, y.imag) : NOT_IMPLEMENTED;
    }

    static PyObject nb_power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        PyComplex x = operand(a);
        PyComplex y = operand(b);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        if (mod != PyNone.NONE) {
            throw Raise.valueError("complex modulo");
        }
        return ComplexMath.pow(x.real, x.imag, y.real, y.imag);
    }

    static boolean nb_bool(ThreadState ts, PyComplex self) {
        return self.real != 0 || self.imag != 0;
    }

    static PyObject nb_negative(ThreadState ts, PyComplex self) {
        return new PyComplex(-self.real, -self.imag);
    }

    static PyObject nb_positive(ThreadState ts, PyComplex self) {
        return self;
    }

    static PyObject nb_absolute(ThreadState ts, PyComplex self) {
        return new PyFloat(ComplexMath.abs(self.real, self.imag));
    }

    static PyObject tp_repr(ThreadState ts, PyComplex self) {
        return PyUnicode.of(ComplexFormat.repr(self.real, self.imag));
    }

    static long tp_hash(ThreadState ts, PyComplex self) {
        return NumericHash.of(self.real, self.imag);
    }

    static PyObject tp_richcompare(ThreadState ts, PyComplex self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE) {
            return NOT_IMPLEMENTED;
        }
        boolean equal;
        PyComplex c = PyComplex.unwrapOrNull(other);
        if (c != null) {
            equal = self.real == c.real && self.imag == c.imag;
        } else if (PyFloat.unwrapOrNull(other) instanceof PyFloat f) {
            equal = self.real == f.value && self.imag == 0;
        } else if (PyLong.unwrapOrNull(other) instanceof PyLong i) {
            equal = self.imag == 0 && !Double.isNaN(self.real) && FloatMath.compare(self.real, i) == 0;
        } else {
            return NOT_IMPLEMENTED;
        }
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (args.length > 2) {
            throw Raise.typeError("complex() takes at most 2 arguments (%s given)", args.length);
        }
        PyObject r = npos > 0 ? args[0] : null;
        PyObject i = npos > 1 ? args[1] : null;
        for (int k = 0; k < nkw; k++) {
            boolean real = kwnames[k].equalsText("real");
            if (!real && !kwnames[k].equalsText("imag")) {
                throw Raise.typeError("complex() got an unexpected keyword argument '%s'", kwnames[k]);
            }
            if ((real ? r : i) != null) {
                throw Raise.typeError("argument for complex() given by name ('%s') and position (%s)", kwnames[k], real ? 1 : 2);
            }
            if (real) {
                r = args[npos + k];
            } else {
                i = args[npos + k];
            }
        }
        PyComplex v = i == null && nkw == 0 ? convert(ts, r) : combine(ts, r, i);
        return type == PyComplex.TYPE ? v : PyValueInstance.wrap(ts, type, v);
    }

    private static PyComplex convert(ThreadState ts, PyObject x) {
        if (x == null) {
            return new PyComplex(0, 0);
        }
        PyUnicode text = PyUnicode.unwrapOrNull(x);
        if (text != null) {
            PyComplex v = ComplexParse.parse(text.toString());
            if (v == null) {
                if (ComplexParse.isUnderscoreMisplaced(text.toString())) {
                    throw Raise.valueError("could not convert string to complex: %s", Objects.reprText(ts, x));
                }
                throw Raise.valueError("complex() arg is a malformed string");
            }
            return v;
        }
        PyComplex c = complexOrNull(ts, x);
        if (c != null) {
            return c;
        }
        Slots s = PyType.of(x).slots();
        if (!s.has(Slot.NB_FLOAT) && !s.has(Slot.NB_INDEX)) {
            throw Raise.typeError("complex() argument must be a string or a number, not %s", TypeMethods.fullName(ts, PyType.of(x)));
        }
        return new PyComplex(PyFloat.asDouble(ts, x), 0);
    }

    /** By being one or by {@code __complex__}; else null. */
    private static PyComplex complexOrNull(ThreadState ts, PyObject x) {
        PyComplex c = PyComplex.unwrapOrNull(x);
        if (x instanceof PyComplex) {
            return c;
        }
        PyObject r = SlotCalls.callSpecial(ts, x, COMPLEX_METHOD);
        if (r == null) {
            return c;
        }
        try {
            PyComplex v = PyComplex.unwrapOrNull(r);
            if (v == null) {
                throw Raise.typeError("__complex__ returned non-complex (type %s)", PyType.of(r).name());
            }
            if (r != v) {
                Warnings.strictSubclass(ts, "__complex__ returned non-complex", r, "complex");
            }
            return v;
        } finally {
            Refs.decref(ts, r);
        }
    }

    private static PyComplex combine(ThreadState ts, PyObject r, PyObject i) {
        double re = 0;
        double im = 0;
        if (r != null) {
            PyComplex c = PyUnicode.unwrapOrNull(r) != null ? null : complexOrNull(ts, r);
            if (c != null) {
                notReal(ts, r, "real");
                re = c.real;
                im = c.imag;
            } else {
                re = part(ts, r, "real");
            }
        }
        if (i != null) {
            PyComplex c = PyComplex.unwrapOrNull(i);
            if (c != null) {
                notReal(ts, i, "imag");
                re -= c.imag;
                im += c.real;
            } else {
                double v = part(ts, i, "imag");
                im = r != null && im != 0 ? im + v : v;
            }
        }
        return new PyComplex(re, im);
    }

    private static void notReal(ThreadState ts, PyObject x, String name) {
        Warnings.deprecated(ts, "complex() argument '" + name + "' must be a real number, not " + PyType.of(x).name());
    }

    private static double part(ThreadState ts, PyObject x, String name) {
        Slots s = PyType.of(x).slots();
        if (!s.has(Slot.NB_FLOAT) && !s.has(Slot.NB_INDEX)) {
            throw Raise.typeError("complex() argument '%s' must be a real number, not %s", name, PyType.of(x).name());
        }
        return PyFloat.asDouble(ts, x);
    }

    /** The value of anything that converts to complex. CPython: PyComplex_AsCComplex. */
    public static PyComplex asComplex(ThreadState ts, PyObject x) {
        PyComplex c = PyComplex.unwrapOrNull(x);
        if (c == null) {
            c = complexOrNull(ts, x);
        }
        return c != null ? c : new PyComplex(PyFloat.asDouble(ts, x), 0);
    }

    @PyClassMethod(value = "($type, number, /)", doc = "A complex number from a number.")
    static PyObject from_number(ThreadState ts, PyType type, PyObject number) {
        PyComplex v = asComplex(ts, number);
        return type == PyComplex.TYPE ? v : Calls.call1(ts, type, v);
    }

    @PyMethod(value = "($self, /)", doc = "The number with the opposite imaginary part.")
    static PyObject conjugate(PyComplex self) {
        return new PyComplex(self.real, -self.imag);
    }

    @PyMethod(value = "($self, /)", doc = "The number as an exact complex.")
    static PyObject __complex__(PyComplex self) {
        return self;
    }

    @PyMethod("($self, /)")
    static PyObject __getnewargs__(ThreadState ts, PyComplex self) {
        return PyTuple.of(ts, new PyFloat(self.real), new PyFloat(self.imag));
    }

    @PyMethod(value = "($self, format_spec, /)", doc = "The number as text, laid out by format_spec.")
    static PyObject __format__(ThreadState ts, PyObject self, PyUnicode format_spec) {
        if (format_spec.length() == 0) {
            return Objects.str(ts, self);
        }
        PyComplex v = PyComplex.unwrap(self);
        return PyUnicode.of(ComplexFormat.format(v.real, v.imag, format_spec.toString(), PyType.of(self).name()));
    }

    @PyGetter(value = "real", member = true, doc = "the real part of a complex number")
    static PyObject getReal(PyComplex self) {
        return new PyFloat(self.real);
    }

    @PyGetter(value = "imag", member = true, doc = "the imaginary part of a complex number")
    static PyObject getImag(PyComplex self) {
        return new PyFloat(self.imag);
    }
}
