// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.model;

import io.github.typhon.objects.number.PyLong;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.Function;

/** An interpreter, with a thread state for each of Lincheck's threads. */
class Threads {
    private final InterpreterState interp = new InterpreterState();
    private final ThreadLocal<ThreadState> own = ThreadLocal.withInitial(() -> new ThreadState(interp));

    final <T> T attached(Function<ThreadState, T> operation) {
        ThreadState ts = own.get();
        ts.attach();
        try {
            return operation.apply(ts);
        } finally {
            ts.detach();
        }
    }

    static Integer number(PyObject o) {
        return o == null ? null : (int) ((PyLong) o).longValue();
    }
}
