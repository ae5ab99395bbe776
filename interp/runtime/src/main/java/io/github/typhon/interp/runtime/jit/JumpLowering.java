// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.jit.ArithmeticLowering.Relation;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import java.lang.classfile.Label;

/** Jumps. A way that was never gone is not compiled: it leads back to the interpreter. */
final class JumpLowering {
    private JumpLowering() {}

    static boolean lower(Compilation c) {
        switch (c.op) {
            case JUMP, JUMP_NO_INTERRUPT, JUMP_BACKWARD -> c.fallTo(c.dst());
            case JUMP_IF_TRUE, JUMP_IF_FALSE -> truth(c, c.op == Opcode.JUMP_IF_TRUE);
            case JUMP_IF_TRUE_KEEP, JUMP_IF_FALSE_KEEP -> keep(c, c.op == Opcode.JUMP_IF_TRUE_KEEP);
            case JUMP_IF_NONE, JUMP_IF_NOT_NONE -> none(c, c.op == Opcode.JUMP_IF_NONE);
            case JUMP_IF_IS, JUMP_IF_IS_NOT -> is(c, c.op == Opcode.JUMP_IF_IS);
            case JUMP_IF_IN, JUMP_IF_NOT_IN -> test(c, c.a(), c.b(), c.op == Opcode.JUMP_IF_IN);
            default -> compare(c);
        }
        return true;
    }

    /** On the stack: a boolean. Jumps to the target if it is {@code when}, else falls through; cold ways leave. */
    static void branch(Compilation c, boolean when) {
        Asm asm = c.asm;
        int target = c.op.target(c.word);
        Label taken = way(c, target, Feedback.JUMPED);
        if (when) asm.ifTrue(taken);
        else asm.ifFalse(taken);
        fall(c);
    }

    /** The label of a way, which exists only if it was gone before. */
    static Label way(Compilation c, int to, int bit) {
        if (isWarm(c, bit)) return c.edge(to);
        return cold(c, to, bit);
    }

    private static boolean isWarm(Compilation c, int bit) {
        int seen = c.seen();
        return (seen & bit) != 0 || (seen & (Feedback.JUMPED | Feedback.FELL_THROUGH)) == 0 || c.isUnstable();
    }

    /** The way on to the next instruction, if it was gone before. */
    static void fall(Compilation c) {
        if (isWarm(c, Feedback.FELL_THROUGH)) return;
        if (c.asm.cb != null) c.asm.jump(cold(c, c.pc + 1, Feedback.FELL_THROUGH));
        c.s = null;
    }

    private static Label cold(Compilation c, int to, int bit) {
        if (c.asm.cb == null) return null;
        return c.stub(() -> {
            Asm asm = c.asm;
            asm.aload(0);
            asm.constant(c.node(), Insn.class);
            asm.integer(bit);
            asm.constant(c.executable.at(to), Insn.class);
            asm.op("cold", Asm.INSN, Asm.desc(io.github.typhon.interp.runtime.frame.CompiledEntry.class), Asm.INSN, Asm.INT, Asm.INSN);
            c.endLeaving();
        });
    }

    private static void truth(Compilation c, boolean when) {
        Operand a = c.a();
        Asm asm = c.asm;
        if (a.isInt()) {
            Label yes = asm.label();
            Label end = asm.label();
            if (asm.cb != null) {
                a.pushLong();
                asm.longValue(0);
                asm.cb.lcmp().ifne(yes);
                asm.integer(0);
                asm.jump(end);
                asm.bind(yes);
                asm.integer(1);
                asm.bind(end);
            }
            a.consume();
        } else {
            pushTruth(c, a);
            store(c);
            a.consume();
            load(c);
        }
        branch(c, when);
    }

    static void pushTruth(Compilation c, Operand a) {
        if (SpecialLowering.truth(c, a)) {
            load(c);
            return;
        }
        if (c.mayLeave()) {
            if (c.isUnstable()) throw Unfit.NEEDS_FRAME;
            a.push();
            c.asm.quiet("truth", Asm.INT, Asm.OBJECT);
            orUnknown(c);
            return;
        }
        c.syncNamed();
        c.mayRaise(() -> {
            c.asm.ts();
            c.asm.frame();
            c.asm.constant(c.node(), ValueForm.Test.class);
            a.push();
            c.asm.op("truth", Asm.BOOLEAN, Asm.STATE, Asm.FRAME, Asm.desc(ValueForm.Test.class), Asm.OBJECT);
        });
    }

    /** Whether b has a: of containers that need not ask. */
    static void pushContains(Compilation c, Operand a, Operand b) {
        if (c.isUnstable()) throw Unfit.NEEDS_FRAME;
        c.asm.ts();
        a.push();
        b.push();
        c.asm.quiet("contains", Asm.INT, Asm.STATE, Asm.OBJECT, Asm.OBJECT);
        orUnknown(c);
    }

    /** On the stack: 1, 0, or -1, which is an exit. */
    static void orUnknown(Compilation c) {
        if (c.asm.cb == null) return;
        Label exit = c.exit();
        c.asm.cb.dup().istore(Asm.FLAG);
        c.asm.cb.iflt(exit);
        c.asm.cb.iload(Asm.FLAG);
    }

    /** A boolean waits in a variable while operands are dropped. */
    private static void store(Compilation c) {
        if (c.asm.cb != null) c.asm.cb.istore(Asm.FLAG);
    }

    static void load(Compilation c) {
        if (c.asm.cb != null) c.asm.cb.iload(Asm.FLAG);
    }

    /** The operand stays when the jump is taken. */
    private static void keep(Compilation c, boolean when) {
        int slot = Instr.a(c.word);
        if (c.frameless) {
            c.toObject(slot);
        } else {
            if (c.s.isInt(slot) || c.s.isFloat(slot) || c.s.constant(slot) != null || c.s.kind[slot] == FrameState.BORROWED) c.sync(slot);
            c.take(slot);
        }
        Operand a = c.slot(slot);
        pushTruth(c, a);
        Label taken = way(c, c.op.target(c.word), Feedback.JUMPED);
        if (when) c.asm.ifTrue(taken);
        else c.asm.ifFalse(taken);
        c.consume(slot);
        fall(c);
    }

    private static void none(Compilation c, boolean when) {
        Operand a = c.a();
        a.push();
        c.asm.op("isNone", Asm.BOOLEAN, Asm.OBJECT);
        store(c);
        a.consume();
        load(c);
        branch(c, when);
    }

    private static void is(Compilation c, boolean when) {
        Operand a = c.a();
        Operand b = c.b();
        a.push();
        b.push();
        c.asm.op("is", Asm.BOOLEAN, Asm.OBJECT, Asm.OBJECT);
        store(c);
        a.consume();
        b.consume();
        load(c);
        branch(c, when);
    }

    private static void test(Compilation c, Operand a, Operand b, boolean when) {
        if (texts(c)) {
            // What is left on the stack must not be there when operands are dropped.
            boolean equal = c.op == Opcode.JUMP_IF_EQ || c.op == Opcode.JUMP_IF_NOT_EQ;
            a.push();
            b.push();
            c.asm.quiet("equalTexts", Asm.INT, Asm.OBJECT, Asm.OBJECT);
            orUnknown(c);
            store(c);
            a.consume();
            b.consume();
            load(c);
            branch(c, when == equal);
            return;
        }
        boolean membership = c.op == Opcode.JUMP_IF_IN || c.op == Opcode.JUMP_IF_NOT_IN;
        if (membership ? SpecialLowering.contains(c, a, b) : SpecialLowering.comparison(c, a, b)) {
            a.consume();
            b.consume();
            load(c);
            branch(c, when);
            return;
        }
        if (membership && c.mayLeave()) {
            pushContains(c, a, b);
            store(c);
            a.consume();
            b.consume();
            load(c);
            branch(c, when);
            return;
        }
        ArithmeticLowering.plain(c, a, b);
        c.syncNamed();
        c.mayRaise(() -> {
            c.asm.constant(c.node(), ValueForm.Test.class);
            c.asm.ts();
            c.asm.anyFrame();
            a.push();
            b.push();
            c.asm.invokeinterface(ValueForm.Test.class, "test", Asm.BOOLEAN, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.OBJECT);
        });
        store(c);
        a.consume();
        b.consume();
        load(c);
        branch(c, when);
    }

    /** Whether two texts are to be compared for equality, as always so far. */
    private static boolean texts(Compilation c) {
        boolean equality = switch (c.op) {
            case JUMP_IF_EQ, JUMP_IF_NOT_EQ, JUMP_IF_NE, JUMP_IF_NOT_NE -> true;
            default -> false;
        };
        return equality && !c.isUnstable() && (c.seen() & ~(Feedback.JUMPED | Feedback.FELL_THROUGH)) == Feedback.STR;
    }

    private static void compare(Compilation c) {
        String name = c.op.name().substring("JUMP_IF_".length());
        boolean when = !name.startsWith("NOT_");
        Relation r = Relation.valueOf(when ? name : name.substring("NOT_".length()));
        Operand a = c.a();
        Operand b = c.b();
        int kind = ArithmeticLowering.kinds(c, a, b);
        if (kind == 0) {
            c.exitAlways();
            return;
        }
        if (kind != Feedback.OTHER && !ArithmeticLowering.guard(c, a, b, kind)) kind = Feedback.OTHER;
        if (kind == Feedback.OTHER) {
            test(c, a, b, when);
            return;
        }
        Asm asm = c.asm;
        Operand x = a;
        Operand y = b;
        ArithmeticLowering.pushPair(x, y, kind);
        a.consume();
        b.consume();
        int target = c.op.target(c.word);
        if (when) {
            Label taken = way(c, target, Feedback.JUMPED);
            ArithmeticLowering.ifTrue(asm, r, kind, taken);
            fall(c);
        } else {
            // Falls through where the relation holds: with NaN it does not.
            Label on = asm.label();
            ArithmeticLowering.ifTrue(asm, r, kind, on);
            Label taken = way(c, target, Feedback.JUMPED);
            asm.jump(taken);
            asm.bind(on);
            fall(c);
        }
    }
}
