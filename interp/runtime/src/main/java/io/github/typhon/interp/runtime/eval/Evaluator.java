// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.FrameEvaluator;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.refcount.count.PyObject;

/** What Java code calls Python functions by. */
final class Evaluator implements FrameEvaluator {
    @Override
    public PyObject eval(PyThreadState ts, Frame frame, PyException thrown) {
        return Interpreter.eval(ts, frame, thrown);
    }

    @Override
    public PyObject callFrameless(PyThreadState ts, PyFunction fn, PyObject[] args) {
        return FramelessCalls.fromJava(ts, fn, args);
    }

    @Override
    public PyObject callFrameless(PyThreadState ts, PyFunction fn, PyObject a, PyObject b) {
        return FramelessCalls.fromJava(ts, fn, a, b);
    }
}
