// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.CodeVerifier;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.Operand;
import java.util.Arrays;
import java.util.BitSet;

/** What an instruction takes from and writes to slots, by the operand kinds of its opcode. */
final class Effects {
    private Effects() {}

    /** The slots of temporaries that may be live before an instruction: where compiled code is entered there, these are in the frame. */
    static BitSet liveAt(CodeUnit unit, int pc) {
        BitSet live = new BitSet();
        byte[] states = CodeVerifier.states(unit)[pc];
        for (int i = 0; states != null && i < states.length; i++) live.set(unit.nlocalsplus + i, states[i] != CodeVerifier.DEAD);
        return live;
    }

    /** Whether anything writes a named slot, or does more with it than read it. */
    static boolean isWritten(CodeUnit unit, int slot) {
        for (long w : unit.code()) {
            Opcode op = Instr.opcode(w);
            if (op.a == Operand.LOCAL && op != Opcode.CHECK_BOUND && Instr.a(w) == slot) return true;
            if (op == Opcode.FOR_ITER && Instr.c(w) == slot) return true;
            for (int p : produced(op, w)) {
                if (p == slot) return true;
            }
        }
        return false;
    }

    /**
     * Whether a temporary written here may borrow what a named slot holds: the slot is not written before the temporary is consumed.
     * Looks along the linear code, which holds what is evaluated in between, and gives up at a jump back.
     */
    static boolean mayBorrow(CodeUnit unit, int pc, int temp, int slot) {
        long[] code = unit.code();
        for (int i = pc + 1; i < code.length && i < pc + 60; i++) {
            Opcode op = Instr.opcode(code[i]);
            int target = op.target(code[i]);
            if (target >= 0 && target <= i || op.a == Operand.LOCAL && Instr.a(code[i]) == slot && op != Opcode.CHECK_BOUND) return false;
            if (op == Opcode.FOR_ITER && Instr.c(code[i]) == slot) return false;
            for (int p : produced(op, code[i])) {
                if (p == slot) return false;
            }
            for (int u : consumed(op, code[i])) {
                if (u == temp) return true;
            }
        }
        return false;
    }

    /** Slots of operands that are consumed when they are temporaries; named slots may be among them. */
    static int[] consumed(Opcode op, long w) {
        int[] out = new int[3];
        int n = 0;
        if ((op.a == Operand.SRC || op.a == Operand.UPDATE) && !Instr.isConst(Instr.a(w))) out[n++] = Instr.a(w);
        if (op.b == Operand.SRC && !Instr.isConst(Instr.b(w))) out[n++] = Instr.b(w);
        if (op.c == Operand.SRC && !Instr.isConstC(Instr.c(w)) || op.c == Operand.UPDATE) out[n++] = Instr.c(w);
        int a = Instr.index(Instr.a(w));
        int base = op == Opcode.CALL_KW ? Instr.c(w) : a;
        int count = switch (op) {
            case CALL_KW -> a + 2;
            case FOR_ITER -> 1;
            default -> op.rowConsumed(Instr.b(w));
        };
        out = Arrays.copyOf(out, n + count);
        for (int i = 0; i < count; i++) out[n + i] = base + i;
        return out;
    }

    /** Slots written on the way to the next instruction. */
    static int[] produced(Opcode op, long w) {
        int c = Instr.c(w);
        int n = switch (op.c) {
            case DST, UPDATE -> op == Opcode.FOR_ITER ? 0 : 1;
            case DST_BASE -> op.rowProduced(Instr.b(w));
            case LOCAL -> 1;
            default -> 0;
        };
        int[] out = new int[n + (op.a == Operand.UPDATE ? 1 : 0)];
        for (int i = 0; i < n; i++) out[i] = c + i;
        if (op.a == Operand.UPDATE) out[n] = Instr.index(Instr.a(w));
        return out;
    }
}
