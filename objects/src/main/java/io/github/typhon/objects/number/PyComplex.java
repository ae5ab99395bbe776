// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;

/** An exact complex number without header.
 *  <p>Threads: immutable. Ownership: uncounted. Equal bits are the same object to {@code is} and {@code id}.
 *  <p>CPython: PyComplexObject. Python face: {@link ComplexMethods}. */
@PyClass(name = "complex", signature = "(real=0, imag=0)", flags = {PyType.BASETYPE, PyType.VALUE}, methods = ComplexMethods.class,
        doc = "A complex number from a string, a number, or its real and imaginary parts.")
public final class PyComplex extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyComplexExposed());

    final double real;
    final double imag;

    public PyComplex(double real, double imag) {
        this.real = real;
        this.imag = imag;
    }

    public static PyComplex of(double real, double imag) {
        return new PyComplex(real, imag);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public double real() {
        return real;
    }

    public double imag() {
        return imag;
    }

    /** The plain complex behind an instance of complex or a subclass, else null. */
    public static PyComplex unwrapOrNull(PyObject o) {
        return o instanceof PyComplex v ? v : o instanceof PyValueInstance w && w.value() instanceof PyComplex v ? v : null;
    }

    /** As {@link #unwrapOrNull} for an object known to be a complex. */
    public static PyComplex unwrap(PyObject o) {
        return o instanceof PyComplex v ? v : (PyComplex) ((PyValueInstance) o).value();
    }

    /** Whether Python takes both for one object. */
    public boolean identical(PyComplex o) {
        return Double.doubleToRawLongBits(real) == Double.doubleToRawLongBits(o.real)
                && Double.doubleToRawLongBits(imag) == Double.doubleToRawLongBits(o.imag);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PyComplex c && identical(c);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(real) + Double.hashCode(imag);
    }

    @Override
    public String toString() {
        return ComplexFormat.repr(real, imag);
    }
}
