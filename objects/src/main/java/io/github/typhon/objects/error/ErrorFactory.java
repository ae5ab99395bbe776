// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Builds exceptions that carry more than a message. */
public final class ErrorFactory {
    private ErrorFactory() {}

    /** An AttributeError with name and obj (both borrowed). */
    public static PyException attributeError(ThreadState ts, PyObject object, PyUnicode name, String message) {
        return PyException.of(Exc.AttributeError, message);
    }

    /** Adds a note to an exception on its way. */
    public static void addNote(ThreadState ts, PyException e, String note) {
        io.github.typhon.refcount.count.Refs.decref(
                ts, io.github.typhon.objects.protocol.Calls.callMethod(ts, e.value(ts), "add_note", PyUnicode.of(note)));
    }
}
