// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.Operand;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.Raised;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;

/**
 * One instruction of register code as JVM code. What no family lowers specially is executed by its node, on the frame: so everything
 * compiles, and the families are about speed alone.
 */
final class Lowering {
    private static final ClassDesc RAISED = Asm.desc(Raised.class);

    private Lowering() {}

    static void lower(Compilation c) {
        Seen.prepare(c);
        boolean done = switch (c.op.family) {
            case MOVE -> MoveLowering.lower(c);
            case JUMP -> JumpLowering.lower(c);
            case COMPARE, UNARY, BINARY -> ArithmeticLowering.lower(c);
            case VARIABLE -> VariableLowering.lower(c);
            case ATTRIBUTE -> AttributeLowering.lower(c);
            case SUBSCRIPT -> SubscriptLowering.lower(c);
            case BUILD, UNPACK -> BuildLowering.lower(c);
            case ITERATE -> IterateLowering.lower(c);
            case CALL -> CallLowering.lower(c);
            case GENERATOR -> GeneratorLowering.lower(c);
            case WITH -> WithLowering.lower(c);
            case EXCEPTION -> RaiseLowering.lower(c);
            default -> false;
        };
        if (!done) byNode(c);
    }

    /** The node executes the instruction on the frame's slots. */
    static void byNode(Compilation c) {
        Asm asm = c.asm;
        if (c.op.endsBlock()) {
            lastByNode(c);
            return;
        }
        c.syncTemps();
        c.syncNamed();
        call(c);
        int target = c.op.target(c.word);
        boolean mayPush = mayPush(c);
        if (asm.cb != null) {
            if (mayPush || target >= 0) asm.astore(Asm.NODE);
            else asm.cb.pop();
        }
        FrameState before = c.s.copy();
        for (int slot : Effects.consumed(c.op, c.word)) {
            if (c.isTemp(slot)) c.s.set(slot, FrameState.EMPTY);
        }
        for (int slot : Effects.produced(c.op, c.word)) c.s.set(slot, FrameState.MEMORY);
        if (c.op.a == Operand.LOCAL) c.s.set(Instr.a(c.word), FrameState.MEMORY);
        if (mayPush) settle(c);
        if (target >= 0) {
            FrameState fall = c.s;
            c.s = before;
            if (c.op == Opcode.FOR_ITER) c.s.set(c.dst(), FrameState.MEMORY);
            else if (!keeps(c)) c.s = fall.copy();
            Label taken = c.edge(target);
            c.s = fall;
            if (asm.cb != null) {
                asm.aload(Asm.NODE);
                asm.cb.getfield(Asm.INSN, "pc", Asm.INT).loadConstant(target).if_icmpeq(taken);
            }
        }
    }

    /** Compiled code ends with what the node says comes next, if it does not throw. */
    static void lastByNode(Compilation c) {
        c.syncTemps();
        c.syncNamed();
        call(c);
        if (c.asm.cb != null) c.asm.cb.areturn();
        c.s = null;
    }

    private static boolean keeps(Compilation c) {
        return switch (c.op) {
            case JUMP_IF_TRUE_KEEP, JUMP_IF_FALSE_KEEP -> true;
            default -> false;
        };
    }

    /** Some nodes raise without saying where, for in the interpreter it is they who run. */
    private static void call(Compilation c) {
        Asm asm = c.asm;
        asm.at(c.node());
        asm.constant(c.node(), Insn.class);
        asm.ts();
        asm.frame();
        asm.slots();
        asm.invokevirtual(Insn.class, "exec", Asm.INSN, Asm.STATE, Asm.FRAME, Asm.SLOTS);
    }

    /** Whether the node may push a frame instead of finishing. */
    private static boolean mayPush(Compilation c) {
        return switch (c.op.family) {
            case CALL, ITERATE, GENERATOR, WITH -> true;
            default -> false;
        };
    }

    /** What was pushed is run; if that is not possible here, or control went elsewhere, the driver takes over. */
    private static void settle(Compilation c) {
        Asm asm = c.asm;
        if (asm.cb == null) return;
        Runnable run = () -> {
            asm.ts();
            asm.frame();
            asm.slots();
            asm.aload(Asm.NODE);
            asm.op("settle", Asm.INSN, Asm.STATE, Asm.FRAME, Asm.SLOTS, Asm.INSN);
            asm.astore(Asm.NODE);
        };
        Label raised = null;
        if (c.catching.row(c.pc) != null) raised = c.mayAnswerRaised(run);
        else run.run();
        Label leave = asm.label();
        asm.aload(Asm.NODE);
        asm.ifNull(leave);
        Label go = asm.label();
        asm.aload(Asm.NODE);
        asm.cb.getfield(Asm.INSN, "pc", Asm.INT).loadConstant(c.pc + 1).if_icmpeq(go);
        int target = c.op.target(c.word);
        if (target >= 0) {
            asm.aload(Asm.NODE);
            asm.cb.getfield(Asm.INSN, "pc", Asm.INT).loadConstant(target).if_icmpeq(go);
        }
        if (raised != null) {
            asm.aload(Asm.NODE);
            asm.cb.getstatic(RAISED, "INSN", RAISED).if_acmpeq(raised);
        }
        asm.bind(leave);
        asm.aload(Asm.NODE);
        asm.cb.areturn();
        asm.bind(go);
    }
}
