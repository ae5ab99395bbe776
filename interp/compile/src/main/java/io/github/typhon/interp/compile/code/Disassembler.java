// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

import java.util.HashSet;
import java.util.Set;

/** Code as text: line, pc, jump mark, instruction, operands by name; then the exception table, then nested units. */
public final class Disassembler {

    private final CodeUnit unit;
    private final StringBuilder out = new StringBuilder();

    private Disassembler(CodeUnit unit) {
        this.unit = unit;
    }

    public static String disassemble(CodeUnit unit) {
        Disassembler d = new Disassembler(unit);
        d.run();
        for (Object c : unit.constants()) {
            if (c instanceof CodeUnit inner) {
                d.out.append("\nDisassembly of ").append(inner).append(":\n").append(disassemble(inner));
            }
        }
        return d.out.toString();
    }

    /** The operands of one instruction. */
    public static String operands(CodeUnit unit, int pc) {
        Disassembler d = new Disassembler(unit);
        d.operands(unit.code()[pc]);
        return d.out.toString();
    }

    private void run() {
        Set<Integer> targets = new HashSet<>();
        for (long word : unit.code()) {
            targets.add(Instr.opcode(word).target(word));
        }
        unit.exceptions().forEach(e -> targets.add(e.handler()));
        int line = -2;
        for (int pc = 0; pc < unit.code().length; pc++) {
            int own = unit.lines().line(pc);
            String shown = own == line ? "" : own < 0 ? "--" : Integer.toString(own);
            line = own;
            out.append(String.format("%5s %s %4d  %-24s", shown, targets.contains(pc) ? ">" : " ", pc,
                    Instr.opcode(unit.code()[pc])));
            operands(unit.code()[pc]);
            out.append('\n');
        }
        if (!unit.exceptions().isEmpty()) {
            out.append("ExceptionTable:\n");
        }
        for (ExceptionEntry e : unit.exceptions()) {
            out.append("  ").append(e.start()).append(" to ").append(e.end()).append(" -> ").append(e.handler()).append(" [")
                    .append(slot(e.depth())).append("] exc ").append(slot(e.exc())).append(e.lasti() ? " lasti" : "")
                    .append('\n');
        }
    }

    private void operands(long word) {
        Opcode op = Instr.opcode(word);
        int c = Instr.c(word);
        boolean first = true;
        if (op.c == Operand.SRC && Instr.isConstC(c)) {
            out.append(constant(Instr.indexC(c)));
            first = false;
        } else {
            first = field(op.c, c, first);
        }
        first = field(op.a, Instr.a(word), first);
        field(op.b, Instr.b(word), first);
    }

    private boolean field(Operand kind, int value, boolean first) {
        String text = switch (kind) {
            case NONE -> null;
            case NAME -> unit.names().get(value);
            case IMM -> "#" + value;
            case TARGET -> "->" + value;
            default -> Instr.isConst(value) ? constant(Instr.index(value)) : slot(value);
        };
        if (text == null) {
            return first;
        }
        out.append(first ? "" : ", ").append(text);
        return false;
    }

    private String constant(int index) {
        Object c = unit.constants().get(index);
        return "(" + c + ")";
    }

    private String slot(int slot) {
        return slot < unit.nlocalsplus ? unit.slotName(slot) : "t" + (slot - unit.nlocalsplus);
    }
}
