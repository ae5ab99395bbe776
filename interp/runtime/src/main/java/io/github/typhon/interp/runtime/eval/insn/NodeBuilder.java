// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Insn;

/**
 * Builds and links the executable form of a code object: one node per instruction.
 * <p>Threads: several threads may build the same code at once; the first to publish wins.
 */
public final class NodeBuilder {
    final PyCode code;
    final Executable executable;
    int pc;

    private NodeBuilder(PyCode code, Executable executable) {
        this.code = code;
        this.executable = executable;
    }

    /** The executable form, built when the code runs first. */
    public static Executable executable(PyCode code) {
        Executable x = (Executable) code.executable;
        return x != null ? x : build(code);
    }

    private static Executable build(PyCode code) {
        CodeUnit u = code.unit;
        Executable x = new Executable(code, new Insn[u.code().length]);
        NodeBuilder b = new NodeBuilder(code, x);
        for (int pc = 0; pc < u.code().length; pc++) {
            b.pc = pc;
            x.nodes[pc] = b.node(u.code()[pc]);
        }
        x.link();
        synchronized (code) {
            if (code.executable == null) {
                code.executable = x;
                code.entry = x.nodes[0];
            }
            return (Executable) code.executable;
        }
    }

    private Insn node(long w) {
        Opcode op = Instr.opcode(w);
        return switch (op.family) {
            case MOVE -> MoveInsns.of(this, op, w);
            case JUMP -> JumpInsns.of(this, op, w);
            case COMPARE -> CompareInsns.of(this, op, w);
            case UNARY -> UnaryInsns.of(this, op, w);
            case BINARY -> BinaryInsns.of(this, op, w);
            case VARIABLE -> VariableInsns.of(this, op, w);
            case ATTRIBUTE -> AttributeInsns.of(this, op, w);
            case SUBSCRIPT -> SubscriptInsns.of(this, op, w);
            case BUILD -> BuildInsns.of(this, op, w);
            case FORMAT -> FormatInsns.of(this, op, w);
            case UNPACK -> UnpackInsns.of(this, op, w);
            case ITERATE -> IterateInsns.of(this, op, w);
            case GENERATOR -> GeneratorInsns.of(this, op, w);
            case CALL -> CallInsns.of(this, op, w);
            case FUNCTION -> FunctionInsns.of(this, op, w);
            case IMPORT -> ImportInsns.of(this, op, w);
            case EXCEPTION -> ExceptionInsns.of(this, op, w);
            case WITH -> WithInsns.of(this, op, w);
            case MATCH -> MatchInsns.of(this, op, w);
            case TYPING -> TypingInsns.of(this, op, w);
        };
    }

    static AssertionError unknown(Opcode op) {
        return new AssertionError("no instruction class for " + op);
    }
}
