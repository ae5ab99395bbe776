// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.code;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Disassembler;
import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.Operand;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** How instructions look to Python: units of an opcode byte and an argument byte, where the argument is the number of the instruction; EXTENDED_ARG
 *  units before it carry higher bytes. So offsets follow from instruction numbers alone, and dis can ask for the operands' text by number.
 *  <p>Threads: pure functions. */
public final class CodeView {
    public static final int EXTENDED_ARG = 255;
    private static final int ONE = 1 << 8;
    private static final int TWO = 1 << 16;

    private CodeView() {}

    public static boolean isOpcode(int op) {
        return op >= 0 && op < Opcode.values().length || op == EXTENDED_ARG;
    }

    public static boolean hasOperands(int op) {
        if (op < 0 || op >= Opcode.values().length) return false;
        Opcode o = Opcode.of(op);
        return o.c != Operand.NONE || o.a != Operand.NONE || o.b != Operand.NONE;
    }

    public static String name(Opcode op) {
        // After this one, pdb looks for the first line of a function that it can stop at.
        return op == Opcode.RESUME ? op.name() : op.name().toLowerCase(Locale.ROOT);
    }

    /** The offset of an instruction's first unit in {@code co_code}. */
    public static int offset(int pc) {
        if (pc <= ONE) return 2 * pc;
        return pc <= TWO ? 2 * ONE + 4 * (pc - ONE) : 2 * ONE + 4 * (TWO - ONE) + 6 * (pc - TWO);
    }

    /** The instruction at an offset. */
    public static int pc(int offset) {
        if (offset < 2 * ONE) return offset / 2;
        int rest = offset - 2 * ONE;
        return rest < 4 * (TWO - ONE) ? ONE + rest / 4 : TWO + (rest - 4 * (TWO - ONE)) / 6;
    }

    /** Units that an instruction takes. */
    static int units(int pc) {
        return pc < ONE ? 1 : pc < TWO ? 2 : 3;
    }

    static byte[] code(CodeUnit unit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * unit.code().length);
        for (int pc = 0; pc < unit.code().length; pc++) {
            for (int k = units(pc) - 1; k > 0; k--) {
                out.write(EXTENDED_ARG);
                out.write(pc >> 8 * k);
            }
            int op = Instr.op(unit.code()[pc]);
            out.write(op);
            out.write(hasOperands(op) ? pc : 0);
        }
        return out.toByteArray();
    }

    /** The exception table in CPython's format. CPython: InternalDocs/exception_handling.md. */
    static byte[] exceptionTable(CodeUnit unit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ExceptionEntry e : unit.exceptions()) {
            int start = offset(e.start()) / 2;
            number(out, start, 0x80);
            number(out, offset(e.end()) / 2 - start, 0);
            number(out, offset(e.handler()) / 2, 0);
            number(out, Math.max(0, e.depth() - unit.nlocalsplus) << 1 | (e.lasti() ? 1 : 0), 0);
        }
        return out.toByteArray();
    }

    /** Six bits a byte, the highest first; 0x40 says that more follow. */
    private static void number(ByteArrayOutputStream out, int v, int mark) {
        int shift = 0;
        while (v >>> shift + 6 != 0) shift += 6;
        int first = mark;
        for (; shift >= 0; shift -= 6) {
            out.write(v >>> shift & 0x3F | (shift > 0 ? 0x40 : 0) | first);
            first = 0;
        }
    }

    /** The operands of an instruction as text. */
    static String operands(CodeUnit unit, int pc) {
        return Disassembler.operands(unit, pc);
    }
}
