// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.syntax.ast.Arg;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.Comprehension;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Keyword;
import io.github.typhon.interp.syntax.ast.Located;
import io.github.typhon.objects.core.Raise;
import java.util.List;

/** Checks expressions made by hand. CPython: validate_expr and its parts (Python/ast.c). */
class ExpressionValidator {
    private int depth;

    final void enter() {
        if (++depth > TreeToObjects.MAX_DEPTH) {
            throw Raise.recursionError("maximum recursion depth exceeded during compilation");
        }
    }

    final void leave() {
        depth--;
    }

    static void position(Located n) {
        if (n.lineno() > n.endLineno()) {
            throw Raise.valueError("AST node line range (%d, %d) is not valid", n.lineno(), n.endLineno());
        }
        if (n.lineno() < 0 && n.endLineno() != n.lineno() || n.colOffset() < 0 && n.colOffset() != n.endColOffset()) {
            throw Raise.valueError("AST node column range (%d, %d) for line range (%d, %d) is not valid", n.colOffset(), n.endColOffset(), n.lineno(),
                    n.endLineno());
        }
        if (n.lineno() == n.endLineno() && n.colOffset() > n.endColOffset()) {
            throw Raise.valueError("line %d, column %d-%d is not a valid range", n.lineno(), n.colOffset(), n.endColOffset());
        }
    }

    static void name(String s) {
        if (s.equals("None") || s.equals("True") || s.equals("False")) {
            throw Raise.valueError("identifier field can't represent '%s' constant", s);
        }
    }

    static void constant(Object value) {
        if (value instanceof Constants.Invalid i) {
            throw Raise.typeError("got an invalid type in Constant: %s", i.typeName());
        }
    }

    final void optional(Expr e) {
        if (e != null) {
            expression(e, ExprContext.LOAD);
        }
    }

    final void expressions(List<Expr> list, ExprContext ctx, boolean nullOk) {
        for (Expr e : list) {
            if (e != null) {
                expression(e, ctx);
            } else if (!nullOk) {
                throw Raise.valueError("None disallowed in expression list");
            }
        }
    }

    final void keywords(List<Keyword> list) {
        for (Keyword k : list) {
            expression(k.value(), ExprContext.LOAD);
        }
    }

    private void args(List<Arg> list) {
        for (Arg a : list) {
            position(a);
            optional(a.annotation());
        }
    }

    final void arguments(Arguments a) {
        args(a.posonlyargs());
        args(a.args());
        if (a.vararg() != null) {
            optional(a.vararg().annotation());
        }
        args(a.kwonlyargs());
        if (a.kwarg() != null) {
            optional(a.kwarg().annotation());
        }
        if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
            throw Raise.valueError("more positional defaults than args on arguments");
        }
        if (a.kwDefaults().size() != a.kwonlyargs().size()) {
            throw Raise.valueError("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        expressions(a.defaults(), ExprContext.LOAD, false);
        expressions(a.kwDefaults(), ExprContext.LOAD, true);
    }

    private void comprehensions(List<Comprehension> list) {
        if (list.isEmpty()) {
            throw Raise.valueError("comprehension with no generators");
        }
        for (Comprehension c : list) {
            expression(c.target(), ExprContext.STORE);
            expression(c.iter(), ExprContext.LOAD);
            expressions(c.ifs(), ExprContext.LOAD, false);
        }
    }

    /** The context a target-like expression was made with; null for the others. */
    private static ExprContext context(Expr e) {
        return switch (e) {
            case Expr.Attribute x -> x.ctx();
            case Expr.Subscript x -> x.ctx();
            case Expr.Starred x -> x.ctx();
            case Expr.Name x -> {
                name(x.id());
                yield x.ctx();
            }
            case Expr.List x -> x.ctx();
            case Expr.Tuple x -> x.ctx();
            default -> null;
        };
    }

    final void expression(Expr e, ExprContext ctx) {
        position(e);
        enter();
        ExprContext actual = context(e);
        if (actual == null) {
            if (ctx != ExprContext.LOAD) {
                throw Raise.valueError("expression which can't be assigned to in %s context", ctx.astName());
            }
        } else if (actual != ctx) {
            throw Raise.valueError("expression must have %s context but has %s instead", ctx.astName(), actual.astName());
        }
        parts(e, ctx);
        leave();
    }

    private void load(Expr... list) {
        for (Expr e : list) {
            expression(e, ExprContext.LOAD);
        }
    }

    private void parts(Expr expression, ExprContext ctx) {
        switch (expression) {
            case Expr.BoolOp e -> {
                if (e.values().size() < 2) {
                    throw Raise.valueError("BoolOp with less than 2 values");
                }
                expressions(e.values(), ExprContext.LOAD, false);
            }
            case Expr.BinOp e -> load(e.left(), e.right());
            case Expr.UnaryOp e -> load(e.operand());
            case Expr.Lambda e -> {
                arguments(e.args());
                load(e.body());
            }
            case Expr.IfExp e -> load(e.test(), e.body(), e.orelse());
            case Expr.Dict e -> {
                if (e.keys().size() != e.values().size()) {
                    throw Raise.valueError("Dict doesn't have the same number of keys as values");
                }
                expressions(e.keys(), ExprContext.LOAD, true);
                expressions(e.values(), ExprContext.LOAD, false);
            }
            case Expr.Set e -> expressions(e.elts(), ExprContext.LOAD, false);
            case Expr.Compare e -> compare(e);
            case Expr.Call e -> {
                load(e.func());
                expressions(e.args(), ExprContext.LOAD, false);
                keywords(e.keywords());
            }
            case Expr.Constant e -> constant(e.value());
            case Expr.Attribute e -> load(e.value());
            case Expr.Subscript e -> load(e.slice(), e.value());
            case Expr.Starred e -> expression(e.value(), ctx);
            case Expr.Name e -> { }
            case Expr.List e -> expressions(e.elts(), ctx, false);
            case Expr.Tuple e -> expressions(e.elts(), ctx, false);
            default -> rarer(expression);
        }
    }

    private void compare(Expr.Compare e) {
        if (e.comparators().isEmpty()) {
            throw Raise.valueError("Compare with no comparators");
        }
        if (e.comparators().size() != e.ops().size()) {
            throw Raise.valueError("Compare has a different number of comparators and operands");
        }
        expressions(e.comparators(), ExprContext.LOAD, false);
        load(e.left());
    }

    private void rarer(Expr expression) {
        switch (expression) {
            case Expr.ListComp e -> {
                comprehensions(e.generators());
                load(e.elt());
            }
            case Expr.SetComp e -> {
                comprehensions(e.generators());
                load(e.elt());
            }
            case Expr.GeneratorExp e -> {
                comprehensions(e.generators());
                load(e.elt());
            }
            case Expr.DictComp e -> {
                comprehensions(e.generators());
                load(e.key(), e.value());
            }
            case Expr.Yield e -> optional(e.value());
            case Expr.YieldFrom e -> load(e.value());
            case Expr.Await e -> load(e.value());
            case Expr.JoinedStr e -> expressions(e.values(), ExprContext.LOAD, false);
            case Expr.TemplateStr e -> expressions(e.values(), ExprContext.LOAD, false);
            case Expr.FormattedValue e -> {
                load(e.value());
                optional(e.formatSpec());
            }
            case Expr.Interpolation e -> {
                load(e.value());
                constant(e.str());
                optional(e.formatSpec());
            }
            case Expr.Slice e -> {
                optional(e.lower());
                optional(e.upper());
                optional(e.step());
            }
            case Expr.NamedExpr e -> {
                if (!(e.target() instanceof Expr.Name)) {
                    throw Raise.typeError("NamedExpr target must be a Name");
                }
                expression(e.target(), ExprContext.STORE);
                load(e.value());
            }
            default -> throw new IllegalStateException("expression " + expression.getClass());
        }
    }
}
