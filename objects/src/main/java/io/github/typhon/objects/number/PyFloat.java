// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;

import io.github.typhon.refcount.thread.ThreadState;

/** float. */
@PyClass(name = "float", flags = {PyType.BASETYPE, PyType.VALUE})
public final class PyFloat extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyFloatExposed());
    private final double value;

    public PyFloat(double value) {
        this.value = value;
    }

    public static PyFloat of(double v) {
        return new PyFloat(v);
    }

    public static PyFloat unwrap(PyObject o) {
        return (PyFloat) o;
    }

    public double value() {
        return value;
    }

    public static double asDouble(ThreadState ts, PyObject o) {
        throw new IllegalStateException();
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }
}
