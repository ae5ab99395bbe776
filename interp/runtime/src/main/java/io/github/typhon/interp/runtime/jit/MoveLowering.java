// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.refcount.count.PyObject;

/** Moves between slots, and the start of a frame. */
final class MoveLowering {
    private MoveLowering() {}

    static boolean lower(Compilation c) {
        switch (c.op) {
            // The entry guard polls; a frame that resumes here was polled by whoever resumed it.
            case NOP, RESUME -> {}
            case MOVE -> move(c);
            case COPY -> copy(c);
            case RELEASE -> {
                Operands.Operand a = c.a();
                if (!(a instanceof Operands.Slot s) || c.s.kind[s.slot] != FrameState.SEEN) c.syncNamed();
                a.consume();
            }
            case CHECK_BOUND -> checkBound(c);
            case SAVE_LOCAL -> {
                if (!c.frameless) return false;
                shift(c, io.github.typhon.interp.compile.code.Instr.a(c.word), c.dst());
            }
            case RESTORE_LOCAL -> {
                if (!c.frameless) return false;
                int local = c.dst();
                if (c.s.ownsVariable(local)) c.asm.drop(c.asm.objectVar(local));
                shift(c, io.github.typhon.interp.compile.code.Instr.a(c.word), local);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Everything about a slot goes to another, and it is empty. */
    private static void shift(Compilation c, int from, int to) {
        Asm asm = c.asm;
        byte k = c.s.kind[from];
        if (k == FrameState.CONSTANT) throw Unfit.NEEDS_FRAME;
        if (asm.cb != null) {
            switch (k) {
                case FrameState.EMPTY -> {}
                case FrameState.INT -> asm.cb.lload(asm.longVar(from)).lstore(asm.longVar(to));
                case FrameState.FLOAT -> asm.cb.dload(asm.doubleVar(from)).dstore(asm.doubleVar(to));
                default -> asm.cb.aload(asm.objectVar(from)).astore(asm.objectVar(to));
            }
        }
        c.s.set(to, k);
        c.s.set(from, FrameState.EMPTY);
    }

    private static void move(Compilation c) {
        Operands.Operand a = c.a();
        int dst = c.dst();
        if (c.isTemp(dst) && a instanceof Operands.Constant && !a.isInt() && !a.isFloat()) {
            c.s.setConstant(dst, a.known());
            return;
        }
        if (a instanceof Operands.Slot s && c.isTemp(s.slot) && a.known() != null && c.isTemp(dst)) {
            PyObject k = a.known();
            c.forget(s.slot);
            c.s.setConstant(dst, k);
            return;
        }
        if (c.isTemp(dst) && a instanceof Operands.Slot s && borrows(c, s.slot, dst)) return;
        if (a.isInt()) {
            a.pushLong();
            a.consume();
            c.putLong(dst);
        } else if (a.isFloat()) {
            a.pushDouble();
            a.consume();
            c.putDouble(dst);
        } else {
            a.pushOwned();
            c.putObject(dst);
        }
    }

    /** A temporary that is used up before its named slot changes needs no reference of its own. */
    static boolean borrows(Compilation c, int slot, int dst) {
        byte k = c.s.kind[slot];
        if (c.isTemp(slot) || k != FrameState.OBJECT && k != FrameState.BORROWED && k != FrameState.MEMORY || !Effects.mayBorrow(c.unit, c.pc, dst, slot)) return false;
        c.pushSlot(slot);
        c.asm.astore(c.asm.objectVar(dst));
        c.s.set(dst, FrameState.BORROWED);
        return true;
    }

    /** The source keeps its reference. */
    private static void copy(Compilation c) {
        Operands.Operand a = c.a();
        int dst = c.dst();
        if (a.known() != null && !(a instanceof Operands.Constant)) {
            c.s.setConstant(dst, a.known());
        } else if (a.isInt()) {
            a.pushLong();
            c.putLong(dst);
        } else if (a.isFloat()) {
            a.pushDouble();
            c.putDouble(dst);
        } else {
            c.asm.ts();
            a.push();
            c.asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            c.putObject(dst);
        }
    }

    private static void checkBound(Compilation c) {
        int slot = io.github.typhon.interp.compile.code.Instr.a(c.word);
        if (c.frameless) {
            if (c.s.kind[slot] == FrameState.EMPTY) {
                c.exitAlways();
            } else if (c.s.kind[slot] == FrameState.OBJECT) {
                c.pushSlot(slot);
                c.asm.ifNull(c.exit());
            }
            return;
        }
        if (c.s.kind[slot] != FrameState.MEMORY) return;
        c.asm.loadSlot(slot);
        c.asm.ifNull(c.exit());
    }
}
