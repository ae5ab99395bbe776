// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._elementtree;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;

/** {@code ParseError}, which tells the code and the place. */
final class TreeErrors {
    static final ErrorType PARSE_ERROR = new ErrorType("xml.etree.ElementTree", "ParseError", () -> Exc.SyntaxError);

    private TreeErrors() {}

    static PyException of(ThreadState ts, String message, int code, long line, long column) {
        PyObject error = Calls.call1(ts, PARSE_ERROR.of(ts), PyUnicode.of(message + ": line " + line + ", column " + column));
        PyObject place = PyTuple.of(ts, PyLong.of(line), PyLong.of(column));
        try {
            Objects.setAttr(ts, error, "code", PyLong.of(code));
            Objects.setAttr(ts, error, "position", place);
            return PyException.ofValue(Refs.newRef(ts, error));
        } finally {
            Refs.decref(ts, place);
            Refs.decref(ts, error);
        }
    }
}
