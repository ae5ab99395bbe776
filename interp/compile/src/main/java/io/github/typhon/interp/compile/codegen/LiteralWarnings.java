// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import java.math.BigInteger;

import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.CmpOp;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;

/** Warnings about literals that are called, indexed or compared by identity: nearly always a forgotten comma or a typo. */
final class LiteralWarnings {

    private final CodeGenerator g;

    LiteralWarnings(CodeGenerator generator) {
        this.g = generator;
    }

    void checkCompare(Expr.Compare e) {
        Expr left = e.left();
        for (int i = 0; i < e.ops().size(); i++) {
            CmpOp op = e.ops().get(i);
            Expr right = e.comparators().get(i);
            if (op == CmpOp.IS || op == CmpOp.IS_NOT) {
                Expr literal = isLiteral(left) ? left : isLiteral(right) ? right : null;
                if (literal != null) {
                    String type = typeName(literal);
                    g.warn(op == CmpOp.IS ? "\"is\" with '" + type + "' literal. Did you mean \"==\"?"
                            : "\"is not\" with '" + type + "' literal. Did you mean \"!=\"?", Loc.of(e));
                    return;
                }
            }
            left = right;
        }
    }

    private boolean isLiteral(Expr e) {
        if (e instanceof Expr.Tuple t) {
            return t.elts().stream().allMatch(x -> x instanceof Expr.Constant || x instanceof Expr.Name n && isDebug(n));
        }
        return e instanceof Expr.Constant c && !(c.value() instanceof PyConst || c.value() instanceof Boolean);
    }

    void checkCaller(Expr func) {
        boolean suspicious = switch (func) {
            case Expr.Constant e -> true;
            case Expr.Name n -> isDebug(n);
            case Expr.Tuple e -> true;
            case Expr.List e -> true;
            case Expr.ListComp e -> true;
            case Expr.Dict e -> true;
            case Expr.DictComp e -> true;
            case Expr.Set e -> true;
            case Expr.SetComp e -> true;
            case Expr.GeneratorExp e -> true;
            case Expr.JoinedStr e -> true;
            case Expr.FormattedValue e -> true;
            case Expr.TemplateStr e -> true;
            case Expr.Interpolation e -> true;
            default -> false;
        };
        if (suspicious) {
            g.warn("'" + typeName(func) + "' object is not callable; perhaps you missed a comma?", Loc.of(func));
        }
    }

    void checkSubscripter(Expr value) {
        boolean suspicious = switch (value) {
            case Expr.Constant c -> !(c.value() instanceof StrConst || c.value() instanceof BytesConst);
            case Expr.Name n -> isDebug(n);
            case Expr.Set e -> true;
            case Expr.SetComp e -> true;
            case Expr.GeneratorExp e -> true;
            case Expr.TemplateStr e -> true;
            case Expr.Interpolation e -> true;
            case Expr.Lambda e -> true;
            default -> false;
        };
        if (suspicious) {
            g.warn("'" + typeName(value) + "' object is not subscriptable; perhaps you missed a comma?", Loc.of(value));
        }
    }

    void checkIndex(Expr value, Expr index) {
        String type = typeName(index);
        if (type == null || type.equals("int") || type.equals("bool")) {
            return;
        }
        boolean sequence = switch (value) {
            case Expr.Constant c -> c.value() instanceof StrConst || c.value() instanceof BytesConst;
            case Expr.Tuple e -> true;
            case Expr.List e -> true;
            case Expr.ListComp e -> true;
            case Expr.JoinedStr e -> true;
            case Expr.FormattedValue e -> true;
            default -> false;
        };
        if (sequence) {
            g.warn(typeName(value) + " indices must be integers or slices, not " + type + "; perhaps you missed a comma?",
                    Loc.of(value));
        }
    }

    /** A constant, by the time CPython looks. */
    private static boolean isDebug(Expr.Name e) {
        return e.id().equals("__debug__");
    }

    /** The name of the type that the expression obviously has, or null. */
    private static String typeName(Expr e) {
        return switch (e) {
            case Expr.Tuple t -> "tuple";
            case Expr.List t -> "list";
            case Expr.ListComp t -> "list";
            case Expr.Dict t -> "dict";
            case Expr.DictComp t -> "dict";
            case Expr.Set t -> "set";
            case Expr.SetComp t -> "set";
            case Expr.GeneratorExp t -> "generator";
            case Expr.Lambda t -> "function";
            case Expr.JoinedStr t -> "str";
            case Expr.FormattedValue t -> "str";
            case Expr.TemplateStr t -> "string.templatelib.Template";
            case Expr.Interpolation t -> "string.templatelib.Interpolation";
            case Expr.Constant c -> constantType(c.value());
            case Expr.Name n when isDebug(n) -> "bool";
            default -> null;
        };
    }

    private static String constantType(Object value) {
        return switch (value) {
            case PyConst p -> p == PyConst.NONE ? "NoneType" : "ellipsis";
            case Boolean b -> "bool";
            case Long l -> "int";
            case BigInteger b -> "int";
            case Double d -> "float";
            case ComplexConst z -> "complex";
            case StrConst s -> "str";
            case BytesConst b -> "bytes";
            case TupleConst t -> "tuple";
            default -> value.getClass().getSimpleName();
        };
    }

    /** The warning about {@code assert (condition, message)}. */
    void checkAssert(Expr test, Loc loc) {
        boolean nonEmpty = test instanceof Expr.Tuple t && !t.elts().isEmpty()
                || test instanceof Expr.Constant c && c.value() instanceof TupleConst k && !k.items().isEmpty();
        if (nonEmpty) {
            g.warn("assertion is always true, perhaps remove parentheses?", loc);
        }
    }
}
