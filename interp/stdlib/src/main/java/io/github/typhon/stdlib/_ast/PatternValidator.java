// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.syntax.ast.BytesConst;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.Pattern;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.StrConst;
import io.github.typhon.interp.syntax.ast.UnaryOp;
import io.github.typhon.objects.core.Raise;
import java.util.List;

/** Checks patterns made by hand. CPython: validate_pattern (Python/ast.c). */
final class PatternValidator {
    private final ExpressionValidator expressions;

    PatternValidator(ExpressionValidator expressions) {
        this.expressions = expressions;
    }

    private static boolean isSingleton(Object value) {
        return value == PyConst.NONE || value instanceof Boolean;
    }

    private static boolean isNumber(Expr e, boolean real, boolean imaginary) {
        return e instanceof Expr.Constant c
                && (real && (c.value() instanceof Long || c.value() instanceof java.math.BigInteger || c.value() instanceof Double)
                        || imaginary && c.value() instanceof ComplexConst);
    }

    private static boolean isSigned(Expr e, boolean real, boolean imaginary) {
        return e instanceof Expr.UnaryOp u && u.op() == UnaryOp.USUB && isNumber(u.operand(), real, imaginary);
    }

    private static boolean isComplex(Expr.BinOp e) {
        if (e.op() != Operator.ADD && e.op() != Operator.SUB) {
            return false;
        }
        Expr left = e.left();
        boolean goodLeft = left instanceof Expr.Constant ? isNumber(left, true, false) : isSigned(left, true, false);
        return goodLeft && isNumber(e.right(), false, true);
    }

    private void value(Expr e) {
        expressions.expression(e, ExprContext.LOAD);
        boolean good = switch (e) {
            case Expr.Constant c -> {
                Object v = c.value();
                if (!(v instanceof Long || v instanceof java.math.BigInteger || v instanceof Double || v instanceof ComplexConst
                        || v instanceof StrConst || v instanceof BytesConst)) {
                    throw Raise.valueError("unexpected constant inside of a literal pattern");
                }
                yield true;
            }
            case Expr.Attribute a -> true;
            case Expr.UnaryOp u -> isSigned(u, true, true);
            case Expr.BinOp b -> isComplex(b);
            case Expr.JoinedStr j -> true;
            case Expr.TemplateStr t -> true;
            default -> false;
        };
        if (!good) {
            throw Raise.valueError("patterns may only match literals and attribute lookups");
        }
    }

    private static void capture(String name) {
        if (name.equals("_")) {
            throw Raise.valueError("can't capture name '_' in patterns");
        }
        ExpressionValidator.name(name);
    }

    private void patterns(List<Pattern> list, boolean starOk) {
        for (Pattern p : list) {
            pattern(p, starOk);
        }
    }

    void pattern(Pattern pattern, boolean starOk) {
        ExpressionValidator.position(pattern);
        expressions.enter();
        switch (pattern) {
            case Pattern.MatchValue p -> value(p.value());
            case Pattern.MatchSingleton p -> {
                if (!isSingleton(p.value())) {
                    throw Raise.valueError("MatchSingleton can only contain True, False and None");
                }
            }
            case Pattern.MatchSequence p -> patterns(p.patterns(), true);
            case Pattern.MatchMapping p -> mapping(p);
            case Pattern.MatchClass p -> matchClass(p);
            case Pattern.MatchStar p -> {
                if (!starOk) {
                    throw Raise.valueError("can't use MatchStar here");
                }
                if (p.name() != null) {
                    capture(p.name());
                }
            }
            case Pattern.MatchAs p -> {
                if (p.name() != null) {
                    capture(p.name());
                }
                if (p.pattern() != null) {
                    if (p.name() == null) {
                        throw Raise.valueError("MatchAs must specify a target name if a pattern is given");
                    }
                    pattern(p.pattern(), false);
                }
            }
            case Pattern.MatchOr p -> {
                if (p.patterns().size() < 2) {
                    throw Raise.valueError("MatchOr requires at least 2 patterns");
                }
                patterns(p.patterns(), false);
            }
        }
        expressions.leave();
    }

    private void mapping(Pattern.MatchMapping p) {
        if (p.keys().size() != p.patterns().size()) {
            throw Raise.valueError("MatchMapping doesn't have the same number of keys as patterns");
        }
        if (p.rest() != null) {
            capture(p.rest());
        }
        for (Expr key : p.keys()) {
            if (!(key instanceof Expr.Constant c && isSingleton(c.value()))) {
                value(key);
            }
        }
        patterns(p.patterns(), false);
    }

    private void matchClass(Pattern.MatchClass p) {
        if (p.kwdAttrs().size() != p.kwdPatterns().size()) {
            throw Raise.valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        expressions.expression(p.cls(), ExprContext.LOAD);
        Expr cls = p.cls();
        while (!(cls instanceof Expr.Name)) {
            if (!(cls instanceof Expr.Attribute a)) {
                throw Raise.valueError("MatchClass cls field can only contain Name or Attribute nodes.");
            }
            cls = a.value();
        }
        for (String name : p.kwdAttrs()) {
            ExpressionValidator.name(name);
        }
        patterns(p.patterns(), false);
        patterns(p.kwdPatterns(), false);
    }
}
