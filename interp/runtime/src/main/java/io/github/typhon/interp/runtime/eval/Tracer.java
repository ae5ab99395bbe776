// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.eval.insn.TraceNode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyFrame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.Breaker;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/**
 * sys.settrace and sys.setprofile, and the switch that sys.monitoring shares with them. A thread that traces keeps a breaker bit set, so that RESUME notices and goes on in instrumented nodes;
 * threads that do not trace pay nothing.
 * <p>Threads: all state is the traced thread's own. CPython: Python/legacy_tracing.c, sysmodule.c.
 */
public final class Tracer {
    static final PyUnicode CALL = PyUnicode.intern("call");
    static final PyUnicode LINE = PyUnicode.intern("line");
    private static final PyUnicode RETURN = PyUnicode.intern("return");
    /** Told from RETURN by identity; trace functions see "return". */
    static final PyUnicode YIELD = PyUnicode.of("yield");
    /** An event of sys.monitoring: a jump has been decided. */
    static final PyUnicode JUMP = PyUnicode.of("jump");
    private static final PyUnicode EXCEPTION = PyUnicode.intern("exception");
    static final PyUnicode OPCODE = PyUnicode.intern("opcode");
    static final PyUnicode C_CALL = PyUnicode.intern("c_call");
    private static final PyUnicode C_RETURN = PyUnicode.intern("c_return");
    private static final PyUnicode C_EXCEPTION = PyUnicode.intern("c_exception");

    private Tracer() {}

    /** What trace functions, or the rules for jumps, call an event of sys.monitoring. */
    static PyUnicode event(MonitorEvent event) {
        return switch (event) {
            case PY_START -> CALL;
            case LINE -> LINE;
            case PY_YIELD -> YIELD;
            case JUMP, BRANCH_LEFT, BRANCH_RIGHT -> JUMP;
            case CALL, C_RETURN -> C_CALL;
            default -> EXCEPTION;
        };
    }

    /** sys.settrace: borrowed, null for none. */
    public static void setTrace(PyThreadState ts, PyObject function) {
        PyObject old = ts.traceFunction;
        ts.traceFunction = Refs.xnewRef(ts, function);
        update(ts);
        Refs.xdecref(ts, old);
    }

    /** sys.setprofile: borrowed, null for none. */
    public static void setProfile(PyThreadState ts, PyObject function) {
        PyObject old = ts.profileFunction;
        ts.profileFunction = Refs.xnewRef(ts, function);
        update(ts);
        Refs.xdecref(ts, old);
    }

    /** Calls something from inside a trace function as if it were outside: sys.call_tracing. */
    public static @Owned PyObject callTracing(PyThreadState ts, PyObject function, PyTuple args) {
        int outer = ts.tracing;
        ts.tracing = 0;
        update(ts);
        try {
            return Calls.call(ts, function, args.items, null);
        } finally {
            ts.tracing = outer;
            update(ts);
        }
    }

    /** For every thread of the interpreter: the trace function, or the profile function; borrowed, null for none. */
    public static void setAll(PyThreadState ts, PyObject function, boolean profile) {
        List<PyObject> old = new ArrayList<>();
        ts.interp.world().run(ts, () -> {
            for (ThreadState t : ts.interp.threads()) {
                if (!(t instanceof PyThreadState p)) continue;
                old.add(profile ? p.profileFunction : p.traceFunction);
                PyObject f = Refs.xnewRef(ts, function);
                if (profile) p.profileFunction = f;
                else p.traceFunction = f;
                update(p);
            }
        });
        for (PyObject o : old) Refs.xdecref(ts, o);
    }

    /** After a change of what sys.monitoring wants. */
    static void updateAll(PyThreadState ts) {
        ts.interp.world().run(ts, () -> {
            for (ThreadState t : ts.interp.threads()) {
                if (t instanceof PyThreadState p) update(p);
            }
        });
    }

    /** By the thread itself, or with the world stopped. */
    static void update(PyThreadState ts) {
        boolean wanted = ts.traceFunction != null || ts.profileFunction != null || ts.interpreter.monitored;
        ts.instrumented = ts.tracing == 0 && wanted;
        if (!wanted) return;
        keepAwake(ts);
        // Frames that wait for a callee go on instrumented; their own trace functions decide whether they report.
        for (Frame f = ts.currentFrame(); f != null; f = f.back()) {
            if (f.callee != null) f.next = TraceNode.of(f, f.next);
            else TraceNode.leadFrom(f);
        }
    }

    /** The bit is cleared by each poll. */
    public static void keepAwake(PyThreadState ts) {
        ts.signal(Breaker.AWAKE);
    }

    static boolean isTraced(PyThreadState ts, Frame f) {
        return f.pyFrame != null || Monitors.wanted(ts, f) != 0;
    }

    /** A frame starts, or resumes in the middle of a line: whether it is to run instrumented. */
    public static boolean start(PyThreadState ts, Frame f, boolean resumed) {
        int wanted = Monitors.wanted(ts, f);
        if (wanted != 0) Monitors.start(ts, f, resumed, wanted);
        if (ts.traceFunction == null && ts.profileFunction == null) return wanted != 0;
        PyFrame p = f.pyFrame(ts);
        p.lastLine = resumed ? f.line() : -1;
        p.lastPc = -1;
        if (ts.traceFunction != null) report(ts, p, ts.traceFunction, CALL, PyNone.NONE, true);
        if (ts.profileFunction != null) profile(ts, p, CALL, PyNone.NONE);
        return ts.instrumented;
    }

    /** An exception is thrown into a generator's frame, which resumes with it. */
    static @Owned PyObject thrown(PyThreadState ts, Frame f, @Stolen PyObject exc) {
        if (f.pyFrame != null) f.pyFrame.forgetLine();
        exc = Monitors.fireException(ts, f, MonitorEvent.PY_THROW, exc);
        if (ts.traceFunction == null && ts.profileFunction == null) return exc;
        try {
            PyFrame p = f.pyFrame(ts);
            p.forgetLine();
            if (ts.traceFunction != null) report(ts, p, ts.traceFunction, CALL, PyNone.NONE, true);
            if (ts.profileFunction != null) profile(ts, p, CALL, PyNone.NONE);
            return exc;
        } catch (PyException e) {
            Refs.decref(ts, exc);
            return e.takeValue(ts);
        }
    }

    /** Before an instruction: reports a new line, and the same one again after a jump back within it, which starts at {@code from} if that is not -1. */
    public static void line(PyThreadState ts, Frame f, int pc, int from) {
        PyFrame p = f.pyFrame;
        if (p == null || p.trace() == null || ts.traceFunction == null) return;
        if (p.lastLine == PyFrame.UNKNOWN) {
            p.lastPc = pc - 1;
            p.lastLine = pc > 0 ? f.code.lineOf(pc - 1) : -1;
        }
        int line = f.code.lineOf(pc);
        boolean back = pc <= p.lastPc;
        p.lastPc = pc;
        boolean again = back && f.code.lineOf(pc - 1) != line || from >= 0 && f.code.lineOf(from) == line;
        if (line > 0 && (line != p.lastLine || again)) {
            p.lastLine = line;
            if (p.wantsLines()) report(ts, p, p.trace(), LINE, PyNone.NONE, true);
        }
        if (p.wantsOpcodes() && p.trace() != null) report(ts, p, p.trace(), OPCODE, PyNone.NONE, true);
    }

    /** Before a generator yields: as a return, but jumps are allowed. */
    public static void yields(PyThreadState ts, Frame f, PyObject value) {
        leaves(ts, f, value, YIELD);
    }

    /** Before a frame returns. */
    public static void returns(PyThreadState ts, Frame f, PyObject value) {
        leaves(ts, f, value, RETURN);
    }

    /** The instruction that a trace function has jumped to since the last question, or -1. */
    public static int takeJump(Frame f) {
        PyFrame p = f.pyFrame;
        if (p == null || p.jumpTo < 0) return -1;
        int pc = p.jumpTo;
        p.jumpTo = -1;
        p.forgetLine();
        return pc;
    }

    private static void leaves(PyThreadState ts, Frame f, PyObject value, PyUnicode event) {
        PyFrame p = f.pyFrame;
        if (p == null) return;
        if (ts.traceFunction != null && p.trace() != null) report(ts, p, p.trace(), event, value, false);
        if (ts.profileFunction != null) profile(ts, p, RETURN, value);
    }

    /** Whether the frame's trace function hears of exceptions. */
    public static boolean wantsExceptions(PyThreadState ts, Frame f) {
        PyFrame p = f.pyFrame;
        return p != null && p.trace() != null && ts.traceFunction != null;
    }

    /** An exception passes through a frame; what the trace function raises takes its place. */
    public static @Owned PyObject exception(PyThreadState ts, Frame f, @Stolen PyObject exc) {
        if (!wantsExceptions(ts, f)) return exc;
        PyFrame p = f.pyFrame;
        PyObject tb = ((PyBaseException) exc).traceback(ts);
        PyObject arg = PyTuple.of(ts, Refs.newRef(ts, (PyObject) PyType.of(exc)), Refs.newRef(ts, exc), tb == null ? PyNone.NONE : tb);
        try {
            report(ts, p, p.trace(), EXCEPTION, arg, true);
            return exc;
        } catch (PyException e) {
            Refs.decref(ts, exc);
            return e.takeValue(ts);
        } finally {
            Refs.decref(ts, arg);
        }
    }

    /** A frame is left by an exception. */
    static @Owned PyObject unwound(PyThreadState ts, Frame f, @Stolen PyObject exc) {
        try {
            returns(ts, f, PyNone.NONE);
            return exc;
        } catch (PyException e) {
            Refs.decref(ts, exc);
            return e.takeValue(ts);
        }
    }

    /** Runs a call of a built-in callable between its events. */
    public static Insn builtinCall(PyThreadState ts, Frame f, PyObject[] r, PyObject callable, Insn call) {
        PyFrame p = f.pyFrame(ts);
        Refs.incref(ts, callable);
        try {
            profile(ts, p, C_CALL, callable);
            Insn n;
            try {
                n = call.exec(ts, f, r);
            } catch (PyException e) {
                if (ts.profileFunction != null) profile(ts, p, C_EXCEPTION, callable);
                throw e;
            }
            if (ts.profileFunction != null) profile(ts, p, C_RETURN, callable);
            return n;
        } finally {
            Refs.decref(ts, callable);
        }
    }

    private static void profile(PyThreadState ts, PyFrame p, PyUnicode event, PyObject arg) {
        PyObject f = Refs.newRef(ts, ts.profileFunction);
        PyObject v = null;
        ts.tracing++;
        ts.instrumented = false;
        try {
            v = Calls.call3(ts, f, p, event, arg);
        } catch (PyException e) {
            setProfile(ts, null);
            throw e;
        } finally {
            ts.tracing--;
            update(ts);
            Refs.xdecref(ts, v);
            Refs.decref(ts, f);
        }
    }

    /** Calls a trace function; its result becomes the frame's trace function if {@code keep}, None at the call event means none. */
    private static void report(PyThreadState ts, PyFrame p, PyObject function, PyUnicode event, PyObject arg, boolean keep) {
        PyObject f = Refs.newRef(ts, function);
        PyObject v = null;
        ts.tracing++;
        ts.instrumented = false;
        PyUnicode outer = p.tracedEvent;
        p.tracedEvent = event;
        try {
            v = Calls.call3(ts, f, p, event == YIELD ? RETURN : event, arg);
            if (keep && v != PyNone.NONE) p.setTrace(ts, v);
            else if (event == CALL) p.setTrace(ts, null);
        } catch (PyException e) {
            p.setTrace(ts, null);
            setTrace(ts, null);
            throw e;
        } finally {
            p.tracedEvent = outer;
            ts.tracing--;
            update(ts);
            Refs.xdecref(ts, v);
            Refs.decref(ts, f);
        }
    }
}
