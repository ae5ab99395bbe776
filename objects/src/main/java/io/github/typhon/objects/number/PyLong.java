// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.PyValueInstance;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;
import java.math.BigInteger;

/** An int (or bool) without header: {@link PyInt} where 64 bits suffice, else {@link PyBigInt}, never the other way round.
 *  <p>Threads: immutable. Ownership: uncounted. Equal plain ints are the same object to {@code is} and {@code id}.
 *  <p>CPython: PyLongObject; there an array of digits, with a cache of small values. Python face: {@link LongMethods}. */
@PyClass(name = "int", flags = {PyType.BASETYPE, PyType.VALUE}, methods = LongMethods.class,
        doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nAn integer from a number or a string; 0 without arguments. Floats are cut\n"
                + "towards zero. With a base, x must be a str, bytes or bytearray that holds\nan integer literal in that base (2 to 36, or 0 to "
                + "obey the literal's own prefix).\n>>> int('0b101', base=0)\n5")
public abstract class PyLong extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyLongExposed());
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    PyLong() {}

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public static PyLong of(long v) {
        return new PyInt(v);
    }

    public static PyLong of(BigInteger v) {
        return v.bitLength() < 64 ? new PyInt(v.longValue()) : new PyBigInt(v);
    }

    /** The value of an unsigned 64-bit word. */
    public static PyLong ofUnsigned(long v) {
        return v >= 0 ? new PyInt(v) : new PyBigInt(BigInteger.valueOf(v).subtract(MIN).subtract(MIN));
    }

    /** An int, a bool or an instance of a subclass. */
    public static boolean isLong(PyObject o) {
        return unwrapOrNull(o) != null;
    }

    /** The plain int or bool behind an instance of int or a subclass, else null. */
    public static PyLong unwrapOrNull(PyObject o) {
        return o instanceof PyLong v ? v : o instanceof PyValueInstance w && w.value() instanceof PyLong v ? v : null;
    }

    /** As {@link #unwrapOrNull} for an object known to be an int. */
    public static PyLong unwrap(PyObject o) {
        return o instanceof PyLong v ? v : (PyLong) ((PyValueInstance) o).value();
    }

    public abstract boolean fitsLong();

    /** The value; only if {@link #fitsLong}. */
    public abstract long longValue();

    public abstract BigInteger bigValue();

    public abstract int signum();

    /** Bits of the absolute value. */
    public abstract long bitLength();

    /** Itself, but an int for a bool. */
    public PyLong plain() {
        return this;
    }

    public final boolean isZero() {
        return signum() == 0;
    }

    static int bitLength(long v) {
        return 64 - Long.numberOfLeadingZeros(v < 0 ? -v : v);
    }

    /** For Java's collections and tests: by value, bools included. */
    @Override
    public final boolean equals(Object o) {
        return o instanceof PyLong v && LongMath.equal(this, v);
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(NumericHash.of(this));
    }

    @Override
    public String toString() {
        return bigValue().toString();
    }
}
