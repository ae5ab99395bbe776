// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.runtime.eval.insn.NodeBuilder;
import io.github.typhon.interp.runtime.eval.insn.TraceNode;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.Raised;
import io.github.typhon.interp.runtime.function.Exceptions;
import io.github.typhon.interp.runtime.function.PyGenBase;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.MemoryReserve;

/** Finds who handles an exception: releases what abandoned instructions and frames own, and writes the traceback on the way. */
public final class Unwinder {
    private Unwinder() {}

    /**
     * The frame that goes on, its {@code next} set to the handler; if none of this driver loop does, the exception is thrown to the
     * loop's caller. {@code n} is the instruction of {@code f} that raised.
     */
    static Frame unwind(PyThreadState ts, Frame f, Insn n, @Stolen Throwable t) {
        return unwind(ts, f, n, t, false);
    }

    /** @param thrown the exception is not the instruction's, but thrown into the frame (generator.throw) */
    static Frame unwind(PyThreadState ts, Frame f, Insn n, @Stolen Throwable t, boolean thrown) {
        f.callee = null;
        // A null node: the switch to or from the frame failed, which is accounted to where the frame stands; compiled code says itself where.
        if (n != null && !(n instanceof CompiledEntry) && n != Raised.INSN) f.at = n;
        PyException e = toPython(ts, t);
        boolean reraised = ts.reraising;
        int original = ts.reraisedPc;
        ts.reraising = false;
        ts.reraisedPc = -1;
        PyObject exc = materialize(ts, e);
        e = null;
        // One that comes out of a frame further down got its context there, or had it taken away.
        if (!reraised && (thrown || !hasTraceback(exc))) chain(ts, exc);
        if (thrown && ts.instrumented) exc = Tracer.thrown(ts, f, exc);
        for (;;) {
            if (!reraised) {
                addTraceback(ts, exc, f);
                if (ts.instrumented) exc = Tracer.exception(ts, f, Monitors.fireException(ts, f, MonitorEvent.RAISE, exc));
            } else if (ts.instrumented) {
                exc = Monitors.fireException(ts, f, MonitorEvent.RERAISE, exc);
            }
            reraised = false;
            int pc = f.pc();
            ExceptionEntry h = f.code.unit.handlerOf(pc);
            if (h != null) {
                if (ts.instrumented) exc = Monitors.fireException(ts, f, MonitorEvent.EXCEPTION_HANDLED, exc);
                enterHandler(ts, f, h, original >= 0 ? original : pc, exc);
                return f;
            }
            if (original >= 0) {
                f.at = NodeBuilder.executable(f.code).at(original);
                original = -1;
            }
            if (ts.instrumented) exc = Tracer.unwound(ts, f, Monitors.fireException(ts, f, MonitorEvent.PY_UNWIND, exc));
            Frame caller = f.caller;
            leave(ts, f);
            if (caller == null) throw toThrow(ts, exc);
            caller.callee = null;
            f = caller;
        }
    }

    /**
     * Compiled code of {@code f} threw, and goes on itself at the row's handler if that is where this exception goes: true, and the frame is ready for
     * that. Else false, and nothing was done: somebody is to be told, or another instruction raised.
     */
    public static boolean caught(PyThreadState ts, Frame f, @Stolen Throwable t, ExceptionEntry row) {
        int pc = f.pc();
        if (ts.instrumented || pc < row.start() || pc >= row.end()) return false;
        int original = ts.reraisedPc;
        PyObject exc = raised(ts, f, t);
        ready(ts, f, row, original >= 0 ? original : pc, exc);
        return true;
    }

    /** Whether what an entry frame's compiled code threw leaves the frame, and nobody is to be told. */
    public static boolean passes(PyThreadState ts, Frame f) {
        return !ts.instrumented && f.code.unit.handlerOf(f.pc()) == null;
    }

    /** The frame {@link #passes}: it is left, and the answer is to be thrown in its caller. */
    public static PyException passed(PyThreadState ts, Frame f, @Stolen Throwable t) {
        int original = ts.reraisedPc;
        PyObject exc = raised(ts, f, t);
        if (original >= 0) f.at = NodeBuilder.executable(f.code).at(original);
        leave(ts, f);
        return toThrow(ts, exc);
    }

    /** The exception object that an instruction of {@code f} threw, with its context and the entry for this frame. */
    private static @Owned PyObject raised(PyThreadState ts, Frame f, @Stolen Throwable t) {
        f.callee = null;
        PyException e = toPython(ts, t);
        boolean reraised = ts.reraising;
        ts.reraising = false;
        ts.reraisedPc = -1;
        PyObject exc = materialize(ts, e);
        if (!reraised) {
            if (!hasTraceback(exc)) chain(ts, exc);
            addTraceback(ts, exc, f);
        }
        return exc;
    }

    /** Without memory the exception stays without a context: it must reach its handler, and the frames on its way be left. */
    private static void chain(PyThreadState ts, PyObject exc) {
        try {
            Exceptions.chain(ts, exc);
        } catch (OutOfMemoryError e) {
            MemoryReserve.release();
        }
    }

    /** Without memory the traceback lacks this frame. */
    private static void addTraceback(PyThreadState ts, PyObject exc, Frame f) {
        try {
            Exceptions.addTraceback(ts, exc, f);
        } catch (OutOfMemoryError e) {
            MemoryReserve.release();
        }
    }

    /** What carries the exception to the caller of a driver loop or of compiled code. */
    private static PyException toThrow(PyThreadState ts, @Stolen PyObject exc) {
        try {
            return PyException.ofValue(exc);
        } catch (OutOfMemoryError e) {
            // It becomes a MemoryError of its own further out, where this one and all that its traceback holds is gone.
            Refs.decref(ts, exc);
            throw e;
        }
    }

    private static boolean hasTraceback(PyObject exc) {
        return ((PyBaseException) exc).hasTraceback();
    }

    /** @param lasti where the exception was raised first, for handlers that raise it again as from there */
    private static void enterHandler(PyThreadState ts, Frame f, ExceptionEntry h, int lasti, @Stolen PyObject exc) {
        ready(ts, f, h, lasti, exc);
        f.next = NodeBuilder.executable(f.code).handler(ts, h.handler());
        if (ts.instrumented && Tracer.isTraced(ts, f)) f.next = TraceNode.of(f, f.next);
    }

    private static void ready(PyThreadState ts, Frame f, ExceptionEntry h, int lasti, @Stolen PyObject exc) {
        f.releaseTemps(ts, h.depth());
        f.r[h.exc()] = exc;
        if (h.lasti()) f.r[h.exc() + 1] = new PyInt(lasti);
    }

    private static void leave(PyThreadState ts, Frame f) {
        f.releaseTemps(ts, f.code.nlocalsplus);
        if (f.gen != null && ((PyGenBase) f.gen).isRunning()) ((PyGenBase) f.gen).finished(ts);
        else f.finish(ts);
        // Not before: its frame object, if held, remembers the caller.
        f.caller = null;
    }

    /** The exception object, owned. Making it may itself raise: then that is the exception. */
    private static PyObject materialize(PyThreadState ts, PyException e) {
        for (int i = 0; ; i++) {
            try {
                return e.takeValue(ts);
            } catch (PyException x) {
                if (i > 4) throw x;
                e = x;
            } catch (StackOverflowError x) {
                e = Frame.tooDeep();
                if (i > 4) throw e;
            }
        }
    }

    private static PyException toPython(PyThreadState ts, Throwable t) {
        if (t instanceof PyException e) return e;
        if (t instanceof StackOverflowError) return Frame.tooDeep();
        if (t instanceof OutOfMemoryError) return Raise.outOfMemory();
        return JavaErrors.toPython(ts, t);
    }
}
