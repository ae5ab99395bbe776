// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

import io.github.typhon.interp.compile.code.Opcode;

/**
 * One instruction of the stream: operands as {@link Operands} (plain numbers where the opcode wants numbers), a label instead of
 * a jump target. An element without opcode only marks the place of its label.
 */
public final class Insn {

    public final Opcode op;
    public final int c;
    public final int a;
    public final int b;
    Label target;
    Loc loc;
    final Handler handler;

    public Insn(Opcode op, int c, int a, int b, Label target, Loc loc, Handler handler) {
        this.op = op;
        this.c = c;
        this.a = a;
        this.b = b;
        this.target = target;
        this.loc = loc;
        this.handler = handler;
    }

    public static Insn mark(Label label) {
        return new Insn(null, 0, 0, 0, label, Loc.NONE, null);
    }

    /** The source line, or -1. */
    public int line() {
        return loc.line();
    }

    Insn copy() {
        return new Insn(op, c, a, b, target, loc, handler);
    }

    Insn withOp(Opcode other) {
        return new Insn(other, other == Opcode.NOP ? 0 : c, other == Opcode.NOP ? 0 : a, other == Opcode.NOP ? 0 : b,
                other == Opcode.NOP ? null : target, loc, handler);
    }

    boolean isUnconditionalJump() {
        return op == Opcode.JUMP || op == Opcode.JUMP_BACKWARD || op == Opcode.JUMP_NO_INTERRUPT;
    }
}
