// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.Operand;

/** Finds the CHECK_BOUND instructions whose local is certainly bound on every way that leads there, and drops them. */
final class BoundAnalysis {

    private final List<BasicBlock> blocks;
    private final int arguments;
    private final Map<BasicBlock, BitSet> in = new HashMap<>();
    private final Deque<BasicBlock> work = new ArrayDeque<>();

    BoundAnalysis(List<BasicBlock> blocks, int arguments) {
        this.blocks = blocks;
        this.arguments = arguments;
    }

    void run() {
        boolean any = blocks.stream().anyMatch(b -> b.insns.stream().anyMatch(i -> i.op == Opcode.CHECK_BOUND));
        if (!any) {
            return;
        }
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).pc = i;
        }
        BitSet entry = new BitSet();
        entry.set(0, arguments);
        flow(blocks.getFirst(), entry);
        while (!work.isEmpty()) {
            walk(work.pop(), false);
        }
        for (BasicBlock b : blocks) {
            if (in.containsKey(b)) {
                walk(b, true);
            }
        }
    }

    private void flow(BasicBlock to, BitSet state) {
        BitSet old = in.get(to);
        if (old == null) {
            in.put(to, (BitSet) state.clone());
            work.push(to);
            return;
        }
        int before = old.cardinality();
        old.and(state);
        if (old.cardinality() != before) {
            work.push(to);
        }
    }

    private void walk(BasicBlock b, boolean rewrite) {
        BitSet state = (BitSet) in.get(b).clone();
        for (int k = 0; k < b.insns.size(); k++) {
            Insn i = b.insns.get(k);
            if (i.handler != null && !rewrite) {
                flow(i.handler.label().block, state);
            }
            if (i.op == Opcode.CHECK_BOUND) {
                int local = Operands.index(i.a);
                if (rewrite && state.get(local)) {
                    b.insns.remove(k--);
                }
                state.set(local);
            } else if (i.op == Opcode.FOR_ITER) {
                BitSet taken = (BitSet) state.clone();
                if (Operands.isLocal(i.c)) {
                    taken.set(Operands.index(i.c));
                }
                if (!rewrite) {
                    flow(i.target.block, taken);
                }
                continue;
            } else {
                transfer(i, state);
            }
            if (i.target != null && !rewrite) {
                flow(i.target.block, state);
            }
        }
        if (!rewrite && b.fallsThrough() && b.pc + 1 < blocks.size()) {
            flow(blocks.get(b.pc + 1), state);
        }
    }

    private static void transfer(Insn i, BitSet state) {
        if (i.op == Opcode.DELETE_FAST || i.op == Opcode.SAVE_LOCAL) {
            if (Operands.isLocal(i.a)) {
                state.clear(Operands.index(i.a));
            }
        } else if (i.op == Opcode.RESTORE_LOCAL) {
            if (Operands.isLocal(i.c)) {
                state.clear(Operands.index(i.c));
            }
        } else if (i.op.c == Operand.DST && Operands.isLocal(i.c)) {
            state.set(Operands.index(i.c));
        }
    }
}
