// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;

/** Pushes how many references to an operand the running frame has: if there are no others, no other thread can reach the object. */
final class Held {
    private Held() {}

    /** Its own, and the one of the named slot that it was read from, if no other thread can read that. */
    static void push(Compilation c, int slot) {
        Asm asm = c.asm;
        int from = c.isTemp(slot) ? source(c, slot) : slot;
        asm.integer(c.isTemp(slot) && c.s.kind[slot] != FrameState.BORROWED ? 1 : 0);
        if (from < 0 || c.s.kind[from] != FrameState.MEMORY) return;
        asm.frame();
        asm.slots();
        asm.integer(from);
        c.pushSlot(slot);
        asm.invokestatic(GeneratorOps.class, "heldToo", Asm.INT, Asm.INT, Asm.FRAME, Asm.SLOTS, Asm.INT, Asm.OBJECT);
    }

    private static int source(Compilation c, int temp) {
        for (int i = c.pc - 1; i >= 0; i--) {
            long w = c.wordAt(i);
            Opcode op = Instr.opcode(w);
            boolean copies = op == Opcode.GET_ITER || op == Opcode.MOVE || op == Opcode.GET_YIELD_FROM_ITER;
            if (copies && Instr.c(w) == temp) return Instr.isConst(Instr.a(w)) || c.isTemp(Instr.index(Instr.a(w))) ? -1 : Instr.index(Instr.a(w));
        }
        return -1;
    }
}
