// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;

/** Calls of frameless code from a frame, and from Java code that a frame called. */
public final class FramelessCalls {
    private FramelessCalls() {}

    /** Whether this thread may run such code now: nobody traces or wants it to poll, and there is stack. */
    public static boolean mayEnter(PyThreadState ts) {
        return !ts.isBreakerSet() && !ts.instrumented && ts.nativeDepth < ts.compiledDepthLimit;
    }

    /** Before code that goes deep is entered from a frame: from where it counts, and how far it may go. */
    public static void begin(PyThreadState ts, Frame f) {
        ts.framelessDepth = f.depth;
        ts.framelessLimit = Math.min(ts.recursionLimit - 1, f.depth + ts.compiledDepthLimit);
    }

    /** Calls with n arguments that lie in an array, on behalf of the instruction at which the frame stands. */
    public static @Owned PyObject call(PyThreadState ts, Frame f, FramelessEntry e, PyFunction fn, @Borrowed PyObject[] r, int from, int n) {
        if (e.isDeep) begin(ts, f);
        PyObject v = switch (n) {
            case 0 -> e.call0(ts, fn);
            case 1 -> e.call1(ts, fn, r[from]);
            case 2 -> e.call2(ts, fn, r[from], r[from + 1]);
            case 3 -> e.call3(ts, fn, r[from], r[from + 1], r[from + 2]);
            case 4 -> e.call4(ts, fn, r[from], r[from + 1], r[from + 2], r[from + 3]);
            case 5 -> e.call5(ts, fn, r[from], r[from + 1], r[from + 2], r[from + 3], r[from + 4]);
            default -> e.call6(ts, fn, r[from], r[from + 1], r[from + 2], r[from + 3], r[from + 4], r[from + 5]);
        };
        return v != null ? v : Interpreter.runLeft(ts, f);
    }

    /** The function's frameless code for n arguments, if Java code may run it now; else null. */
    private static FramelessEntry entry(PyThreadState ts, PyFunction fn, int n) {
        PyCode code = fn.code;
        return code.frameless instanceof FramelessEntry e && code.simpleArgs && n == code.argcount && ts.entry != null && mayEnter(ts) ? e : null;
    }

    /** See {@link io.github.typhon.interp.runtime.frame.FrameEvaluator#callFrameless}. */
    static @Owned PyObject fromJava(PyThreadState ts, PyFunction fn, @Borrowed PyObject[] args) {
        FramelessEntry e = entry(ts, fn, args.length);
        if (e == null) return null;
        Frame f = ts.innermostFrame();
        if (f.depth >= ts.recursionLimit) return null;
        // The Java code may be a finalizer in the middle of frameless code.
        int depth = ts.framelessDepth;
        int limit = ts.framelessLimit;
        ts.nativeDepth++;
        try {
            return call(ts, f, e, fn, args, 0, args.length);
        } finally {
            ts.nativeDepth--;
            ts.framelessDepth = depth;
            ts.framelessLimit = limit;
        }
    }

    static @Owned PyObject fromJava(PyThreadState ts, PyFunction fn, @Borrowed PyObject a, @Borrowed PyObject b) {
        FramelessEntry e = entry(ts, fn, 2);
        if (e == null) return null;
        Frame f = ts.innermostFrame();
        if (f.depth >= ts.recursionLimit) return null;
        int depth = ts.framelessDepth;
        int limit = ts.framelessLimit;
        ts.nativeDepth++;
        try {
            if (e.isDeep) begin(ts, f);
            PyObject v = e.call2(ts, fn, a, b);
            return v != null ? v : Interpreter.runLeft(ts, f);
        } finally {
            ts.nativeDepth--;
            ts.framelessDepth = depth;
            ts.framelessLimit = limit;
        }
    }
}
