// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.eval.Monitors;
import io.github.typhon.interp.runtime.eval.Tracer;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyMethod;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.refcount.count.PyObject;

/**
 * An instrumented instruction: reports events, runs the plain one, and keeps control among instrumented ones. The plain nodes know nothing
 * of tracing.
 */
public final class TraceNode extends Insn {
    private final Insn plain;
    private final Executable executable;

    TraceNode(Executable executable, Insn plain) {
        this.executable = executable;
        this.plain = plain;
        pc = plain.pc;
    }

    /** The instrumented twin of a node of the frame's code. */
    public static Insn of(Frame f, Insn plain) {
        if (plain == null || plain instanceof TraceNode) return plain;
        return NodeBuilder.executable(f.code).traced(plain);
    }

    /** The frame's instruction runs native code: what follows it leads to instrumented nodes, which lead back where nothing is wanted. */
    public static void leadFrom(Frame f) {
        Insn at = f.at;
        if (at == null || at instanceof TraceNode || at instanceof CompiledEntry || at.next == null) return;
        at.next = of(f, at.next);
    }

    @Override
    public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
        if (!ts.instrumented) return plain;
        int wanted = Monitors.wanted(ts, f);
        if (wanted == 0 && ts.traceFunction == null && ts.profileFunction == null) return plain;
        Insn from = f.at;
        f.at = this;
        if (executable.at(pc) == plain) {
            if (wanted != 0) MonitorPoints.before(ts, f, r, from, plain, wanted);
            Tracer.line(ts, f, pc, from != null && executable.jumps().leadsBack(from.pc, pc) ? from.pc : -1);
            if (plain instanceof CallInsns.Return n) Tracer.returns(ts, f, n.a(r));
            else if (plain instanceof GeneratorInsns.YieldValue n) Tracer.yields(ts, f, n.a(r));
            Insn to = jumped(f);
            if (to != null) return to;
        }
        PyObject builtin = ts.profileFunction != null ? builtin(r) : null;
        Insn n = builtin != null ? Tracer.builtinCall(ts, f, r, builtin, plain)
                : wanted != 0 || Tracer.wantsExceptions(ts, f) ? MonitorPoints.exec(ts, f, r, plain, wanted) : plain.exec(ts, f, r);
        if (n != null) {
            Insn to = wanted != 0 ? jumped(f) : null;
            return to != null ? to : executable.traced(n);
        }
        if (f.callee != null) f.next = executable.traced(f.next);
        return null;
    }

    /** Where an assignment to {@code f_lineno} leads, or null. */
    private Insn jumped(Frame f) {
        int jump = Tracer.takeJump(f);
        return jump >= 0 ? executable.traced(executable.at(jump)) : null;
    }

    /** The built-in callable that the instruction is about to call, or null. */
    private PyObject builtin(PyObject[] r) {
        int base = switch (plain) {
            case CallInsns.Call c -> c.base();
            case CallInsns.CallKw c -> c.base();
            case CallInsns.CallEx c -> c.base();
            default -> -1;
        };
        PyObject o = base < 0 ? null : r[base];
        // CPython takes a method apart before these calls, and only then sees the built-in function.
        if (o instanceof PyMethod m && !(plain instanceof CallInsns.CallEx)) o = m.function();
        return o instanceof PyBuiltinFunction || o instanceof PyMethodDescriptor ? o : null;
    }
}
