// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;

/** complex. */
@PyClass(name = "complex", flags = {PyType.BASETYPE, PyType.VALUE})
public final class PyComplex extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyComplexExposed());

    public static PyComplex unwrap(PyObject o) {
        return (PyComplex) o;
    }

    public boolean identical(PyComplex o) {
        return this == o;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }
}
