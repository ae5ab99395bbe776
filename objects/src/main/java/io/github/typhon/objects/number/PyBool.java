// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;

import java.math.BigInteger;

/** bool. */
@PyClass(name = "bool", base = PyLong.class, flags = {PyType.VALUE})
public final class PyBool extends PyLong {
    public static final PyType TYPE = PyType.builtin(new PyBoolExposed());
    public static final PyBool TRUE = new PyBool();
    public static final PyBool FALSE = new PyBool();

    public static PyBool of(boolean b) {
        return b ? TRUE : FALSE;
    }

    public static PyBool unwrap(PyObject o) {
        return (PyBool) o;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public long bitLength() {
        return longValue();
    }

    @Override
    public BigInteger bigValue() {
        return BigInteger.valueOf(longValue());
    }

    @Override
    public int signum() {
        return (int) longValue();
    }

    @Override
    public boolean fitsLong() {
        return true;
    }

    @Override
    public long longValue() {
        return this == TRUE ? 1 : 0;
    }
}
