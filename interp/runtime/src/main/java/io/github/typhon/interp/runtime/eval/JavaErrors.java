// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.Raised;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;

/** Java throwables that reach Python frames and are no Python exceptions: defects of native code, or wishes to end the thread. */
final class JavaErrors {
    private static final boolean TRACE = Boolean.getBoolean("typhon.javaErrors");

    private JavaErrors() {}

    /** A Python exception, or the throwable itself again if Python code must not catch it. */
    static PyException toPython(PyThreadState ts, Throwable t) {
        if (TRACE) t.printStackTrace();
        if (t instanceof RuntimeException) {
            StackTraceElement[] st = t.getStackTrace();
            return Raise.systemError("%s", t + (st.length > 0 ? " at " + st[0] : ""));
        }
        throw Raised.thrown(t);
    }
}
