// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.code.CodeView;
import io.github.typhon.interp.runtime.eval.MonitorEvent;
import io.github.typhon.interp.runtime.eval.Monitors;
import io.github.typhon.interp.runtime.eval.Tracer;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.function.PyMethod;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** What sys.monitoring hears of single instructions. {@code wanted} are the bits of the events that any tool wants.
 *  <p>Re-entry: every callback is Python; what it raises is raised by the instruction. */
final class MonitorPoints {
    private static final int JUMPS = MonitorEvent.JUMP.bit() | MonitorEvent.BRANCHES;

    private MonitorPoints() {}

    /** Before a whole instruction; {@code from} is what the frame ran last, or null. */
    static void before(PyThreadState ts, Frame f, PyObject[] r, Insn from, Insn plain, int wanted) {
        int pc = plain.pc;
        if ((wanted & MonitorEvent.JUMP.bit()) != 0 && from != null) looped(ts, f, from.pc, pc);
        if ((wanted & MonitorEvent.LINE.bit()) != 0) Monitors.line(ts, f, pc);
        if ((wanted & MonitorEvent.INSTRUCTION.bit()) != 0) Monitors.fire(ts, f, MonitorEvent.INSTRUCTION, pc);
        if (plain instanceof CallInsns.Return n) {
            if ((wanted & MonitorEvent.PY_RETURN.bit()) != 0) Monitors.fire(ts, f, MonitorEvent.PY_RETURN, pc, n.a(r));
        } else if (plain instanceof GeneratorInsns.YieldValue n && (wanted & MonitorEvent.PY_YIELD.bit()) != 0) {
            Monitors.fire(ts, f, MonitorEvent.PY_YIELD, pc, n.a(r));
        }
    }

    /** Runs an instruction between its events. */
    static Insn exec(PyThreadState ts, Frame f, PyObject[] r, Insn plain, int wanted) {
        if ((wanted & MonitorEvent.CALL.bit()) != 0) {
            if (plain instanceof CallInsns.Call c) return call(ts, f, r, plain, c.base(), c.argc());
            if (plain instanceof CallInsns.CallKw c) return call(ts, f, r, plain, c.dst, c.argc());
            if (plain instanceof CallInsns.CallEx c) return call(ts, f, r, plain, c.base(), -1);
        }
        boolean resumed = plain instanceof IterateInsns.ForIter.Resume || plain instanceof GeneratorInsns.Send.Resume;
        boolean ended = resumed && !ts.yielded && ((wanted & MonitorEvent.STOP_ITERATION.bit()) != 0 || Tracer.wantsExceptions(ts, f));
        Insn n = ended ? ended(ts, f, r, plain)
                : plain instanceof IterateInsns.ForIter loop && isPython(ts, r[loop.a]) ? loop.watched(ts, f, r) : plain.exec(ts, f, r);
        if (n == null || (wanted & JUMPS) == 0) return n;
        if (plain instanceof Op.Jump j) jumped(ts, f, j, n, wanted);
        else if (plain instanceof IterateInsns.ForIter.Resume of) jumped(ts, f, of.loop, n, wanted);
        return n;
    }

    /** Whether an iterator's {@code __next__} is written in Python. */
    private static boolean isPython(PyThreadState ts, PyObject iterator) {
        PyType type = PyType.of(iterator);
        PyObject next = type.isHeapType() ? type.lookup(ts, Names.__next__) : null;
        Refs.xdecref(ts, next);
        return next instanceof PyFunction;
    }

    private static Insn call(PyThreadState ts, Frame f, PyObject[] r, Insn plain, int base, int argc) {
        PyObject callable = r[base];
        PyObject first;
        if (argc < 0) {
            first = r[base + 1] instanceof PyTuple t && t.size() > 0 ? t.get(0) : null;
        } else if (r[base + 1] != null) {
            first = r[base + 1];
        } else if (callable instanceof PyMethod m) {
            callable = m.function();
            first = m.self();
        } else if (callable instanceof PyBuiltinFunction b && b.self() != null && !(b.self() instanceof PyModule)) {
            first = b.self();
        } else {
            first = argc > 0 ? r[base + 2] : null;
        }
        Refs.incref(ts, callable);
        PyObject argument = first == null ? Monitors.of(ts).marker(ts, false) : Refs.newRef(ts, first);
        try {
            Monitors.fire(ts, f, MonitorEvent.CALL, plain.pc, callable, argument);
            Insn n;
            try {
                // A class runs its __init__ from in here, so that its end is the end of the call.
                n = plain instanceof CallInsns.Call c && callable instanceof PyType ? c.generic(ts, f, r) : plain.exec(ts, f, r);
            } catch (PyException e) {
                if (!(callable instanceof PyFunction)) raised(ts, f, plain, callable, argument, e);
                throw e;
            }
            if (n != null && !(callable instanceof PyFunction)) Monitors.fire(ts, f, MonitorEvent.C_RETURN, plain.pc, callable, argument);
            return n;
        } finally {
            Refs.decref(ts, callable);
            Refs.decref(ts, argument);
        }
    }

    /** C_RAISE, with the exception set aside. */
    private static void raised(PyThreadState ts, Frame f, Insn plain, PyObject callable, PyObject argument, PyException e) {
        try {
            Monitors.fire(ts, f, MonitorEvent.C_RAISE, plain.pc, callable, argument);
        } catch (PyException x) {
            e.discard(ts);
            throw x;
        }
    }

    /** A generator that a loop or an await runs has returned: the StopIteration that they did without. */
    private static Insn ended(PyThreadState ts, Frame f, PyObject[] r, Insn plain) {
        // A loop whose branches are watched asks a generator for its next item, and there the end without a value is no exception.
        boolean asks = plain instanceof IterateInsns.ForIter.Resume && f.result == PyNone.NONE;
        if (asks && (Monitors.wanted(ts, f) & MonitorEvent.BRANCHES) != 0) return plain.exec(ts, f, r);
        PyObject value = Refs.newRef(ts, f.result);
        PyObject exc = null;
        try {
            Insn n = plain.exec(ts, f, r);
            exc = value == PyNone.NONE ? Calls.call0(ts, Exc.StopIteration) : Calls.call1(ts, Exc.StopIteration, value);
            if ((Monitors.wanted(ts, f) & MonitorEvent.STOP_ITERATION.bit()) != 0) Monitors.fire(ts, f, MonitorEvent.STOP_ITERATION, plain.pc, exc);
            if (asks) return n;
            PyObject told = exc;
            exc = null;
            exc = unchanged(told, Tracer.exception(ts, f, told));
            return n;
        } finally {
            Refs.decref(ts, value);
            Refs.xdecref(ts, exc);
        }
    }

    /** An instruction takes a StopIteration for an answer: whoever watches exceptions sees it. What they raise is thrown in its place. */
    static void swallowed(PyThreadState ts, Frame f, PyException e) {
        if (!Tracer.wantsExceptions(ts, f) && (Monitors.wanted(ts, f) & MonitorEvent.RAISE.bit()) == 0) return;
        PyObject exc = Refs.newRef(ts, e.value(ts));
        PyObject seen;
        try {
            seen = Tracer.exception(ts, f, Monitors.fireException(ts, f, MonitorEvent.RAISE, exc));
            unchanged(exc, seen);
        } catch (PyException x) {
            e.discard(ts);
            throw x;
        }
        Refs.decref(ts, seen);
    }

    /** Throws what a watcher made of an exception, unless it left it alone. */
    private static PyObject unchanged(PyObject exc, @Stolen PyObject seen) {
        if (seen != exc) throw PyException.ofValue(seen);
        return exc;
    }

    /** A loop's body runs into the test below it: to Python, which tests loops at the top, that is the jump back. */
    private static void looped(PyThreadState ts, Frame f, int from, int pc) {
        Executable x = NodeBuilder.executable(f.code);
        if (!x.jumps().leadsBack(from, pc) || isPlainJump(x.at(from))) return;
        Monitors.fire(ts, f, MonitorEvent.JUMP, from, PyLong.of(CodeView.offset(pc)));
    }

    private static boolean isPlainJump(Insn n) {
        return n instanceof JumpInsns.Always || n instanceof JumpInsns.Backward;
    }

    /** Left is where the code goes on if it does not leave: into a body, behind a test that holds. */
    private static void jumped(PyThreadState ts, Frame f, Op.Jump j, Insn to, int wanted) {
        MonitorEvent event;
        int target = to.pc;
        if (isPlainJump(j)) {
            if (NodeBuilder.executable(f.code).jumps().isHidden(j.pc)) return;
            event = MonitorEvent.JUMP;
        } else {
            boolean taken = to.pc != j.pc + 1;
            boolean left = j instanceof IterateInsns.ForIter || j.back ? taken : !taken;
            event = left ? MonitorEvent.BRANCH_LEFT : MonitorEvent.BRANCH_RIGHT;
            // The instruction assigns to a target that is a variable by itself: the way leads there first.
            if (left && j instanceof IterateInsns.ForIter && j.dst < f.code.nlocalsplus) target = j.pc;
        }
        if ((wanted & event.bit()) != 0) Monitors.fireJump(ts, f, event, j.pc, to.pc, target);
    }
}
