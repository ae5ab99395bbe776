// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.Operand;
import java.util.ArrayDeque;
import java.util.BitSet;

/** Which temporaries may be live at a pc: where compiled code is entered in the middle, these are in the frame. */
final class TempFlow {
    private final CodeUnit unit;
    private final BitSet[] live;
    private final ArrayDeque<Integer> work = new ArrayDeque<>();

    private TempFlow(CodeUnit unit) {
        this.unit = unit;
        live = new BitSet[unit.code().length];
    }

    /** Slot numbers. */
    static BitSet liveAt(CodeUnit unit, int pc) {
        TempFlow t = new TempFlow(unit);
        t.flow(0, new BitSet());
        while (!t.work.isEmpty()) t.step(t.work.pop());
        return t.live[pc] == null ? new BitSet() : t.live[pc];
    }

    private void flow(int pc, BitSet state) {
        BitSet have = live[pc];
        if (have == null) {
            live[pc] = (BitSet) state.clone();
            work.push(pc);
            return;
        }
        int n = have.cardinality();
        have.or(state);
        if (have.cardinality() != n) work.push(pc);
    }

    private void step(int pc) {
        long w = unit.code()[pc];
        Opcode op = Instr.opcode(w);
        BitSet s = (BitSet) live[pc].clone();
        var handler = unit.handlerOf(pc);
        if (handler != null) {
            BitSet h = s.get(0, handler.depth());
            h.set(handler.exc());
            if (handler.lasti()) h.set(handler.exc() + 1);
            flow(handler.handler(), h);
        }
        int target = op.target(w);
        if (op == Opcode.FOR_ITER) {
            BitSet taken = (BitSet) s.clone();
            write(taken, Instr.c(w));
            flow(target, taken);
        } else if (op == Opcode.JUMP_IF_TRUE_KEEP || op == Opcode.JUMP_IF_FALSE_KEEP) {
            flow(target, s);
        }
        for (int i : Effects.consumed(op, w)) s.clear(i);
        if (op == Opcode.SEND) {
            BitSet taken = (BitSet) s.clone();
            taken.clear(Instr.index(Instr.a(w)));
            write(taken, Instr.c(w));
            flow(target, taken);
            write(s, Instr.c(w));
        } else {
            for (int i : Effects.produced(op, w)) write(s, i);
            if (target >= 0 && op != Opcode.FOR_ITER && op != Opcode.JUMP_IF_TRUE_KEEP && op != Opcode.JUMP_IF_FALSE_KEEP) flow(target, s);
        }
        if (!op.endsBlock()) flow(pc + 1, s);
    }

    private void write(BitSet s, int slot) {
        if (slot >= unit.nlocalsplus) s.set(slot);
    }

    /** What an instruction takes from and writes to slots, by the operand kinds of its opcode. */
    static final class Effects {
        private Effects() {}

        /** Slots of operands that are consumed when they are temporaries; named slots may be among them. */
        static int[] consumed(Opcode op, long w) {
            int[] out = new int[3];
            int n = 0;
            if ((op.a == Operand.SRC || op.a == Operand.UPDATE) && !Instr.isConst(Instr.a(w))) out[n++] = Instr.a(w);
            if (op.b == Operand.SRC && !Instr.isConst(Instr.b(w))) out[n++] = Instr.b(w);
            if (op.c == Operand.SRC && !Instr.isConstC(Instr.c(w)) || op.c == Operand.UPDATE) out[n++] = Instr.c(w);
            int base = op == Opcode.CALL_KW ? Instr.c(w) : Instr.index(Instr.a(w));
            int count = baseCount(op, Instr.index(Instr.a(w)), Instr.b(w));
            out = java.util.Arrays.copyOf(out, n + count);
            for (int i = 0; i < count; i++) out[n + i] = base + i;
            return out;
        }

        private static int baseCount(Opcode op, int a, int b) {
            return switch (op) {
                case BUILD_TUPLE, BUILD_LIST, BUILD_SET, BUILD_STRING, BUILD_SLICE -> b;
                case BUILD_MAP -> 2 * b;
                case BUILD_INTERPOLATION -> 2 + (b & 1);
                case CALL -> b + 2;
                case CALL_KW -> a + 2;
                case CALL_EX, LOAD_SUPER_ATTR, LOAD_SUPER_ATTR_2, LOAD_SUPER_METHOD, LOAD_SUPER_METHOD_2 -> 3;
                case STORE_SLICE -> 4;
                case RERAISE -> 1 + b;
                case END_ASYNC_FOR, CLEANUP_THROW, WITH_EXIT, MATCH_CLASS -> 2;
                case FOR_ITER -> 1;
                default -> 0;
            };
        }

        /** Slots written on the way to the next instruction. */
        static int[] produced(Opcode op, long w) {
            int c = Instr.c(w);
            int b = Instr.b(w);
            int n = switch (op.c) {
                case DST, UPDATE -> op == Opcode.FOR_ITER ? 0 : 1;
                case DST_BASE -> switch (op) {
                    case UNPACK_SEQUENCE -> b;
                    case UNPACK_EX -> (b & 255) + 1 + (b >> 8);
                    case BEFORE_WITH -> 4;
                    default -> 2;
                };
                case LOCAL -> 1;
                default -> 0;
            };
            int[] out = new int[n + (op.a == Operand.UPDATE ? 1 : 0)];
            for (int i = 0; i < n; i++) out[i] = c + i;
            if (op.a == Operand.UPDATE) out[n] = Instr.index(Instr.a(w));
            return out;
        }
    }
}
