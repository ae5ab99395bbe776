// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.ANY;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;

import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.syntax.ast.BoolOp;
import io.github.typhon.interp.syntax.ast.CmpOp;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.UnaryOp;

/** Conditions as jumps: not, and, or, conditional expressions and comparisons never make a bool object here. */
final class ConditionGen {

    private final CodeGenerator g;

    ConditionGen(CodeGenerator generator) {
        this.g = generator;
    }

    /** Jumps to target if the truth of test equals cond, else goes on. Depth is the same before and after. */
    void jumpIf(Expr test, Label target, boolean cond, Loc loc) {
        Boolean truth = g.folder.truth(test);
        if (truth != null) {
            if (truth == cond) {
                g.u.jump(target, Loc.of(test));
            } else {
                g.u.emit(Opcode.NOP, 0, 0, 0, Loc.of(test));
            }
            return;
        }
        switch (test) {
            case Expr.UnaryOp e when e.op() == UnaryOp.NOT -> jumpIf(e.operand(), target, !cond, loc);
            case Expr.BoolOp e -> boolOp(e, target, cond, loc);
            case Expr.IfExp e -> {
                Label end = new Label();
                Label orelse = new Label();
                jumpIf(e.test(), orelse, false, loc);
                jumpIf(e.body(), target, cond, loc);
                g.u.jump(end, Loc.NONE);
                g.u.mark(orelse);
                jumpIf(e.orelse(), target, cond, loc);
                g.u.mark(end);
            }
            case Expr.Compare e -> compare(e, target, cond);
            default -> {
                int base = g.u.depth;
                int value = g.expressions.gen(test, LAST);
                g.u.depth = base;
                g.u.jump(cond ? Opcode.JUMP_IF_TRUE : Opcode.JUMP_IF_FALSE, target, value, 0, Loc.of(test));
            }
        }
    }

    private void boolOp(Expr.BoolOp e, Label target, boolean cond, Loc loc) {
        boolean shortCircuit = e.op() == BoolOp.OR;
        Label end = new Label();
        Label inner = shortCircuit == cond ? target : end;
        int last = e.values().size() - 1;
        for (int i = 0; i < last; i++) {
            jumpIf(e.values().get(i), inner, shortCircuit, loc);
        }
        jumpIf(e.values().get(last), target, cond, loc);
        g.u.mark(end);
    }

    private void compare(Expr.Compare e, Label target, boolean cond) {
        g.literals.checkCompare(e);
        Loc loc = Loc.of(e);
        int base = g.u.depth;
        int n = e.ops().size();
        if (n == 1) {
            int left = g.expressions.gen(e.left(), ANY);
            int right = g.expressions.comparator(e.ops().getFirst(), e.comparators().getFirst(), LAST);
            g.u.depth = base;
            jump(e.ops().getFirst(), cond, target, left, right, loc);
            return;
        }
        // Every comparison but the last leaves when false; what it keeps for the next one is released on that way.
        Label end = new Label();
        Label whenFalse = cond ? end : target;
        List<Label> cleanups = new ArrayList<>();
        List<Integer> pending = new ArrayList<>();
        int left = g.expressions.gen(e.left(), ANY);
        for (int i = 0; i < n - 1; i++) {
            int right = g.expressions.comparator(e.ops().get(i), e.comparators().get(i), ANY);
            int operand = right;
            Label out = whenFalse;
            if (Operands.isTemp(right)) {
                operand = g.u.push();
                g.u.depth--;
                g.u.emit(Opcode.COPY, operand, right, 0, loc);
                out = new Label();
                cleanups.add(out);
                pending.add(right);
            }
            jump(e.ops().get(i), false, out, left, operand, loc);
            left = right;
        }
        int right = g.expressions.comparator(e.ops().get(n - 1), e.comparators().get(n - 1), LAST);
        g.u.depth = base;
        jump(e.ops().get(n - 1), cond, target, left, right, loc);
        if (!cleanups.isEmpty()) {
            g.u.jump(end, Loc.NONE);
            for (int i = 0; i < cleanups.size(); i++) {
                g.u.mark(cleanups.get(i));
                g.u.emit(Opcode.RELEASE, 0, pending.get(i), 0, loc);
                g.u.jump(whenFalse, Loc.NONE);
            }
        }
        g.u.mark(end);
    }

    private void jump(CmpOp op, boolean cond, Label target, int left, int right, Loc loc) {
        int none = Operands.CONST | g.u.constants.getOrDefault(PyConst.NONE, -1) & 0xFFFFFF;
        if ((op == CmpOp.IS || op == CmpOp.IS_NOT) && right == none && g.u.constants.containsKey(PyConst.NONE)) {
            g.u.jump((op == CmpOp.IS) == cond ? Opcode.JUMP_IF_NONE : Opcode.JUMP_IF_NOT_NONE, target, left, 0, loc);
            return;
        }
        Opcode opcode = switch (op) {
            case EQ -> cond ? Opcode.JUMP_IF_EQ : Opcode.JUMP_IF_NOT_EQ;
            case NOT_EQ -> cond ? Opcode.JUMP_IF_NE : Opcode.JUMP_IF_NOT_NE;
            case LT -> cond ? Opcode.JUMP_IF_LT : Opcode.JUMP_IF_NOT_LT;
            case LT_E -> cond ? Opcode.JUMP_IF_LE : Opcode.JUMP_IF_NOT_LE;
            case GT -> cond ? Opcode.JUMP_IF_GT : Opcode.JUMP_IF_NOT_GT;
            case GT_E -> cond ? Opcode.JUMP_IF_GE : Opcode.JUMP_IF_NOT_GE;
            case IS -> cond ? Opcode.JUMP_IF_IS : Opcode.JUMP_IF_IS_NOT;
            case IS_NOT -> cond ? Opcode.JUMP_IF_IS_NOT : Opcode.JUMP_IF_IS;
            case IN -> cond ? Opcode.JUMP_IF_IN : Opcode.JUMP_IF_NOT_IN;
            case NOT_IN -> cond ? Opcode.JUMP_IF_NOT_IN : Opcode.JUMP_IF_IN;
        };
        g.u.jump(opcode, target, left, right, loc);
    }
}
