// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;

import java.math.BigInteger;

/** int. */
@PyClass(name = "int", flags = {PyType.BASETYPE, PyType.VALUE})
public abstract class PyLong extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyLongExposed());

    public static PyLong of(long v) {
        return new PyInt(v);
    }

    public static PyLong of(BigInteger v) {
        return v.bitLength() < 64 ? new PyInt(v.longValue()) : new PyBigInt(v);
    }

    public static PyLong unwrapOrNull(PyObject o) {
        return o instanceof PyLong l ? l : o instanceof io.github.typhon.objects.core.PyValueInstance v && v.value() instanceof PyLong l ? l : null;
    }

    public static PyLong unwrap(PyObject o) {
        return unwrapOrNull(o);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static long bitLength(long v) {
        return 64 - Long.numberOfLeadingZeros(Math.abs(v));
    }

    public abstract long bitLength();

    public abstract BigInteger bigValue();

    public abstract int signum();

    public abstract boolean fitsLong();

    public abstract long longValue();
}
