// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.ComplexMath;
import io.github.typhon.objects.number.ComplexMethods;
import io.github.typhon.objects.number.PreciseMath;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The functions of complex numbers; the algorithms are in {@link ComplexFunctions}. CPython: Modules/cmathmodule.c. */
@PyModule(name = "cmath", doc = "Mathematical functions for complex numbers.")
public final class CmathModule {
    private CmathModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("pi", new PyFloat(Math.PI));
        m.add("e", new PyFloat(Math.E));
        m.add("tau", new PyFloat(2 * Math.PI));
        m.add("inf", new PyFloat(Double.POSITIVE_INFINITY));
        m.add("infj", new PyComplex(0, Double.POSITIVE_INFINITY));
        m.add("nan", new PyFloat(Double.NaN));
        m.add("nanj", new PyComplex(0, Double.NaN));
    }

    private static PyComplex in(ThreadState ts, PyObject z) {
        return ComplexMethods.asComplex(ts, z);
    }

    @PyFunction(value = "($module, z, /)", doc = "The arc cosine of z.")
    static PyObject acos(ThreadState ts, PyObject z) {
        return ComplexFunctions.acos(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The inverse hyperbolic cosine of z.")
    static PyObject acosh(ThreadState ts, PyObject z) {
        return ComplexFunctions.acosh(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The arc sine of z.")
    static PyObject asin(ThreadState ts, PyObject z) {
        return ComplexFunctions.asin(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The inverse hyperbolic sine of z.")
    static PyObject asinh(ThreadState ts, PyObject z) {
        return ComplexFunctions.asinh(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The arc tangent of z.")
    static PyObject atan(ThreadState ts, PyObject z) {
        return ComplexFunctions.atan(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The inverse hyperbolic tangent of z.")
    static PyObject atanh(ThreadState ts, PyObject z) {
        return ComplexFunctions.atanh(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The cosine of z.")
    static PyObject cos(ThreadState ts, PyObject z) {
        return ComplexFunctions.cos(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The hyperbolic cosine of z.")
    static PyObject cosh(ThreadState ts, PyObject z) {
        return ComplexFunctions.cosh(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "e to the power of z.")
    static PyObject exp(ThreadState ts, PyObject z) {
        return ComplexFunctions.exp(in(ts, z));
    }

    @PyFunction(value = "($module, z, base=<unrepresentable>, /)", doc = "The logarithm of z to the given base; the natural one if there is none.")
    static PyObject log(ThreadState ts, PyObject z, PyObject base) {
        PyComplex n = ComplexFunctions.log(in(ts, z));
        if (base == null) {
            return n;
        }
        PyComplex d = ComplexFunctions.log(in(ts, base));
        try {
            return ComplexMath.divide(n.real(), n.imag(), d.real(), d.imag());
        } catch (PyException e) {
            e.discard(ts);
            throw MathErrors.domain();
        }
    }

    @PyFunction(value = "($module, z, /)", doc = "The base-10 logarithm of z.")
    static PyObject log10(ThreadState ts, PyObject z) {
        PyComplex r = ComplexFunctions.log(in(ts, z));
        double ln10 = 2.302585092994045684017991454684364208;
        return new PyComplex(r.real() / ln10, r.imag() / ln10);
    }

    @PyFunction(value = "($module, z, /)", doc = "The sine of z.")
    static PyObject sin(ThreadState ts, PyObject z) {
        return ComplexFunctions.sin(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The hyperbolic sine of z.")
    static PyObject sinh(ThreadState ts, PyObject z) {
        return ComplexFunctions.sinh(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The square root of z.")
    static PyObject sqrt(ThreadState ts, PyObject z) {
        return ComplexFunctions.sqrt(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The tangent of z.")
    static PyObject tan(ThreadState ts, PyObject z) {
        return ComplexFunctions.tan(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The hyperbolic tangent of z.")
    static PyObject tanh(ThreadState ts, PyObject z) {
        return ComplexFunctions.tanh(in(ts, z));
    }

    @PyFunction(value = "($module, z, /)", doc = "The argument of z, also called its phase angle.")
    static double phase(ThreadState ts, PyObject z) {
        PyComplex v = in(ts, z);
        return PreciseMath.atan2(v.imag(), v.real());
    }

    @PyFunction(value = "($module, z, /)", doc = "z in polar coordinates: its distance from 0 and its phase angle.")
    static PyObject polar(ThreadState ts, PyObject z) {
        PyComplex v = in(ts, z);
        double r = PreciseMath.hypot(v.real(), v.imag());
        if (Double.isInfinite(r) && Double.isFinite(v.real()) && Double.isFinite(v.imag())) {
            throw MathErrors.range();
        }
        return PyTuple.of(ts, new PyFloat(r), new PyFloat(PreciseMath.atan2(v.imag(), v.real())));
    }

    @PyFunction(value = "($module, r, phi, /)", doc = "The complex number with these polar coordinates.")
    static PyObject rect(double r, double phi) {
        return ComplexFunctions.rect(r, phi);
    }

    @PyFunction(value = "($module, z, /)", doc = "Whether both parts of z are finite.")
    static boolean isfinite(ThreadState ts, PyObject z) {
        PyComplex v = in(ts, z);
        return Double.isFinite(v.real()) && Double.isFinite(v.imag());
    }

    @PyFunction(value = "($module, z, /)", doc = "Whether a part of z is infinite.")
    static boolean isinf(ThreadState ts, PyObject z) {
        PyComplex v = in(ts, z);
        return Double.isInfinite(v.real()) || Double.isInfinite(v.imag());
    }

    @PyFunction(value = "($module, z, /)", doc = "Whether a part of z is NaN.")
    static boolean isnan(ThreadState ts, PyObject z) {
        PyComplex v = in(ts, z);
        return Double.isNaN(v.real()) || Double.isNaN(v.imag());
    }

    @PyFunction(value = "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
            doc = "Whether two complex numbers are close.\n\n  rel_tol\n    the largest difference relative to the larger one\n  abs_tol\n    the largest absolute difference")
    static boolean isclose(ThreadState ts, PyObject a, PyObject b, double rel_tol, double abs_tol) {
        PyComplex x = in(ts, a);
        PyComplex y = in(ts, b);
        if (rel_tol < 0 || abs_tol < 0) {
            throw io.github.typhon.objects.core.Raise.valueError("tolerances must be non-negative");
        }
        if (x.real() == y.real() && x.imag() == y.imag()) {
            return true;
        }
        if (Double.isInfinite(x.real()) || Double.isInfinite(x.imag()) || Double.isInfinite(y.real()) || Double.isInfinite(y.imag())) {
            return false;
        }
        double d = PreciseMath.hypot(x.real() - y.real(), x.imag() - y.imag());
        return d <= rel_tol * PreciseMath.hypot(y.real(), y.imag()) || d <= rel_tol * PreciseMath.hypot(x.real(), x.imag()) || d <= abs_tol;
    }
}
