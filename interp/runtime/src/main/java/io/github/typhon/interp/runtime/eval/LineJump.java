// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.CodeVerifier;
import io.github.typhon.interp.compile.code.LineTable;
import io.github.typhon.interp.runtime.eval.insn.NodeBuilder;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.MonitoredPoint;
import io.github.typhon.interp.runtime.frame.PyFrame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/**
 * Assignment to f_lineno: goes on at another line of the same frame. The temporaries that are live there must be live here and of the same
 * kind; the others are released.
 * <p>Threads: the frame's own. CPython: frame_lineno_set_impl (Objects/frameobject.c).
 */
final class LineJump {
    private LineJump() {}

    static void jump(PyThreadState ts, PyFrame p, PyObject value) {
        if (value == null) {
            throw Raise.attributeError("cannot delete attribute");
        }
        if (!PyLong.isLong(value)) throw Raise.valueError("lineno must be an integer");
        MonitoredPoint monitored = ts.monitored != null && ts.monitored.frame() == p.frame ? ts.monitored : null;
        PyUnicode event = monitored != null ? monitored.event() : p.tracedEvent;
        if (event == null) throw Raise.valueError("f_lineno can only be set in a trace function");
        if (event == Tracer.CALL) throw Raise.valueError("can't jump from the 'call' trace event of a new frame");
        if (event == Tracer.C_CALL) throw Raise.valueError("can't jump during a call");
        if (event != Tracer.LINE && event != Tracer.JUMP && event != Tracer.OPCODE && event != Tracer.YIELD) throw Raise.valueError("can only jump from a 'line' trace event");
        PyLong n = PyLong.unwrap(value);
        if (!n.fitsLong() || n.longValue() != (int) n.longValue()) throw Raise.valueError("lineno out of range");
        Frame f = p.frame;
        CodeUnit unit = f.code.unit;
        int line = (int) n.longValue();
        if (line < f.code.firstlineno) throw Raise.valueError("line %d comes before the current code block", line);
        int wanted = firstLineNotBefore(unit.lines(), line);
        if (wanted < 0) throw Raise.valueError("line %d comes after the current code block", line);
        byte[][] states = CodeVerifier.states(unit);
        byte[] from = states[monitored != null ? monitored.state() : f.pc()];
        int target = target(unit.lines(), states, from, wanted);
        bindLocals(ts, f);
        release(ts, f, from, states[target]);
        f.at = NodeBuilder.executable(f.code).at(target);
        p.jumpTo = target;
    }

    private static int firstLineNotBefore(LineTable lines, int line) {
        int best = Integer.MAX_VALUE;
        for (int pc = 0; pc < lines.size(); pc = lines.runEnd(pc)) {
            int l = lines.line(pc);
            if (l >= line && l < best) best = l;
        }
        return best == Integer.MAX_VALUE ? -1 : best;
    }

    /** The start of the line whose temporaries fit and are the most. */
    private static int target(LineTable lines, byte[][] states, byte[] from, int line) {
        int best = -1;
        int bestLive = -1;
        String error = "cannot find bytecode for specified line";
        for (int pc = 0; pc < lines.size(); pc = lines.runEnd(pc)) {
            if (lines.line(pc) != line) continue;
            byte[] to = states[pc];
            if (to == null) {
                error = best < 0 ? "can't jump into an exception handler, or code may be unreachable" : error;
            } else if (fits(from, to)) {
                int live = live(to);
                if (live > bestLive) {
                    best = pc;
                    bestLive = live;
                }
            } else {
                error = explain(to);
            }
        }
        if (best < 0) throw Raise.valueError(error);
        return best;
    }

    private static boolean isLive(byte s) {
        return s != CodeVerifier.DEAD && s != CodeVerifier.MAYBE;
    }

    private static int live(byte[] state) {
        int n = 0;
        for (byte s : state) n += isLive(s) ? 1 : 0;
        return n;
    }

    private static boolean fits(byte[] from, byte[] to) {
        for (int i = 0; i < to.length; i++) {
            if (isLive(to[i]) && (to[i] == CodeVerifier.LIVE ? !isLive(from[i]) : from[i] != to[i])) return false;
        }
        return true;
    }

    private static String explain(byte[] to) {
        byte top = CodeVerifier.LIVE;
        for (byte s : to) top = isLive(s) ? s : top;
        for (byte s : to) top = s == CodeVerifier.HANDLED ? s : top;
        return switch (top) {
            case CodeVerifier.HANDLED -> "can't jump into an 'except' block as there's no exception";
            case CodeVerifier.RAISED_AT -> "can't jump into a re-raising block as there's no location";
            case CodeVerifier.ITERATOR -> "can't jump into the body of a for loop";
            default -> "incompatible stacks";
        };
    }

    /** Code of the target may rely on variables being bound. */
    private static void bindLocals(PyThreadState ts, Frame f) {
        int unbound = 0;
        for (int i = 0; i < f.code.nlocalsplus; i++) unbound += f.r[i] == null ? 1 : 0;
        if (unbound == 0) return;
        Warnings.warn(ts, Exc.RuntimeWarning, "assigning None to " + unbound + " unbound local" + (unbound == 1 ? "" : "s"), 1);
        for (int i = 0; i < f.code.nlocalsplus; i++) {
            if (f.r[i] == null) f.r[i] = PyNone.NONE;
        }
    }

    private static void release(PyThreadState ts, Frame f, byte[] from, byte[] to) {
        for (int i = from.length - 1; i >= 0; i--) {
            if (from[i] == CodeVerifier.DEAD || to[i] != CodeVerifier.DEAD) continue;
            int slot = f.code.nlocalsplus + i;
            PyObject v = f.r[slot];
            f.r[slot] = null;
            if (from[i] == CodeVerifier.HANDLED) {
                PyObject handled = ts.excInfo.value;
                ts.excInfo.value = v == PyNone.NONE ? null : v;
                v = handled;
            }
            Refs.xdecref(ts, v);
        }
    }
}
