// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;

/** Runs frames for callers that are Java code. CPython: the frame evaluation function of PEP 523. */
public interface FrameEvaluator {
    /** Runs the frame until it returns or yields; {@code thrown}, if not null, is raised (stolen) at the frame's instruction first. */
    @Owned PyObject eval(PyThreadState ts, Frame frame, PyException thrown);

    /** Calls a function by its frameless code, if it has such code for these (borrowed) arguments and that may run now; else null. */
    @Owned PyObject callFrameless(PyThreadState ts, PyFunction fn, @Borrowed PyObject[] args);

    /** The same with two arguments. */
    @Owned PyObject callFrameless(PyThreadState ts, PyFunction fn, @Borrowed PyObject a, @Borrowed PyObject b);
}
