// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.Resumes;
import io.github.typhon.interp.runtime.eval.insn.YieldSite;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Feedback;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.function.PyGenerator;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.objects.singleton.PyNone;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;

/** Generators: loops and delegations resume them on the same Java stack, at entries that are known; a yield ends compiled code. */
final class GeneratorLowering {
    private static final ClassDesc ENTRY = Asm.desc(CompiledEntry.class);
    /** How many resumptions a site tells apart. */
    static final int KNOWN = 3;

    private GeneratorLowering() {}

    static boolean lower(Compilation c) {
        switch (c.op) {
            case YIELD_VALUE -> yieldValue(c);
            case SEND -> send(c);
            case RETURN_GENERATOR -> c.leave(c.pc);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What follows is an entry of its own; until there is one, the node counts how often it is needed. */
    private static void yieldValue(Compilation c) {
        if (c.frameless) throw Unfit.NEEDS_FRAME;
        boolean known = c.pc + 1 == c.entryPc || c.once(Fact.RESUMED, () -> c.node().next instanceof CompiledEntry);
        boolean pushes = c.isTemp(c.dst()) && c.once(Fact.PUSHES, () -> YieldSite.pushes(c.node()));
        if (!known && !pushes) {
            Lowering.lastByNode(c);
            return;
        }
        Asm asm = c.asm;
        Operand a = c.a();
        a.pushOwned();
        asm.astore(Asm.X);
        if (pushes) push(c);
        c.syncTemps();
        c.syncNamed();
        asm.ts();
        asm.frame();
        asm.constant(c.node(), Insn.class);
        asm.aload(Asm.X);
        asm.integer(c.dst());
        asm.invokestatic(GeneratorOps.class, known ? "yieldValue" : "yieldCounted", Asm.INSN, Asm.STATE, Asm.FRAME, Asm.INSN, Asm.OBJECT, Asm.INT);
        if (asm.cb != null) asm.cb.areturn();
        c.s = null;
    }

    /** The value, in X, may be wanted by a sink: then the code goes on, with its variables where they are. */
    private static void push(Compilation c) {
        Asm asm = c.asm;
        FrameState yields = c.s.copy();
        c.mayRaise(() -> {
            asm.ts();
            asm.frame();
            asm.aload(Asm.X);
            asm.invokestatic(GeneratorOps.class, "push", Asm.BOOLEAN, Asm.STATE, Asm.FRAME, Asm.OBJECT);
        });
        c.s.setConstant(c.dst(), PyNone.NONE);
        asm.ifTrue(c.edge(c.pc + 1));
        c.s = yields;
    }

    /** The next item of the generator in the slot {@code it} is left on the stack; at its end there is a jump to {@code end}. */
    static void next(Compilation c, int it, int seen, Label end) {
        if (c.frameless) throw Unfit.NEEDS_FRAME;
        Asm asm = c.asm;
        c.syncNamed();
        Label leaving = c.leaving();
        Label other = seen == Feedback.GENERATOR ? c.exit() : asm.label();
        c.mayRaise(() -> {
            if (asm.cb == null) return;
            asm.ts();
            asm.invokestatic(GeneratorOps.class, "isDeep", Asm.BOOLEAN, Asm.STATE);
            asm.ifTrue(leaving);
            c.pushSlot(it);
            asm.isInstance(PyGenerator.class);
            asm.ifFalse(other);
            asm.ts();
            asm.frame();
            asm.constant(c.node(), Insn.class);
            c.pushSlot(it);
            asm.checkcast(PyGenerator.class);
            Held.push(c, it);
            entries(c);
            asm.invokestatic(GeneratorOps.class, "next", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.INSN, Asm.desc(PyGenerator.class), Asm.INT, ENTRY, ENTRY, ENTRY);
            if (seen != Feedback.GENERATOR) {
                Label got = asm.label();
                asm.jump(got);
                asm.bind(other);
                IterateLowering.askNode(c, it);
                asm.bind(got);
            }
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(end);
        });
        asm.aload(Asm.X);
    }

    private static void send(Compilation c) {
        if (c.frameless) throw Unfit.NEEDS_FRAME;
        Asm asm = c.asm;
        int receiver = Instr.index(Instr.a(c.word));
        int dst = c.dst();
        c.syncTemps();
        c.syncNamed();
        if (asm.cb != null) {
            asm.ts();
            asm.loadSlot(receiver);
            asm.invokestatic(GeneratorOps.class, "isDelegate", Asm.BOOLEAN, Asm.STATE, Asm.OBJECT);
            asm.ifFalse(c.leaving());
            asm.ts();
            asm.frame();
            asm.slots();
            asm.constant(c.node(), Insn.class);
            asm.integer(receiver);
            asm.integer(dst);
            Held.push(c, receiver);
            entries(c);
            asm.invokestatic(GeneratorOps.class, "send", Asm.BOOLEAN, Asm.STATE, Asm.FRAME, Asm.SLOTS, Asm.INSN, Asm.INT, Asm.INT, Asm.INT, ENTRY, ENTRY, ENTRY);
        }
        c.s.set(dst, FrameState.MEMORY);
        FrameState yielded = c.s;
        c.s = yielded.copy();
        c.s.set(receiver, FrameState.EMPTY);
        asm.ifFalse(c.edge(c.op.target(c.word)));
        c.s = yielded;
    }

    /** The resumptions that are expected here, or nulls. */
    private static void entries(Compilation c) {
        PyCode code = c.once(Fact.CODE, () -> ((Resumes.Site) c.node()).resumes().code());
        CompiledEntry[] known = code == null ? new CompiledEntry[0] : c.once(Fact.RESUMED, () -> c.resumptions(code));
        for (int i = 0; i < KNOWN; i++) {
            if (i < known.length) c.asm.constant(known[i], CompiledEntry.class);
            else c.asm.nullValue();
        }
    }
}
