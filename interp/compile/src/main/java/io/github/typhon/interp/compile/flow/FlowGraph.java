// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.typhon.interp.compile.code.Opcode;

/**
 * The blocks of one unit and the passes that do not need to know variables: dead code, jumps to jumps, lines. The order of the
 * passes matters: exits without a line are copied to those who jump there before lines are handed on, and NOPs are dropped only
 * when every line is settled.
 * <p>CPython: Python/flowgraph.c.
 */
final class FlowGraph {

    final List<BasicBlock> blocks = new ArrayList<>();

    FlowGraph(List<Insn> stream) {
        BasicBlock current = new BasicBlock();
        blocks.add(current);
        for (Insn i : stream) {
            if (i.op == null) {
                if (!current.insns.isEmpty()) {
                    current = new BasicBlock();
                    blocks.add(current);
                }
                i.target.block = current;
                continue;
            }
            current.insns.add(i);
            if (i.target != null || i.op.endsBlock()) {
                current = new BasicBlock();
                blocks.add(current);
            }
        }
    }

    void optimize() {
        threadJumps();
        removeUnreachable();
        inlineExits();
        removeUnreachable();
        duplicateExits();
        removeUnreachable();
        propagateLines();
    }

    /** Drops what only carried lines, once no other pass removes instructions. */
    void cleanUp() {
        removeRedundantJumps();
        removeNops();
        removeUnreachable();
        removeRedundantJumps();
        removeNops();
    }

    private void threadJumps() {
        for (int n = 0; n < blocks.size(); n++) {
            blocks.get(n).pc = n;
        }
        for (BasicBlock b : blocks) {
            Insn last = b.last();
            if (last == null || last.target == null || last.op == Opcode.JUMP_NO_INTERRUPT) {
                continue;
            }
            for (int hops = 0; hops < 8; hops++) {
                Insn next = firstOf(last.target.block);
                if (next == null || next.op != Opcode.JUMP || next.target == last.target
                        || next.loc.hasLine() && next.loc.line() != last.loc.line()) {
                    break;
                }
                last.target = next.target;
            }
        }
    }

    /** The first instruction that runs when control enters a block. */
    private Insn firstOf(BasicBlock block) {
        int i = block.pc;
        while (i < blocks.size()) {
            if (!blocks.get(i).insns.isEmpty()) {
                return blocks.get(i).insns.getFirst();
            }
            i++;
        }
        return null;
    }

    private void removeUnreachable() {
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).reachable = false;
            blocks.get(i).predecessors = 0;
            blocks.get(i).pc = i;
        }
        Deque<BasicBlock> work = new ArrayDeque<>();
        visit(blocks.getFirst(), work);
        while (!work.isEmpty()) {
            BasicBlock b = work.pop();
            Handler handler = null;
            for (Insn i : b.insns) {
                if (i.handler != null && i.handler != handler) {
                    handler = i.handler;
                    visit(handler.label().block, work);
                    handler.label().block.predecessors += 2;
                }
                if (i.target != null) {
                    visit(i.target.block, work);
                }
            }
            if (b.fallsThrough() && b.pc + 1 < blocks.size()) {
                visit(blocks.get(b.pc + 1), work);
            }
        }
        for (BasicBlock b : blocks) {
            if (!b.reachable) {
                b.insns = new ArrayList<>();
            }
        }
    }

    private static void visit(BasicBlock b, Deque<BasicBlock> work) {
        b.predecessors++;
        if (!b.reachable) {
            b.reachable = true;
            work.push(b);
        }
    }

    /** The next block that holds instructions, or null. */
    private BasicBlock nextNonEmpty(int index) {
        for (int i = index + 1; i < blocks.size(); i++) {
            if (!blocks.get(i).insns.isEmpty()) {
                return blocks.get(i);
            }
        }
        return null;
    }

    private BasicBlock target(Insn i) {
        BasicBlock b = i.target.block;
        return b.insns.isEmpty() ? nextNonEmpty(b.pc) : b;
    }

    /** A jump to a short exit without line becomes a copy of the exit with the line of the jump. */
    private void inlineExits() {
        for (BasicBlock b : blocks) {
            Insn last = b.last();
            if (last == null || last.op != Opcode.JUMP) {
                continue;
            }
            BasicBlock exit = target(last);
            if (exit == null || exit == b || !exit.isExitWithoutLine()) {
                continue;
            }
            b.insns.set(b.insns.size() - 1, last.withOp(Opcode.NOP));
            for (Insn i : exit.insns) {
                Insn copy = i.copy();
                copy.loc = last.loc;
                b.insns.add(copy);
            }
        }
    }

    /** A conditional jump to a short exit without line that others reach too gets an exit of its own, with its line. */
    private void duplicateExits() {
        Map<BasicBlock, List<BasicBlock>> copies = new HashMap<>();
        for (BasicBlock b : blocks) {
            Insn last = b.last();
            if (last == null || last.target == null || last.op == Opcode.JUMP || !last.loc.hasLine()) {
                continue;
            }
            BasicBlock exit = target(last);
            if (exit == null || exit.predecessors < 2 || !exit.isExitWithoutLine()) {
                continue;
            }
            BasicBlock copy = new BasicBlock();
            for (Insn i : exit.insns) {
                Insn c = i.copy();
                c.loc = last.loc;
                copy.insns.add(c);
            }
            copy.predecessors = 1;
            exit.predecessors--;
            last.target = new Label();
            last.target.block = copy;
            copies.computeIfAbsent(exit, k -> new ArrayList<>()).add(copy);
        }
        if (!copies.isEmpty()) {
            insert(copies);
        }
    }

    /** Puts blocks behind others, the latest first. */
    private void insert(Map<BasicBlock, List<BasicBlock>> behind) {
        List<BasicBlock> all = new ArrayList<>();
        for (BasicBlock b : blocks) {
            all.add(b);
            all.addAll(behind.getOrDefault(b, List.of()).reversed());
        }
        blocks.clear();
        blocks.addAll(all);
        for (int k = 0; k < blocks.size(); k++) {
            blocks.get(k).pc = k;
        }
    }

    private void propagateLines() {
        for (int n = 0; n < blocks.size(); n++) {
            BasicBlock b = blocks.get(n);
            if (b.insns.isEmpty()) {
                continue;
            }
            Loc loc = Loc.NONE;
            for (Insn i : b.insns) {
                if (i.loc.hasLine()) {
                    loc = i.loc;
                } else {
                    i.loc = loc;
                }
            }
            if (b.fallsThrough()) {
                inherit(nextNonEmpty(n), loc);
            }
            if (b.last().target != null) {
                inherit(target(b.last()), loc);
            }
        }
    }

    private static void inherit(BasicBlock b, Loc loc) {
        if (b != null && b.predecessors == 1 && !b.insns.getFirst().loc.hasLine()) {
            b.insns.getFirst().loc = loc;
        }
    }

    private void removeRedundantJumps() {
        for (int n = 0; n < blocks.size(); n++) {
            blocks.get(n).pc = n;
        }
        for (int n = 0; n < blocks.size(); n++) {
            BasicBlock b = blocks.get(n);
            Insn last = b.last();
            if (last != null && last.op == Opcode.JUMP && target(last) == nextNonEmpty(n)) {
                b.insns.set(b.insns.size() - 1, last.withOp(Opcode.NOP));
            }
        }
    }

    /** Drops every NOP whose line is also that of its neighbour: tracing would not see it. */
    private void removeNops() {
        for (int n = 0; n < blocks.size(); n++) {
            BasicBlock b = blocks.get(n);
            List<Insn> kept = new ArrayList<>(b.insns.size());
            int previous = -1;
            for (int k = 0; k < b.insns.size(); k++) {
                Insn i = b.insns.get(k);
                if (i.op == Opcode.NOP && isRedundant(i, previous, b, k, n)) {
                    continue;
                }
                kept.add(i);
                previous = i.loc.line();
            }
            b.insns = kept;
        }
    }

    private boolean isRedundant(Insn nop, int previous, BasicBlock b, int k, int n) {
        int line = nop.loc.line();
        if (!nop.loc.hasLine() || previous == line) {
            return true;
        }
        if (k + 1 < b.insns.size()) {
            Insn next = b.insns.get(k + 1);
            if (next.loc.line() == line) {
                return true;
            }
            if (!next.loc.hasLine()) {
                next.loc = nop.loc;
                return true;
            }
            return false;
        }
        BasicBlock next = nextNonEmpty(n);
        return next != null && next.insns.getFirst().loc.line() == line;
    }
}
