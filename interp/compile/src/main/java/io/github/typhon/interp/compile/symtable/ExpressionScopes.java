// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

import static io.github.typhon.interp.compile.symtable.NameFlags.*;

import java.util.List;

import io.github.typhon.interp.compile.symtable.Scope.ComprehensionKind;
import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.ast.Comprehension;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Keyword;

/** The part of {@link ScopeBuilder} that walks expressions. CPython: symtable_visit_expr. */
final class ExpressionScopes {

    private final ScopeBuilder b;

    ExpressionScopes(ScopeBuilder builder) {
        this.b = builder;
    }

    /** Visits a list that may hold nulls (dict keys, keyword defaults). */
    void visitAll(List<Expr> list) {
        for (Expr e : list) {
            if (e != null) {
                visit(e);
            }
        }
    }

    void visitKeywords(List<Keyword> keywords) {
        b.checkKeywords(keywords);
        for (Keyword k : keywords) {
            visit(k.value());
        }
    }

    void visit(Expr expr) {
        switch (expr) {
            case Expr.NamedExpr e -> namedExpr(e);
            case Expr.BoolOp e -> visitAll(e.values());
            case Expr.BinOp e -> {
                visit(e.left());
                visit(e.right());
            }
            case Expr.UnaryOp e -> visit(e.operand());
            case Expr.Lambda e -> lambda(e);
            case Expr.IfExp e -> {
                visit(e.test());
                visit(e.body());
                visit(e.orelse());
            }
            case Expr.Dict e -> {
                visitAll(e.keys());
                visitAll(e.values());
            }
            case Expr.Set e -> visitAll(e.elts());
            case Expr.ListComp e -> comprehension(e, "<listcomp>", ComprehensionKind.LIST, e.generators(), e.elt(), null);
            case Expr.SetComp e -> comprehension(e, "<setcomp>", ComprehensionKind.SET, e.generators(), e.elt(), null);
            case Expr.DictComp e -> comprehension(e, "<dictcomp>", ComprehensionKind.DICT, e.generators(), e.key(), e.value());
            case Expr.GeneratorExp e ->
                comprehension(e, "<genexpr>", ComprehensionKind.GENERATOR, e.generators(), e.elt(), null);
            case Expr.Await e -> await(e);
            case Expr.Yield e -> yieldExpr(e, e.value());
            case Expr.YieldFrom e -> yieldExpr(e, e.value());
            case Expr.Compare e -> {
                visit(e.left());
                visitAll(e.comparators());
            }
            case Expr.Call e -> {
                visit(e.func());
                visitAll(e.args());
                visitKeywords(e.keywords());
            }
            case Expr.FormattedValue e -> {
                visit(e.value());
                optional(e.formatSpec());
            }
            case Expr.Interpolation e -> {
                visit(e.value());
                optional(e.formatSpec());
            }
            case Expr.JoinedStr e -> visitAll(e.values());
            case Expr.TemplateStr e -> visitAll(e.values());
            case Expr.Constant e -> { }
            case Expr.Attribute e -> {
                b.checkName(e.attr(), e, e.ctx());
                visit(e.value());
            }
            case Expr.Subscript e -> {
                visit(e.value());
                visit(e.slice());
            }
            case Expr.Starred e -> visit(e.value());
            case Expr.Name e -> name(e);
            case Expr.List e -> visitAll(e.elts());
            case Expr.Tuple e -> visitAll(e.elts());
            case Expr.Slice e -> {
                optional(e.lower());
                optional(e.upper());
                optional(e.step());
            }
        }
    }

    private void optional(Expr e) {
        if (e != null) {
            visit(e);
        }
    }

    private void name(Expr.Name e) {
        if (b.cur.inUnevaluatedAnnotation) {
            return;
        }
        b.add(e.id(), e.ctx() == ExprContext.LOAD ? USE : DEF_LOCAL, e, e.ctx());
        if (e.ctx() == ExprContext.LOAD && b.cur.isFunctionLike() && e.id().equals("super")) {
            // A use of super is a use of the class that it needs.
            b.add("__class__", USE, e);
        }
    }

    private void lambda(Expr.Lambda e) {
        visitAll(e.args().defaults());
        visitAll(e.args().kwDefaults());
        b.enter("<lambda>", ScopeType.FUNCTION, e, Role.BODY, e);
        b.visitParameters(e.args());
        visit(e.body());
        b.exit();
    }

    private void namedExpr(Expr.NamedExpr e) {
        forbidInAnnotation("named expression", e);
        if (b.cur.compIterExpr > 0) {
            throw b.error("assignment expression cannot be used in a comprehension iterable expression", e);
        }
        if (b.cur.comprehension != ComprehensionKind.NONE) {
            bindOutsideComprehension((Expr.Name) e.target());
        } else if (e.target() instanceof Expr.Name n) {
            b.cur.namedExprTargets.add(b.cur.mangle(b.privateName, n.id()));
        }
        visit(e.value());
        visit(e.target());
    }

    /** PEP 572: in a comprehension the target belongs to the nearest enclosing block that is none. */
    private void bindOutsideComprehension(Expr.Name target) {
        String name = target.id();
        for (Scope scope : b.stack().reversed()) {
            if (scope.comprehension != ComprehensionKind.NONE) {
                int flags = b.lookup(scope, name);
                if ((flags & DEF_COMP_ITER) != 0 && (flags & (DEF_LOCAL | DEF_GLOBAL)) != 0) {
                    throw b.error("assignment expression cannot rebind comprehension iteration variable '" + name + "'", target);
                }
                continue;
            }
            switch (scope.type) {
                case FUNCTION -> {
                    b.add(name, (b.lookup(scope, name) & DEF_GLOBAL) != 0 ? DEF_GLOBAL : DEF_NONLOCAL, target);
                    b.recordDirective(name, target);
                    b.addTo(scope, name, DEF_LOCAL, target);
                    scope.namedExprTargets.add(scope.mangle(b.privateName, name));
                }
                case MODULE -> {
                    b.add(name, DEF_GLOBAL, target);
                    b.recordDirective(name, target);
                    b.addTo(scope, name, DEF_GLOBAL, target);
                }
                case CLASS -> throw b.error("assignment expression within a comprehension cannot be used in a class body",
                        target);
                case TYPE_PARAMETERS -> throw b.error(
                        "assignment expression within a comprehension cannot be used within the definition of a generic", target);
                case TYPE_ALIAS -> throw b.error(
                        "assignment expression within a comprehension cannot be used in a type alias", target);
                case TYPE_VARIABLE -> throw b.error(
                        "assignment expression within a comprehension cannot be used in a TypeVar bound", target);
                case ANNOTATION -> throw b.error(
                        "named expression cannot be used within an annotation", target);
            }
            return;
        }
    }

    private void comprehension(Expr e, String name, ComprehensionKind kind, List<Comprehension> generators, Expr elt,
            Expr value) {
        Comprehension outermost = generators.getFirst();
        // The outermost iterable is evaluated outside.
        b.cur.compIterExpr++;
        visit(outermost.iter());
        b.cur.compIterExpr--;
        b.enter(name, ScopeType.FUNCTION, e, Role.BODY, e);
        Scope scope = b.cur;
        scope.comprehension = kind;
        if (outermost.isAsync() != 0) {
            scope.coroutine = true;
        }
        b.add(".0", DEF_PARAM, e);
        target(outermost.target());
        visitAll(outermost.ifs());
        for (Comprehension c : generators.subList(1, generators.size())) {
            target(c.target());
            scope.compIterExpr++;
            visit(c.iter());
            scope.compIterExpr--;
            visitAll(c.ifs());
            if (c.isAsync() != 0) {
                scope.coroutine = true;
            }
        }
        if (value != null) {
            visit(value);
        }
        visit(elt);
        boolean isGenerator = kind == ComprehensionKind.GENERATOR;
        scope.generator = isGenerator;
        b.exit();
        if (scope.coroutine && !isGenerator) {
            boolean inAsync = b.cur.type == ScopeType.FUNCTION && b.cur.coroutine
                    || b.cur.comprehension != ComprehensionKind.NONE
                    || b.table.allowTopLevelAwait && b.cur.type == ScopeType.MODULE;
            if (!inAsync) {
                throw b.error("asynchronous comprehension outside of an asynchronous function", e);
            }
            b.cur.coroutine = true;
        }
    }

    private void target(Expr target) {
        b.cur.compIterTarget = true;
        visit(target);
        b.cur.compIterTarget = false;
    }

    private void yieldExpr(Expr e, Expr value) {
        forbidInAnnotation("yield expression", e);
        optional(value);
        b.cur.generator = true;
        String inside = switch (b.cur.comprehension) {
            case NONE -> null;
            case LIST -> "'yield' inside list comprehension";
            case SET -> "'yield' inside set comprehension";
            case DICT -> "'yield' inside dict comprehension";
            case GENERATOR -> "'yield' inside generator expression";
        };
        if (inside != null) {
            throw b.error(inside, e);
        }
    }

    private void await(Expr.Await e) {
        forbidInAnnotation("await expression", e);
        if (!b.table.allowTopLevelAwait || b.cur.type != ScopeType.MODULE) {
            if (!b.cur.isFunctionLike()) {
                throw b.error("'await' outside function", e);
            }
            if (!b.cur.coroutine && b.cur.comprehension == ComprehensionKind.NONE) {
                throw b.error("'await' outside async function", e);
            }
        }
        visit(e.value());
        b.cur.coroutine = true;
    }

    private void forbidInAnnotation(String what, Expr e) {
        String where = switch (b.cur.type) {
            case ANNOTATION -> " cannot be used within an annotation";
            case TYPE_VARIABLE -> " cannot be used within " + b.cur.scopeInfo;
            case TYPE_ALIAS -> " cannot be used within a type alias";
            case TYPE_PARAMETERS -> " cannot be used within the definition of a generic";
            default -> null;
        };
        if (where != null) {
            throw b.error(what + where, e);
        }
    }
}
