// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.pyexpat;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.xml.XmlError;

/** {@code ExpatError}, which tells the code and the place. */
final class ExpatErrors {
    static final ErrorType ERROR = new ErrorType("xml.parsers.expat", "ExpatError", () -> Exc.Exception);

    private ExpatErrors() {}

    static PyException at(ThreadState ts, XmlError e, long line, long column) {
        return of(ts, e.message() + ": line " + line + ", column " + column, e.code(), line, column);
    }

    static PyException of(ThreadState ts, String message, int code, long line, long column) {
        PyObject error = Calls.call1(ts, ERROR.of(ts), PyUnicode.of(message));
        try {
            Objects.setAttr(ts, error, "code", PyLong.of(code));
            Objects.setAttr(ts, error, "offset", PyLong.of(column));
            Objects.setAttr(ts, error, "lineno", PyLong.of(line));
            return PyException.ofValue(Refs.newRef(ts, error));
        } finally {
            Refs.decref(ts, error);
        }
    }
}
