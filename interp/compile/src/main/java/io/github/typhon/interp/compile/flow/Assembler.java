// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.LineTable;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.Operand;
import io.github.typhon.interp.syntax.PySyntaxError;

/** Numbers slots and instructions and packs everything into a {@link CodeUnit}. */
public final class Assembler {

    private final UnitParts unit;
    private int[] cellSlots;
    private int firstFree;
    private int firstTemp;

    public Assembler(UnitParts unit) {
        this.unit = unit;
    }

    public CodeUnit assemble() {
        numberSlots();
        FlowGraph graph = new FlowGraph(unit.code());
        graph.optimize();
        new BoundAnalysis(graph.blocks, unit.arguments()).run();
        graph.cleanUp();
        graph.blocks.getFirst().insns.addAll(0, prefix());
        List<Insn> insns = laidOut(graph.blocks);
        if (insns.size() > Instr.MAX_INDEX) {
            FarJumps.bridge(graph.blocks);
            insns = laidOut(graph.blocks);
        }
        if (unit.constants().size() > Instr.MAX_INDEX || unit.names().size() > Instr.MAX_INDEX
                || firstTemp + unit.ntemps() > Instr.MAX_C_SOURCE) {
            throw new PySyntaxError(PySyntaxError.MEMORY_ERROR, "code object too large: " + unit.name());
        }
        CodeUnit.Parts p = unit.parts();
        p.code = code(insns);
        publishCells(p);
        p.lines = lines(insns);
        p.exceptions = exceptions(insns);
        return new CodeUnit(p);
    }

    private static List<Insn> laidOut(List<BasicBlock> blocks) {
        List<Insn> insns = new ArrayList<>();
        for (BasicBlock b : blocks) {
            b.pc = insns.size();
            insns.addAll(b.insns);
        }
        return insns;
    }

    private void numberSlots() {
        List<String> cells = unit.cellvars();
        cellSlots = new int[cells.size()];
        int next = unit.varnames().size();
        for (int i = 0; i < cellSlots.length; i++) {
            int own = unit.varnames().indexOf(cells.get(i));
            cellSlots[i] = own >= 0 ? own : next++;
        }
        firstFree = next;
        firstTemp = next + unit.freevars().size();
    }

    /** Cell variables are shown in the order of their slots: arguments first. */
    private void publishCells(CodeUnit.Parts p) {
        Integer[] bySlot = new Integer[cellSlots.length];
        Arrays.setAll(bySlot, i -> i);
        Arrays.sort(bySlot, (a, b) -> Integer.compare(cellSlots[a], cellSlots[b]));
        List<String> names = new ArrayList<>();
        int[] slots = new int[bySlot.length];
        for (int i = 0; i < bySlot.length; i++) {
            names.add(unit.cellvars().get(bySlot[i]));
            slots[i] = cellSlots[bySlot[i]];
        }
        p.cellvars = names;
        p.cellSlots = slots;
    }

    private List<Insn> prefix() {
        List<Insn> prefix = new ArrayList<>();
        if (!unit.freevars().isEmpty()) {
            prefix.add(new Insn(Opcode.COPY_FREE_VARS, 0, 0, unit.freevars().size(), null, Loc.NONE, null));
        }
        for (int i = 0; i < cellSlots.length; i++) {
            prefix.add(new Insn(Opcode.MAKE_CELL, 0, Operands.CELL | i, 0, null, Loc.NONE, null));
        }
        return prefix;
    }

    private int slot(int operand) {
        int index = Operands.index(operand);
        return switch (Operands.kind(operand)) {
            case Operands.LOCAL -> unit.localSlots()[index];
            case Operands.CELL -> cellSlots[index];
            case Operands.FREE -> firstFree + index;
            case Operands.TEMP -> firstTemp + index;
            case Operands.CONST -> Instr.CONST_BIT | index;
            default -> throw new IllegalStateException("operand " + operand + " in " + unit.name());
        };
    }

    private int field(Operand kind, int value) {
        return switch (kind) {
            case NONE, TARGET -> 0;
            case NAME, IMM -> value;
            default -> slot(value);
        };
    }

    private long[] code(List<Insn> insns) {
        long[] code = new long[insns.size()];
        for (int pc = 0; pc < code.length; pc++) {
            Insn i = insns.get(pc);
            Opcode op = i.op;
            int c = field(op.c, i.c);
            if (op.c == Operand.SRC && (c & Instr.CONST_BIT) != 0) {
                c = c & ~Instr.CONST_BIT | Instr.C_CONST_BIT;
            }
            int a = field(op.a, i.a);
            int b = field(op.b, i.b);
            if (i.target != null) {
                int target = i.target.block.pc;
                if (op == Opcode.JUMP && target <= pc) {
                    op = Opcode.JUMP_BACKWARD;
                }
                if (i.isUnconditionalJump()) {
                    code[pc] = Instr.packJump(op.ordinal(), target);
                    continue;
                }
                if (op.c == Operand.TARGET) {
                    c = target;
                } else {
                    b = target;
                }
            }
            code[pc] = Instr.pack(op.ordinal(), c, a, b);
        }
        return code;
    }

    private static LineTable lines(List<Insn> insns) {
        int[] positions = new int[insns.size() * 4];
        for (int pc = 0; pc < insns.size(); pc++) {
            Loc loc = insns.get(pc).loc;
            positions[pc * 4] = loc.line();
            positions[pc * 4 + 1] = loc.endLine();
            positions[pc * 4 + 2] = loc.column();
            positions[pc * 4 + 3] = loc.endColumn();
        }
        return new LineTable(positions);
    }

    private List<ExceptionEntry> exceptions(List<Insn> insns) {
        List<ExceptionEntry> rows = new ArrayList<>();
        int start = 0;
        for (int pc = 1; pc <= insns.size(); pc++) {
            Handler handler = insns.get(start).handler;
            if (pc < insns.size() && insns.get(pc).handler == handler) {
                continue;
            }
            if (handler != null) {
                rows.add(new ExceptionEntry(start, pc, handler.label().block.pc, firstTemp + handler.depth(),
                        firstTemp + handler.exc(), handler.lasti()));
            }
            start = pc;
        }
        return rows;
    }
}
