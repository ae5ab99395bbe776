// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Errors that replace other errors. <p>Threads: stateless. */
final class Errors {
    private Errors() {}

    /** The second exception, with the first, which is used up, as its context. */
    static PyException chained(ThreadState ts, PyException first, PyException second) {
        PyObject context = first.takeValue(ts);
        ((PyBaseException) second.value(ts)).setContext(ts, context);
        return second;
    }
}
