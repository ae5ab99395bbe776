// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;

/** The exceptions of everything that crosses interpreters. CPython: Python/crossinterp_exceptions.h. */
public final class CrossErrors {
    public static final ErrorType INTERPRETER = new ErrorType("concurrent.interpreters", "InterpreterError", () -> Exc.Exception);
    public static final ErrorType NOT_FOUND = new ErrorType("concurrent.interpreters", "InterpreterNotFoundError", INTERPRETER);
    public static final ErrorType NOT_SHAREABLE = new ErrorType("concurrent.interpreters", "NotShareableError", () -> Exc.TypeError);

    private CrossErrors() {}

    /** {@code NotShareableError(message) from cause}. */
    public static PyException notShareable(ThreadState ts, String message, @Stolen PyException cause) {
        return from(ts, PyException.of(NOT_SHAREABLE.of(ts), message), cause);
    }

    static PyException notShareable(ThreadState ts, PyObject o, @Stolen PyException cause) {
        return notShareable(ts, Objects.reprText(ts, o) + " does not support cross-interpreter data", cause);
    }

    /** {@code raise e from cause}. */
    public static PyException from(ThreadState ts, @Stolen PyException e, @Stolen PyException cause) {
        if (cause != null) {
            ((PyBaseException) e.value(ts)).setCause(ts, cause.takeValue(ts));
        }
        return e;
    }
}
