// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.TierHook;

/**
 * The nodes of one code object by pc, so that handlers can be entered and nodes replaced.
 * <p>Threads: linking compiled code holds the monitor and relinks with plain stores; who follows an old link runs the old node, which is as right.
 */
public final class Executable {
    /** Nanoseconds: a handler that is entered as often as that belongs to the code around it. */
    private static final int HOT_HANDLER = 5_000;

    public final PyCode code;
    final Insn[] nodes;
    /** What the compiler of warm code keeps here; guarded by the monitor. */
    public Object tier;
    private volatile TraceNode[] traced;
    private PythonJumps jumps;
    /** How often each handler was entered, and compiled code that stands there; made at the first exception. Racy. */
    private int[] handlerHeat;
    private CompiledEntry[] compiled;
    private Heat heat;

    Executable(PyCode code, Insn[] nodes) {
        this.code = code;
        this.nodes = nodes;
    }

    public Insn at(int pc) {
        return nodes[pc];
    }

    /** Whether a handler is entered so often that the code it belongs to had better go on there itself. */
    public boolean isHot(int handler) {
        Heat h = heat;
        return h != null && h.isHot(handler);
    }

    /** Where an exception handler begins: compiled code if it was entered often. */
    public Insn handler(PyThreadState ts, int pc) {
        Heat h = heat;
        if (h == null) heat = h = new Heat(nodes.length, HOT_HANDLER);
        h.passed(pc, ts.interpreter.callHeat <= 1);
        Insn now = entered(pc);
        if (now instanceof CompiledEntry) return now;
        int[] heat = handlerHeat;
        if (heat == null) handlerHeat = heat = new int[nodes.length];
        if (++heat[pc] > ts.interpreter.callHeat) {
            TierHook hook = ts.interpreter.tierHook;
            heat[pc] = hook == null ? Integer.MIN_VALUE : ts.interpreter.callHeat - hook.hotLoop(ts, code, pc);
            // Made at once if eagerly.
            return entered(pc);
        }
        return now;
    }

    /** What leads on at an instruction: compiled code that begins there, or its node. */
    public Insn entered(int pc) {
        CompiledEntry[] c = compiled;
        return c != null && c[pc] instanceof CompiledEntry e ? e : nodes[pc];
    }

    /** The instrumented twin of a node, which may be a continuation outside the table. */
    Insn traced(Insn plain) {
        if (plain == null || plain instanceof TraceNode) return plain;
        if (plain instanceof CompiledEntry) plain = nodes[plain.pc];
        if (nodes[plain.pc] != plain) return new TraceNode(this, plain);
        TraceNode[] t = traced;
        if (t == null) traced = t = new TraceNode[nodes.length];
        TraceNode n = t[plain.pc];
        if (n == null) t[plain.pc] = n = new TraceNode(this, plain);
        return n;
    }

    /** Made when it is first asked for, which races with equal results. */
    PythonJumps jumps() {
        PythonJumps j = jumps;
        if (j == null) jumps = j = new PythonJumps(code.unit);
        return j;
    }

    /** Makes everything that leads to the instruction at pc lead to {@code entry}; null restores the instruction itself. */
    public synchronized void enterAt(int pc, CompiledEntry entry) {
        Insn now = entry == null ? nodes[pc] : entry;
        if (entry != null) entry.next = nodes[pc].next;
        CompiledEntry[] c = compiled;
        if (c == null) compiled = c = new CompiledEntry[nodes.length];
        c[pc] = entry;
        if (pc > 0) nodes[pc - 1].next = now;
        else code.entry = now;
        long[] words = code.unit.code();
        for (int i = 0; i < nodes.length; i++) {
            if (Opcode.of(Instr.op(words[i])).target(words[i]) == pc) nodes[i].setTarget(now);
        }
    }

    void link() {
        long[] words = code.unit.code();
        for (int pc = 0; pc < nodes.length; pc++) {
            Insn n = nodes[pc];
            n.next = pc + 1 < nodes.length ? nodes[pc + 1] : null;
            int t = Opcode.of(Instr.op(words[pc])).target(words[pc]);
            if (t >= 0) n.setTarget(nodes[t]);
        }
    }
}
