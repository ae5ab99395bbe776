// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** An exact float without header.
 *  <p>Threads: immutable. Ownership: uncounted. Floats of equal bits are the same object to {@code is} and {@code id}.
 *  <p>CPython: PyFloatObject. Python face: {@link FloatMethods}. */
@PyClass(name = "float", signature = "(x=0, /)", flags = {PyType.BASETYPE, PyType.VALUE}, methods = FloatMethods.class,
        doc = "A floating-point number from a string or number, if possible.")
public final class PyFloat extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyFloatExposed());

    final double value;

    public PyFloat(double value) {
        this.value = value;
    }

    public static PyFloat of(double v) {
        return new PyFloat(v);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public double value() {
        return value;
    }

    public static boolean isFloat(PyObject o) {
        return unwrapOrNull(o) != null;
    }

    /** The plain float behind an instance of float or a subclass, else null. */
    public static PyFloat unwrapOrNull(PyObject o) {
        return o instanceof PyFloat v ? v : o instanceof PyValueInstance w && w.value() instanceof PyFloat v ? v : null;
    }

    /** As {@link #unwrapOrNull} for an object known to be a float. */
    public static PyFloat unwrap(PyObject o) {
        return o instanceof PyFloat v ? v : (PyFloat) ((PyValueInstance) o).value();
    }

    /** The double behind {@code __float__} or {@code __index__}. CPython: PyFloat_AsDouble. */
    public static double asDouble(ThreadState ts, PyObject o) {
        PyFloat f = unwrapOrNull(o);
        if (f != null) {
            return f.value;
        }
        Slots s = PyType.of(o).slots();
        if (s.has(Slot.NB_FLOAT)) {
            return fromSlot(ts, s, o);
        }
        if (s.has(Slot.NB_INDEX)) {
            return LongMath.toDouble(Numbers.index(ts, o));
        }
        throw Raise.typeError("must be real number, not %s", PyType.of(o).name());
    }

    static double fromSlot(ThreadState ts, Slots s, PyObject o) {
        PyObject r = s.nb_float(ts, o);
        try {
            PyFloat f = unwrapOrNull(r);
            if (f == null) {
                throw Raise.typeError("%s.__float__ returned non-float (type %s)", PyType.of(o).name(), PyType.of(r).name());
            }
            if (r != f) {
                Warnings.strictSubclass(ts, PyType.of(o).name() + ".__float__ returned non-float", r, "float");
            }
            return f.value;
        } finally {
            Refs.decref(ts, r);
        }
    }

    /** For Java's collections and tests: by bits, as identity is. */
    @Override
    public boolean equals(Object o) {
        return o instanceof PyFloat f && Double.doubleToRawLongBits(f.value) == Double.doubleToRawLongBits(value);
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return FloatText.repr(value);
    }
}
