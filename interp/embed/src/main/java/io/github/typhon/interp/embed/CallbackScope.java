// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import java.util.ArrayList;
import java.util.List;

/**
 * What one call from Python into Java holds until it returns: the handles of its arguments, and the Python exceptions that its own calls back into Python
 * ended with, so that one that passes through goes on as the same object.
 * <p>Threads: confined to the thread of the call.
 */
final class CallbackScope {
    private final List<Value> handles = new ArrayList<>();
    private final List<PythonException> exceptions = new ArrayList<>();

    void add(Value handle) {
        handles.add(handle);
    }

    void add(PythonException e) {
        exceptions.add(e);
    }

    /** Closes the handles and drops the exception objects. */
    void close() {
        handles.forEach(Value::close);
        exceptions.forEach(PythonException::forget);
    }
}
