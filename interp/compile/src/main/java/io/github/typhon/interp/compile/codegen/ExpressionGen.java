// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.ANY;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.SliceConst;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.compile.symtable.NameFlags;
import io.github.typhon.interp.syntax.ast.CmpOp;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;

/**
 * Expressions. {@link #gen} leaves the value where {@code want} says: in a given local, in the temporary at the depth of the
 * entry (TEMP), or anywhere (ANY, LAST); afterwards the depth is one more if and only if the value is a temporary.
 */
final class ExpressionGen {

    private final CodeGenerator g;

    ExpressionGen(CodeGenerator generator) {
        this.g = generator;
    }

    int gen(Expr expr, int want) {
        Object constant = g.folder.constant(expr);
        if (constant != null) {
            return g.deliver(g.u.constant(constant), want, Loc.of(expr));
        }
        Loc loc = Loc.of(expr);
        return switch (expr) {
            case Expr.Name e -> g.load(e.id(), want, loc);
            case Expr.NamedExpr e -> namedExpr(e, want, loc);
            case Expr.BoolOp e -> boolOp(e, want, loc);
            case Expr.BinOp e -> binOp(e, want, loc);
            case Expr.UnaryOp e -> unaryOp(e, want, loc);
            case Expr.Lambda e -> g.functions.lambda(e, want);
            case Expr.IfExp e -> ifExp(e, want, loc);
            case Expr.Dict e -> g.displays.dict(e, want, loc);
            case Expr.Set e -> g.displays.set(e, want, loc);
            case Expr.List e -> list(e, want, loc);
            case Expr.Tuple e -> tuple(e, want, loc);
            case Expr.ListComp e -> g.comprehensions.list(e, want);
            case Expr.SetComp e -> g.comprehensions.set(e, want);
            case Expr.DictComp e -> g.comprehensions.dict(e, want);
            case Expr.GeneratorExp e -> g.comprehensions.generator(e, want);
            case Expr.Await e -> g.asyncs.await(e, want);
            case Expr.Yield e -> g.asyncs.yieldExpr(e, want);
            case Expr.YieldFrom e -> g.asyncs.yieldFrom(e, want);
            case Expr.Compare e -> compare(e, want, loc);
            case Expr.Call e -> g.calls.call(e, want);
            case Expr.FormattedValue e -> g.displays.formattedValue(e, want, loc);
            case Expr.Interpolation e -> g.displays.interpolation(e, want, loc);
            case Expr.JoinedStr e -> g.displays.joinedStr(e, want, loc);
            case Expr.TemplateStr e -> g.displays.templateStr(e, want, loc);
            case Expr.Constant e -> throw new IllegalStateException("constant not folded");
            case Expr.Attribute e -> attribute(e, want, loc);
            case Expr.Subscript e -> subscript(e, want, loc);
            case Expr.Starred e -> throw g.error(e.ctx() == ExprContext.STORE
                    ? "starred assignment target must be in a list or tuple" : "can't use starred expression here", loc);
            case Expr.Slice e -> slice(e, want, loc);
        };
    }

    private int list(Expr.List e, int want, Loc loc) {
        return g.displays.list(e, want, loc);
    }

    private int tuple(Expr.Tuple e, int want, Loc loc) {
        return g.displays.tuple(e.elts(), want, loc);
    }

    private int namedExpr(Expr.NamedExpr e, int want, Loc loc) {
        String name = ((Expr.Name) e.target()).id();
        Loc targetLoc = Loc.of(e.target());
        int local = g.target(name);
        if (local >= 0) {
            gen(e.value(), local);
            return g.deliver(local, want == ANY ? TEMP : want, loc);
        }
        int value = gen(e.value(), want == LAST ? ANY : want);
        int copy = value;
        if (Operands.isTemp(value)) {
            copy = g.u.push();
            g.u.emit(Opcode.COPY, copy, value, 0, loc);
        }
        g.store(name, copy, targetLoc);
        return value;
    }

    private int boolOp(Expr.BoolOp e, int want, Loc loc) {
        Opcode jump = e.op() == io.github.typhon.interp.syntax.ast.BoolOp.AND
                ? Opcode.JUMP_IF_FALSE_KEEP : Opcode.JUMP_IF_TRUE_KEEP;
        Label end = new Label();
        int last = e.values().size() - 1;
        for (int i = 0; i < last; i++) {
            boolOperand(e.values().get(i), jump, end, loc);
        }
        int value = gen(e.values().get(last), TEMP);
        g.u.mark(end);
        return g.deliver(value, want, loc);
    }

    /** Goes to the end with the operand's value if that decides, else on without it. The truth of each value is asked once, however they nest. */
    private void boolOperand(Expr operand, Opcode jump, Label end, Loc loc) {
        if (operand instanceof Expr.BoolOp inner && g.folder.truth(operand) == null) {
            boolean isOr = inner.op() == io.github.typhon.interp.syntax.ast.BoolOp.OR;
            Label next = new Label();
            Loc innerLoc = Loc.of(inner);
            int last = inner.values().size() - 1;
            for (int i = 0; i < last; i++) {
                if (isOr == (jump == Opcode.JUMP_IF_TRUE_KEEP)) {
                    boolOperand(inner.values().get(i), jump, end, innerLoc);
                } else {
                    leaveIf(inner.values().get(i), isOr, next, innerLoc);
                }
            }
            boolOperand(inner.values().get(last), jump, end, loc);
            g.u.mark(next);
            return;
        }
        int base = g.u.depth;
        int value = gen(operand, TEMP);
        g.u.jump(jump, end, value, 0, loc);
        g.u.depth = base;
    }

    /** An operand whose value is not wanted. As in CPython, conditional expressions and negations are values here, whose truth is asked anew. */
    private void leaveIf(Expr operand, boolean cond, Label next, Loc loc) {
        if (operand instanceof Expr.IfExp || operand instanceof Expr.UnaryOp) {
            int base = g.u.depth;
            int value = gen(operand, LAST);
            g.u.depth = base;
            g.u.jump(cond ? Opcode.JUMP_IF_TRUE : Opcode.JUMP_IF_FALSE, next, value, 0, loc);
        } else {
            g.conditions.jumpIf(operand, next, cond, loc);
        }
    }

    private int binOp(Expr.BinOp e, int want, Loc loc) {
        int base = g.u.depth;
        int left = gen(e.left(), ANY);
        int right = gen(e.right(), LAST);
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(binary(e.op()), dst, left, right, loc);
        return dst;
    }

    static Opcode binary(Operator op) {
        return Opcode.of(Opcode.BINARY_ADD.ordinal() + offset(op));
    }

    static Opcode inplace(Operator op) {
        return Opcode.of(Opcode.INPLACE_ADD.ordinal() + offset(op));
    }

    private static int offset(Operator op) {
        Opcode binary = switch (op) {
            case ADD -> Opcode.BINARY_ADD;
            case SUB -> Opcode.BINARY_SUB;
            case MULT -> Opcode.BINARY_MULT;
            case MAT_MULT -> Opcode.BINARY_MAT_MULT;
            case DIV -> Opcode.BINARY_DIV;
            case MOD -> Opcode.BINARY_MOD;
            case POW -> Opcode.BINARY_POW;
            case LSHIFT -> Opcode.BINARY_LSHIFT;
            case RSHIFT -> Opcode.BINARY_RSHIFT;
            case BIT_OR -> Opcode.BINARY_OR;
            case BIT_XOR -> Opcode.BINARY_XOR;
            case BIT_AND -> Opcode.BINARY_AND;
            case FLOOR_DIV -> Opcode.BINARY_FLOOR_DIV;
        };
        return binary.ordinal() - Opcode.BINARY_ADD.ordinal();
    }

    private int unaryOp(Expr.UnaryOp e, int want, Loc loc) {
        int base = g.u.depth;
        int operand = gen(e.operand(), LAST);
        g.u.depth = base;
        int dst = g.result(want);
        Opcode op = switch (e.op()) {
            case INVERT -> Opcode.UNARY_INVERT;
            case NOT -> Opcode.UNARY_NOT;
            case UADD -> Opcode.UNARY_POSITIVE;
            case USUB -> Opcode.UNARY_NEGATIVE;
        };
        g.u.emit(op, dst, operand, 0, loc);
        return dst;
    }

    private int ifExp(Expr.IfExp e, int want, Loc loc) {
        int branchWant = want >= 0 ? want : TEMP;
        int base = g.u.depth;
        Label end = new Label();
        Label orelse = new Label();
        g.conditions.jumpIf(e.test(), orelse, false, loc);
        gen(e.body(), branchWant);
        g.u.jump(end, Loc.NONE);
        g.u.depth = base;
        g.u.mark(orelse);
        int dst = gen(e.orelse(), branchWant);
        g.u.mark(end);
        return dst;
    }

    // ---- comparison

    static Opcode comparison(CmpOp op) {
        return switch (op) {
            case EQ -> Opcode.COMPARE_EQ;
            case NOT_EQ -> Opcode.COMPARE_NE;
            case LT -> Opcode.COMPARE_LT;
            case LT_E -> Opcode.COMPARE_LE;
            case GT -> Opcode.COMPARE_GT;
            case GT_E -> Opcode.COMPARE_GE;
            case IS -> Opcode.IS;
            case IS_NOT -> Opcode.IS_NOT;
            case IN -> Opcode.CONTAINS;
            case NOT_IN -> Opcode.NOT_CONTAINS;
        };
    }

    /** The right operand of a comparison; a display that is only searched becomes a constant. */
    int comparator(CmpOp op, Expr e, int want) {
        if (op == CmpOp.IN || op == CmpOp.NOT_IN) {
            Object constant = g.folder.searchConstant(e);
            if (constant != null) {
                return g.deliver(g.u.constant(constant), want, Loc.of(e));
            }
        }
        return gen(e, want);
    }

    private int compare(Expr.Compare e, int want, Loc loc) {
        g.literals.checkCompare(e);
        int base = g.u.depth;
        int n = e.ops().size();
        if (n == 1) {
            int left = gen(e.left(), ANY);
            int right = comparator(e.ops().getFirst(), e.comparators().getFirst(), LAST);
            g.u.depth = base;
            int dst = g.result(want);
            g.u.emit(comparison(e.ops().getFirst()), dst, left, right, loc);
            return dst;
        }
        int value = g.u.push();
        int left = gen(e.left(), ANY);
        Label end = new Label();
        List<Label> cleanups = new ArrayList<>();
        List<Integer> pending = new ArrayList<>();
        for (int i = 0; i < n - 1; i++) {
            int right = comparator(e.ops().get(i), e.comparators().get(i), ANY);
            int operand = right;
            Label out = end;
            if (Operands.isTemp(right)) {
                operand = g.u.push();
                g.u.depth--;
                g.u.emit(Opcode.COPY, operand, right, 0, loc);
                out = new Label();
                cleanups.add(out);
                pending.add(right);
            }
            g.u.emit(comparison(e.ops().get(i)), value, left, operand, loc);
            g.u.jump(Opcode.JUMP_IF_FALSE_KEEP, out, value, 0, loc);
            left = right;
        }
        int right = comparator(e.ops().get(n - 1), e.comparators().get(n - 1), LAST);
        g.u.emit(comparison(e.ops().get(n - 1)), value, left, right, loc);
        if (!cleanups.isEmpty()) {
            g.u.jump(end, Loc.NONE);
            for (int i = 0; i < cleanups.size(); i++) {
                g.u.mark(cleanups.get(i));
                g.u.emit(Opcode.RELEASE, 0, pending.get(i), 0, loc);
                if (i < cleanups.size() - 1) {
                    g.u.jump(end, Loc.NONE);
                }
            }
        }
        g.u.mark(end);
        g.u.depth = base + 1;
        return g.deliver(value, want, loc);
    }

    // ---- attributes and subscripts

    /** The position of an attribute access: from the attribute's name on if it stands in another line than the start. */
    static Loc attributeLoc(Loc loc, Expr.Attribute attr) {
        if (loc.line() == attr.endLineno()) {
            return loc;
        }
        int length = attr.attr().codePointCount(0, attr.attr().length());
        if (length <= attr.endColOffset()) {
            return new Loc(attr.endLineno(), loc.endLine(), attr.endColOffset() - length, loc.endColumn());
        }
        return new Loc(attr.endLineno(), loc.endLine(), -1, -1);
    }

    private int attribute(Expr.Attribute e, int want, Loc loc) {
        int base = g.u.depth;
        if (isSuper(e)) {
            boolean explicit = loadSuper((Expr.Call) e.value());
            g.u.depth = base;
            int dst = g.result(want);
            g.u.emit(explicit ? Opcode.LOAD_SUPER_ATTR_2 : Opcode.LOAD_SUPER_ATTR, dst, Unit.temp(base), name(e.attr()),
                    attributeLoc(loc, e));
            return dst;
        }
        int object = gen(e.value(), LAST);
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.LOAD_ATTR, dst, object, name(e.attr()), attributeLoc(loc, e));
        return dst;
    }

    int name(String attr) {
        return g.u.nameIndex(g.u.mangle(attr));
    }

    /** Whether nothing in the text binds this name, so that it means the builtin unless someone reaches in from outside. */
    boolean isBuiltin(String name) {
        return g.u.scopeOf(name) == NameFlags.GLOBAL_IMPLICIT && (g.table.top().flags(name) & (NameFlags.DEF_BOUND | NameFlags.DEF_GLOBAL)) == 0;
    }

    /** Whether this is an attribute of {@code super(...)} that the interpreter can look up without making a super object. */
    boolean isSuper(Expr.Attribute e) {
        if (!(e.value() instanceof Expr.Call call && call.func() instanceof Expr.Name f && f.id().equals("super")
                && call.keywords().isEmpty()) || e.attr().equals("__class__")) {
            return false;
        }
        if (g.u.scopeOf("super") != NameFlags.GLOBAL_IMPLICIT || g.table.top().flags("super") != 0) {
            return false;
        }
        if (call.args().size() == 2) {
            return call.args().stream().noneMatch(a -> a instanceof Expr.Starred);
        }
        return call.args().isEmpty() && g.u.argcount > 0 && g.u.scopeOf("__class__") == NameFlags.FREE;
    }

    /** Puts super, the class and self into three temporaries; true if the arguments were written. */
    boolean loadSuper(Expr.Call call) {
        Loc loc = Loc.of(call);
        g.load("super", TEMP, Loc.of(call.func()));
        if (!call.args().isEmpty()) {
            gen(call.args().get(0), TEMP);
            gen(call.args().get(1), TEMP);
            return true;
        }
        g.load("__class__", TEMP, loc);
        String self = g.u.varnames.keySet().iterator().next();
        g.load(self, TEMP, loc);
        return false;
    }

    private int subscript(Expr.Subscript e, int want, Loc loc) {
        g.literals.checkSubscripter(e.value());
        g.literals.checkIndex(e.value(), e.slice());
        int base = g.u.depth;
        if (isPlainSlice(e.slice())) {
            Expr.Slice s = (Expr.Slice) e.slice();
            int container = gen(e.value(), TEMP);
            int start = bound(s.lower(), ANY);
            int stop = bound(s.upper(), LAST);
            g.u.depth = base + 1;
            g.u.emit(Opcode.BINARY_SLICE, container, start, stop, loc);
            return g.deliver(container, want, loc);
        }
        int container = gen(e.value(), ANY);
        int index = gen(e.slice(), LAST);
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.SUBSCR, dst, container, index, loc);
        return dst;
    }

    /** A slice without step whose bounds are not all constant. */
    boolean isPlainSlice(Expr e) {
        return e instanceof Expr.Slice s && s.step() == null && constantSlice(s) == null;
    }

    int bound(Expr e, int want) {
        return e != null ? gen(e, want) : g.deliver(g.u.constant(PyConst.NONE), want, Loc.NONE);
    }

    private SliceConst constantSlice(Expr.Slice s) {
        Object lower = s.lower() == null ? PyConst.NONE : g.folder.constant(s.lower());
        Object upper = s.upper() == null ? PyConst.NONE : g.folder.constant(s.upper());
        Object step = s.step() == null ? PyConst.NONE : g.folder.constant(s.step());
        return lower == null || upper == null || step == null ? null : new SliceConst(lower, upper, step);
    }

    private int slice(Expr.Slice s, int want, Loc loc) {
        SliceConst constant = constantSlice(s);
        if (constant != null) {
            return g.deliver(g.u.constant(constant), want, loc);
        }
        int base = g.u.depth;
        part(s.lower(), loc);
        part(s.upper(), loc);
        if (s.step() != null) {
            gen(s.step(), TEMP);
        }
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.BUILD_SLICE, dst, Unit.temp(base), s.step() != null ? 3 : 2, loc);
        return dst;
    }

    private void part(Expr e, Loc loc) {
        if (e != null) {
            gen(e, TEMP);
        } else {
            g.none(loc, g.u.push());
        }
    }

    // ---- several values

    /** Puts each value into a temporary of its own; returns the first. */
    int all(List<Expr> values) {
        int base = Unit.temp(g.u.depth);
        for (Expr e : values) {
            gen(e, TEMP);
        }
        return base;
    }

    /** The operand as a source in field c, where the range of constants is smaller. */
    int cSource(int operand, Loc loc) {
        if (Operands.isConst(operand) && Operands.index(operand) > Instr.MAX_C_SOURCE) {
            int t = g.u.push();
            g.u.emit(Opcode.MOVE, t, operand, 0, loc);
            return t;
        }
        return operand;
    }

    static StrConst str(String s) {
        return StrConst.of(s);
    }

    static TupleConst names(List<String> names) {
        List<Object> items = new ArrayList<>();
        for (String n : names) {
            items.add(StrConst.of(n));
        }
        return new TupleConst(items);
    }
}
