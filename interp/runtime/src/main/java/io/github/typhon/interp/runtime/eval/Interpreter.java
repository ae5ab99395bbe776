// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.eval.insn.NodeBuilder;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.Raised;
import io.github.typhon.interp.runtime.function.PyGenBase;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;

/**
 * The driver loop: runs instruction nodes of one frame after the other. Calls between Python functions switch frames in here and use
 * no Java stack; native code that calls back starts another loop inside.
 * <p>Threads: any number of loops, each on its own thread state.
 * <p>CPython: _PyEval_EvalFrameDefault.
 */
public final class Interpreter {
    private Interpreter() {}

    /** Runs an entry frame to its end or its next yield. {@code thrown} (stolen, may be null) is raised where the frame stands. */
    public static @Owned PyObject eval(PyThreadState ts, Frame entry, @Stolen PyException thrown) {
        Frame outer = ts.entry;
        entry.outer = outer;
        entry.caller = null;
        entry.depth = outer == null ? 1 : ts.innermostFrame().depth + 1;
        if (entry.depth > ts.recursionLimit || ts.nativeDepth >= ts.interpreter.nativeDepthLimit) {
            thrown = tooDeep(ts, thrown);
        }
        ts.entry = entry;
        ts.nativeDepth++;
        // A finalizer may run in the middle of frameless code.
        int framelessDepth = ts.framelessDepth;
        int framelessLimit = ts.framelessLimit;
        try {
            return loop(ts, entry, thrown);
        } finally {
            ts.framelessDepth = framelessDepth;
            ts.framelessLimit = framelessLimit;
            ts.nativeDepth--;
            ts.entry = outer;
            entry.outer = null;
            PyGenBase.left(entry);
        }
    }

    /** Goes on with an entry frame that compiled code left: at its next instruction, or with the callee that it wants run. */
    public static @Owned PyObject resume(PyThreadState ts, Frame entry, boolean callee) {
        return loop(ts, callee ? entry.callee : entry, null);
    }

    /** Goes on with an entry frame whose compiled code threw: at its handler, or the exception is thrown on. */
    public static @Owned PyObject resumeThrown(PyThreadState ts, Frame entry, @Stolen Throwable t) {
        return loop(ts, Unwinder.unwind(ts, entry, null, t), null);
    }

    /** Runs the frames that frameless code left behind, called from {@code caller}, to the end of the outermost. */
    public static @Owned PyObject runLeft(PyThreadState ts, Frame caller) {
        PyObject v = runLeftOrRaised(ts, caller);
        if (v == null) throw Raised.thrown(ts.takeRaised());
        return v;
    }

    /** The same; null if the outermost frame raised what is in {@code ts.raised}. */
    public static @Owned PyObject runLeftOrRaised(PyThreadState ts, Frame caller) {
        Frame outer = ts.leftOuter;
        Frame inner = ts.leftInner;
        Throwable t = ts.leftThrown;
        ts.leftOuter = ts.leftInner = null;
        ts.leftThrown = null;
        int depth = caller.depth;
        for (Frame g = outer; g != null; g = g.callee) g.depth = ++depth;
        Frame below = ts.entry;
        outer.outer = below;
        ts.entry = outer;
        ts.nativeDepth++;
        try {
            if (t == null) return loop(ts, inner, null);
            Frame f = inner;
            while (Unwinder.passes(ts, f)) {
                Frame up = f.caller;
                t = Unwinder.passed(ts, f, t);
                if (up == null) {
                    ts.raised = t;
                    return null;
                }
                f = up;
            }
            return loop(ts, Unwinder.unwind(ts, f, null, t), null);
        } finally {
            ts.nativeDepth--;
            ts.entry = below;
            outer.outer = null;
        }
    }

    private static PyException tooDeep(PyThreadState ts, PyException thrown) {
        if (thrown != null) thrown.discard(ts);
        return Frame.tooDeep();
    }

    private static PyObject loop(PyThreadState ts, Frame f, PyException thrown) {
        if (thrown != null) {
            if (f.at == null) f.at = NodeBuilder.executable(f.code).at(0);
            f = Unwinder.unwind(ts, f, f.at, thrown, true);
        }
        for (;;) {
            Insn n = f.next;
            if (n == null) n = NodeBuilder.executable(f.code).at(0);
            try {
                PyObject[] r = f.r;
                for (;;) {
                    while (n != null) n = n.exec(ts, f, r);
                    Frame g = f.callee;
                    if (g == null) {
                        PyObject v = f.result;
                        f.result = null;
                        g = f.caller;
                        if (g == null) return v;
                        if (f.gen != null) {
                            f.caller = null;
                            PyGenBase.left(f);
                        }
                        g.callee = null;
                        f = g;
                        r = f.r;
                        n = f.next;
                        int d = f.dst;
                        if (d >= 0) {
                            PyObject old = r[d];
                            r[d] = v;
                            if (old instanceof RefCounted z) Refs.decref(ts, z);
                        } else {
                            f.result = v;
                        }
                    } else {
                        f = g;
                        r = f.r;
                        n = f.next;
                        if (n == null) n = NodeBuilder.executable(f.code).at(0);
                    }
                }
            } catch (Throwable t) {
                f = Unwinder.unwind(ts, f, n, t);
            }
        }
    }
}
