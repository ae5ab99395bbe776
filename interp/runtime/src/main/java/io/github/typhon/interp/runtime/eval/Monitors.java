// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.interp.runtime.code.CodeView;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.MonitoredPoint;
import io.github.typhon.interp.runtime.frame.PyFrame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * sys.monitoring in one interpreter: the tools, what they want, and its delivery. As long as any tool wants anything, all threads of the
 * interpreter run instrumented nodes ({@link io.github.typhon.interp.runtime.eval.insn.TraceNode}) in the code concerned; otherwise nothing is paid.
 * <p>Threads: any. Event sets are changed with the monitor held and shown to other threads with the world stopped.
 * <p>Ownership: owns callbacks and the two markers. CPython: Python/instrumentation.c.
 */
public final class Monitors {
    public static final int TOOLS = 6;
    private static final StateKey<Monitors> KEY = StateKey.of(i -> new Monitors());

    private final AtomicReferenceArray<PyUnicode> names = new AtomicReferenceArray<>(TOOLS);
    @Owned private final PyObject[] callbacks = new PyObject[TOOLS * MonitorEvent.COUNT];
    /** A bit for each tool whose branches have one callback. */
    private final AtomicInteger joinedBranches = new AtomicInteger();
    private final int[] global = new int[TOOLS];
    private final Set<CodeMonitors> local = Collections.newSetFromMap(new WeakHashMap<>());
    private volatile int restarts;
    @Owned private volatile PyObject disable;
    @Owned private volatile PyObject missing;

    private Monitors() {}

    public static Monitors of(ThreadState ts) {
        return ts.interp.state(KEY);
    }

    /** DISABLE, or MISSING. */
    public synchronized @Owned PyObject marker(ThreadState ts, boolean disabling) {
        if (disable == null) {
            disable = Calls.call0(ts, PyBaseObject.TYPE);
            missing = Calls.call0(ts, PyBaseObject.TYPE);
        }
        return Refs.newRef(ts, disabling ? disable : missing);
    }

    // ---- tools

    /** False if the id is taken. */
    public boolean use(int tool, PyUnicode name) {
        return names.compareAndSet(tool, null, name);
    }

    /** Null if nobody uses the id. */
    public PyUnicode name(int tool) {
        return names.get(tool);
    }

    public void clear(PyThreadState ts, int tool) {
        for (int e = 0; e < MonitorEvent.COUNT; e++) HeldRef.drop(ts, callbacks, tool * MonitorEvent.COUNT + e);
        synchronized (this) {
            global[tool] = 0;
            for (CodeMonitors c : local) c.set(tool, 0);
        }
        refresh(ts);
    }

    public void free(PyThreadState ts, int tool) {
        clear(ts, tool);
        names.set(tool, null);
    }

    /** Whether a tool's callback for branches is one for both directions, so that disabling one disables the other. */
    public void joinBranches(int tool, boolean joined) {
        joinedBranches.updateAndGet(bits -> joined ? bits | 1 << tool : bits & ~(1 << tool));
    }

    /** The callback it replaces, or null. */
    public @Owned PyObject register(int tool, MonitorEvent event, @Stolen PyObject callback) {
        return RefSlots.getAndSet(callbacks, tool * MonitorEvent.COUNT + event.ordinal(), callback);
    }

    // ---- events

    public synchronized int events(int tool) {
        return global[tool];
    }

    public int localEvents(int tool, PyCode code) {
        CodeMonitors c = (CodeMonitors) code.monitors;
        return c == null ? 0 : c.events(tool);
    }

    public void setEvents(PyThreadState ts, int tool, int set) {
        synchronized (this) {
            for (CodeMonitors c : local) c.enable(tool, set & ~global[tool]);
            global[tool] = set;
        }
        refresh(ts);
    }

    public void setLocalEvents(PyThreadState ts, int tool, PyCode code, int set) {
        monitors(code).set(tool, set);
        refresh(ts);
    }

    private CodeMonitors monitors(PyCode code) {
        synchronized (this) {
            CodeMonitors c = (CodeMonitors) code.monitors;
            if (c == null) {
                c = new CodeMonitors();
                code.monitors = c;
                local.add(c);
            }
            return c;
        }
    }

    public void restart() {
        restarts++;
    }

    private void refresh(PyThreadState ts) {
        int all = 0;
        boolean any;
        synchronized (this) {
            for (int e : global) all |= e;
            any = all != 0;
            for (CodeMonitors c : local) any |= c.union != 0;
        }
        ts.interpreter.monitoredEvents = all;
        ts.interpreter.monitored = any;
        Tracer.updateAll(ts);
    }

    /** The bits of what any tool wants of this frame's code. */
    public static int wanted(PyThreadState ts, Frame f) {
        Object c = f.code.monitors;
        int global = ts.interpreter.monitoredEvents;
        return c == null ? global : global | ((CodeMonitors) c).union;
    }

    // ---- delivery

    /** Calls whoever wants the event: with the code, the place and the arguments (borrowed). */
    public static void fire(PyThreadState ts, Frame f, MonitorEvent event, int pc, PyObject... arguments) {
        PyObject[] args = new PyObject[arguments.length + 2];
        args[0] = f.code;
        args[1] = PyLong.of(CodeView.offset(pc));
        System.arraycopy(arguments, 0, args, 2, arguments.length);
        of(ts).deliver(ts, f, event, pc, f.pc(), args);
    }

    /** After a jump from {@code pc} to {@code to}, which Python sees at {@code shown}. */
    public static void fireJump(PyThreadState ts, Frame f, MonitorEvent event, int pc, int to, int shown) {
        of(ts).deliver(ts, f, event, pc, to, new PyObject[] {f.code, PyLong.of(CodeView.offset(pc)), PyLong.of(CodeView.offset(shown))});
    }

    /** @param state the instruction before which the frame stands */
    private void deliver(PyThreadState ts, Frame f, MonitorEvent event, int pc, int state, PyObject[] args) {
        if (ts.tracing > 0) return;
        PyCode code = f.code;
        CodeMonitors c = (CodeMonitors) code.monitors;
        int bit = (event.bit() & MonitorEvent.C_RESULTS) != 0 ? MonitorEvent.CALL.bit() : event.bit();
        for (int tool = 0; tool < TOOLS; tool++) {
            int wanted = events(tool) | (c == null ? 0 : c.events(tool));
            if ((wanted & bit) == 0 || c != null && c.isDisabled(tool, event, pc, restarts)) continue;
            PyObject callback = HeldRef.fetch(ts, callbacks, tool * MonitorEvent.COUNT + event.ordinal());
            if (callback != null) call(ts, f, event, pc, state, tool, callback, args);
        }
    }

    private void call(PyThreadState ts, Frame f, MonitorEvent event, int pc, int state, int tool, @Stolen PyObject callback, PyObject[] args) {
        PyObject v = null;
        MonitoredPoint outer = ts.monitored;
        ts.monitored = new MonitoredPoint(f, Tracer.event(event), state);
        ts.tracing++;
        ts.instrumented = false;
        try {
            v = Calls.call(ts, callback, args, null);
        } finally {
            ts.monitored = outer;
            ts.tracing--;
            Tracer.update(ts);
            Refs.decref(ts, callback);
        }
        Refs.decref(ts, v);
        if (v != disable) return;
        if (event.isLocal()) {
            boolean both = (event.bit() & MonitorEvent.BRANCHES) != 0 && (joinedBranches.get() >> tool & 1) != 0;
            monitors(f.code).disable(tool, both ? MonitorEvent.BRANCH_LEFT : event, pc, restarts);
            if (both) monitors(f.code).disable(tool, MonitorEvent.BRANCH_RIGHT, pc, restarts);
        } else {
            HeldRef.drop(ts, callbacks, tool * MonitorEvent.COUNT + event.ordinal());
            throw Raise.valueError("Cannot disable %s events. Callback removed.", event);
        }
    }

    /** An event about an exception; what a callback raises takes its place. */
    public static @Owned PyObject fireException(PyThreadState ts, Frame f, MonitorEvent event, @Stolen PyObject exc) {
        if ((wanted(ts, f) & event.bit()) == 0) return exc;
        try {
            fire(ts, f, event, f.pc(), exc);
            return exc;
        } catch (PyException e) {
            Refs.decref(ts, exc);
            return e.takeValue(ts);
        }
    }

    /** Before an instruction that begins a line, or comes back to one. */
    public static void line(PyThreadState ts, Frame f, int pc) {
        var p = f.pyFrame(ts);
        if (p.monitoredLine == PyFrame.UNKNOWN) {
            p.monitoredPc = pc - 1;
            p.monitoredLine = pc > 0 ? f.code.lineOf(pc - 1) : -1;
        }
        int line = f.code.lineOf(pc);
        boolean back = pc <= p.monitoredPc;
        p.monitoredPc = pc;
        if (line > 0 && (line != p.monitoredLine || back && f.code.lineOf(pc - 1) != line)) {
            p.monitoredLine = line;
            of(ts).deliver(ts, f, MonitorEvent.LINE, pc, pc, new PyObject[] {f.code, PyLong.of(line)});
        }
    }

    /** A frame starts, or resumes in the middle of a line. */
    static void start(PyThreadState ts, Frame f, boolean resumed, int wanted) {
        if ((wanted & MonitorEvent.LINE.bit()) != 0) {
            var p = f.pyFrame(ts);
            p.monitoredLine = resumed ? f.line() : -1;
            p.monitoredPc = -1;
        }
        MonitorEvent event = resumed ? MonitorEvent.PY_RESUME : MonitorEvent.PY_START;
        if ((wanted & event.bit()) != 0) fire(ts, f, event, f.pc());
    }
}
