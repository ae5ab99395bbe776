// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;

/**
 * Values that were read from an attribute, an item, a cell or a global, and are only looked at before anything is dropped: they are not counted.
 * <p>An object that this thread counts by plain stores can end at this thread's own drop only, for what others drop waits for this thread's next poll; one that
 * is counted per thread ends with the world stopped. So it lives until this thread drops something, polls or waits, whatever becomes of the place that it was
 * read from. Any other object is owned, and a flag beside the variable says so.
 * <p>Who may drop, wait or run Python code owns everything first: {@link #prepare} for whole instructions, {@link SlotEmitter#syncNamed} and
 * {@link SlotEmitter#consume} for what the lowering of a harmless one comes to.
 */
final class Seen {
    /** So far ahead is looked for what consumes a value. */
    private static final int DISTANCE = 12;

    private Seen() {}

    /** Whether an instruction that reads {@code dst} from {@code base} need not own it: what consumes it looks at it, and nothing between does more. */
    static boolean suffices(Compilation c, Operand base, int dst) {
        if (!c.isTemp(dst) || base instanceof Operands.Slot b && c.isTemp(b.slot) && c.s.kind[b.slot] == FrameState.OBJECT) return false;
        for (int at = c.pc + 1; at < c.unit.code().length && at < c.pc + DISTANCE; at++) {
            long w = c.wordAt(at);
            Opcode op = Instr.opcode(w);
            for (int u : Effects.consumed(op, w)) {
                if (u == dst) return looksAt(c, at, dst);
            }
            if (!isHarmless(c, op, w) || op.target(w) >= 0) return false;
        }
        return false;
    }

    /** Before an instruction is lowered: what it might end while it is needed is owned. */
    static void prepare(Compilation c) {
        c.ownSeen(i -> !(c.isOperand(i) ? looksAt(c, c.pc, i) : isHarmless(c, c.op, c.word)));
    }

    /** Instructions that drop nothing but temporaries, unless their lowering says so by syncNamed(). */
    private static boolean isHarmless(Compilation c, Opcode op, long w) {
        for (int p : Effects.produced(op, w)) {
            if (!c.isTemp(p)) return false;
        }
        return switch (op.family) {
            case COMPARE, UNARY, BINARY -> true;
            default -> switch (op) {
                case NOP, LOAD_ATTR, LOAD_METHOD, SUBSCR, LOAD_GLOBAL, LOAD_DEREF, CHECK_BOUND, MOVE, COPY -> true;
                default -> false;
            };
        };
    }

    /** Whether the instruction is done with the operand before it drops anything, or calls syncNamed(). */
    private static boolean looksAt(Compilation c, int at, int slot) {
        long w = c.wordAt(at);
        Opcode op = Instr.opcode(w);
        return switch (op.family) {
            case COMPARE, UNARY, BINARY -> true;
            default -> switch (op) {
                case RELEASE, LOAD_ATTR, LOAD_METHOD, SUBSCR, JUMP_IF_TRUE, JUMP_IF_FALSE, JUMP_IF_NONE, JUMP_IF_NOT_NONE, JUMP_IF_IS, JUMP_IF_IS_NOT,
                        JUMP_IF_LT, JUMP_IF_LE, JUMP_IF_EQ, JUMP_IF_NE, JUMP_IF_GT, JUMP_IF_GE, JUMP_IF_NOT_LT, JUMP_IF_NOT_LE, JUMP_IF_NOT_EQ,
                        JUMP_IF_NOT_NE, JUMP_IF_NOT_GT, JUMP_IF_NOT_GE, JUMP_IF_IN, JUMP_IF_NOT_IN -> true;
                case STORE_ATTR -> Instr.a(w) == slot;
                case STORE_SUBSCR -> c.seenAt(at) == Feedback.DICT && Instr.a(w) == slot;
                case CALL -> looksAt((PyObject) c.s.constant(Instr.index(Instr.a(w))), slot - Instr.index(Instr.a(w)), Instr.b(w));
                default -> false;
            };
        };
    }

    /** From here on the temporary is owned, whatever the flag said. */
    private static void own(Compilation c, int slot) {
        Asm asm = c.asm;
        c.pushSeen(slot);
        asm.astore(asm.objectVar(slot));
        asm.integer(1);
        asm.istore(asm.flagVar(slot));
    }

    /** The {@code i}th of the slots of a call. */
    private static boolean looksAt(PyObject callee, int i, int argc) {
        return i == 1 ? QuietBuiltins.looksAtReceiver(callee, argc) : i == 2 && QuietBuiltins.looksAtArgument(callee, argc);
    }

    /**
     * What {@code peek} pushes goes to X, not owned, if it lives; else what {@code own} pushes, owned, or null, which is an exit. OWNED says which. A base
     * that is owned by itself may be dropped after this, and take along what it has: then the value is owned, too.
     */
    static void look(Compilation c, Operand base, Label exit, Runnable peek, Runnable own) {
        Asm asm = c.asm;
        if (asm.cb == null) return;
        Label slow = asm.label();
        Label done = asm.label();
        peek.run();
        asm.astore(Asm.X);
        if (base instanceof Operands.Slot b && c.s.kind[b.slot] == FrameState.SEEN) {
            asm.iload(asm.flagVar(b.slot));
            asm.ifTrue(slow);
        }
        asm.ts();
        asm.aload(Asm.X);
        asm.op("lives", Asm.BOOLEAN, Asm.STATE, Asm.OBJECT);
        asm.ifFalse(slow);
        asm.integer(0);
        asm.istore(Asm.OWNED);
        asm.bind(done);
        FrameState then = c.s.copy();
        c.later(() -> {
            c.s = then;
            asm.bind(slow);
            // A look that comes too late may drop what it found.
            for (int i = 0; i < then.kind.length; i++) {
                if (then.kind[i] == FrameState.SEEN) own(c, i);
            }
            own.run();
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(exit);
            asm.integer(1);
            asm.istore(Asm.OWNED);
            asm.jump(done);
        });
    }
}
