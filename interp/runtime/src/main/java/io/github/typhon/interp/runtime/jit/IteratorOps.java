// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.eval.FramelessCalls;
import io.github.typhon.interp.runtime.eval.Interpreter;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.Raised;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;

/**
 * What compiled loops call for iterators whose {@code __next__} is written in Python.
 * <p>Threads: as the instructions they stand for.
 */
public final class IteratorOps {
    private IteratorOps() {}

    /**
     * The next item, or null at the end.
     * @param fn what the iterator's class has
     * @param e  its code without a frame, held to be current; null for none
     */
    public static @Owned PyObject next(PyThreadState ts, Frame f, Insn at, PyObject it, PyFunction fn, FramelessEntry e) {
        f.at = at;
        try {
            PyObject v = null;
            if (e != null && FramelessCalls.mayEnter(ts)) {
                f.checkDepth(ts);
                if (e.isDeep) FramelessCalls.begin(ts, f);
                v = e.call1(ts, fn, it);
                if (v == null) v = Interpreter.runLeftOrRaised(ts, f);
            } else if (!ts.instrumented) {
                v = CompiledOps.callFramed(ts, f, at, fn, 1, it, null, null, null, null, null);
            }
            if (v != null) return v;
        } catch (PyException x) {
            return ended(ts, x);
        }
        Throwable raised = ts.takeRaised();
        return raised == null ? PyType.of(it).slots().tp_iternext(ts, it) : ended(ts, raised);
    }

    /** Null if the iterator is at its end; everything else is thrown on. */
    private static PyObject ended(PyThreadState ts, Throwable raised) {
        if (!(raised instanceof PyException x) || !x.matches(Exc.StopIteration)) throw Raised.thrown(raised);
        x.discard(ts);
        return null;
    }
}
