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
                c.syncNamed();
                a.consume();
            }
            case CHECK_BOUND -> checkBound(c);
            default -> {
                return false;
            }
        }
        return true;
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
        if (c.s.kind[slot] != FrameState.MEMORY) return;
        c.asm.loadSlot(slot);
        c.asm.ifNull(c.exit());
    }
}
