// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.ErrorFactory;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.thread.ThreadState;

/** Errors about variables, with CPython's texts. */
public final class NameErrors {
    private NameErrors() {}

    public static PyException unboundLocal(PyUnicode name) {
        return PyException.of(Exc.UnboundLocalError, "cannot access local variable '" + name + "' where it is not associated with a value");
    }

    public static PyException unboundFree(PyUnicode name) {
        return PyException.of(Exc.NameError, "cannot access free variable '" + name + "' where it is not associated with a value in enclosing scope");
    }

    public static PyException plain(String message) {
        return PyException.of(Exc.NameError, message);
    }

    public static PyException notDefined(ThreadState ts, PyUnicode name) {
        return ErrorFactory.nameError(ts, name, "name '" + name + "' is not defined");
    }
}
