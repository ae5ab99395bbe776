// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.syntax.ast.Alias;
import io.github.typhon.interp.syntax.ast.ExceptHandler;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.MatchCase;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.TypeParam;
import io.github.typhon.interp.syntax.ast.WithItem;
import io.github.typhon.objects.core.Raise;
import java.util.List;

/** What the parser guarantees and a tree made by hand may break: statements. CPython: _PyAST_Validate (Python/ast.c). */
final class TreeValidator extends ExpressionValidator {
    private final PatternValidator patterns = new PatternValidator(this);

    static void validate(Mod mod) {
        TreeValidator v = new TreeValidator();
        switch (mod) {
            case Mod.Module m -> v.statements(m.body());
            case Mod.Interactive m -> v.statements(m.body());
            case Mod.Expression m -> v.expression(m.body(), ExprContext.LOAD);
            case Mod.FunctionType m -> {
                v.expressions(m.argtypes(), ExprContext.LOAD, false);
                v.expression(m.returns(), ExprContext.LOAD);
            }
        }
    }

    private void statements(List<Stmt> list) {
        for (Stmt s : list) {
            if (s == null) {
                throw Raise.valueError("None disallowed in statement list");
            }
            statement(s);
        }
    }

    private void body(List<Stmt> list, String owner) {
        nonEmpty(list, "body", owner);
        statements(list);
    }

    static void nonEmpty(List<?> list, String what, String owner) {
        if (list.isEmpty()) {
            throw Raise.valueError("empty %s on %s", what, owner);
        }
    }

    private void targets(List<Expr> list, ExprContext ctx) {
        nonEmpty(list, "targets", ctx == ExprContext.DEL ? "Delete" : "Assign");
        expressions(list, ctx, false);
    }

    private void statement(Stmt statement) {
        position(statement);
        enter();
        switch (statement) {
            case Stmt.FunctionDef s -> {
                body(s.body(), "FunctionDef");
                typeParams(s.typeParams());
                arguments(s.args());
                expressions(s.decoratorList(), ExprContext.LOAD, false);
                optional(s.returns());
            }
            case Stmt.AsyncFunctionDef s -> {
                body(s.body(), "AsyncFunctionDef");
                typeParams(s.typeParams());
                arguments(s.args());
                expressions(s.decoratorList(), ExprContext.LOAD, false);
                optional(s.returns());
            }
            case Stmt.ClassDef s -> {
                body(s.body(), "ClassDef");
                typeParams(s.typeParams());
                expressions(s.bases(), ExprContext.LOAD, false);
                keywords(s.keywords());
                expressions(s.decoratorList(), ExprContext.LOAD, false);
            }
            case Stmt.Return s -> optional(s.value());
            case Stmt.Delete s -> targets(s.targets(), ExprContext.DEL);
            case Stmt.ExprStmt s -> expression(s.value(), ExprContext.LOAD);
            case Stmt.Pass s -> { }
            case Stmt.Break s -> { }
            case Stmt.Continue s -> { }
            case Stmt.Raise s -> raise(s);
            case Stmt.Assert s -> {
                expression(s.test(), ExprContext.LOAD);
                optional(s.msg());
            }
            case Stmt.Import s -> aliases(s.names(), "Import");
            case Stmt.ImportFrom s -> {
                if (s.level() < 0) {
                    throw Raise.valueError("Negative ImportFrom level");
                }
                aliases(s.names(), "ImportFrom");
            }
            case Stmt.Global s -> nonEmpty(s.names(), "names", "Global");
            case Stmt.Nonlocal s -> nonEmpty(s.names(), "names", "Nonlocal");
            case Stmt.Assign s -> {
                targets(s.targets(), ExprContext.STORE);
                expression(s.value(), ExprContext.LOAD);
            }
            case Stmt.TypeAlias s -> typeAlias(s);
            case Stmt.AugAssign s -> {
                expression(s.target(), ExprContext.STORE);
                expression(s.value(), ExprContext.LOAD);
            }
            case Stmt.AnnAssign s -> annotated(s);
            default -> compound(statement);
        }
        leave();
    }

    private void compound(Stmt statement) {
        switch (statement) {
            case Stmt.For s -> loop(s.target(), s.iter(), s.body(), s.orelse(), "For");
            case Stmt.AsyncFor s -> loop(s.target(), s.iter(), s.body(), s.orelse(), "AsyncFor");
            case Stmt.While s -> {
                expression(s.test(), ExprContext.LOAD);
                body(s.body(), "While");
                statements(s.orelse());
            }
            case Stmt.If s -> {
                expression(s.test(), ExprContext.LOAD);
                body(s.body(), "If");
                statements(s.orelse());
            }
            case Stmt.With s -> with(s.items(), s.body(), "With");
            case Stmt.AsyncWith s -> with(s.items(), s.body(), "AsyncWith");
            case Stmt.Match s -> match(s);
            case Stmt.Try s -> tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody(), "Try");
            case Stmt.TryStar s -> tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody(), "TryStar");
            default -> throw new IllegalStateException("statement " + statement.getClass());
        }
    }

    private void aliases(List<Alias> names, String owner) {
        nonEmpty(names, "names", owner);
    }

    private void raise(Stmt.Raise s) {
        if (s.exc() != null) {
            expression(s.exc(), ExprContext.LOAD);
            optional(s.cause());
        } else if (s.cause() != null) {
            throw Raise.valueError("Raise with cause but no exception");
        }
    }

    private void typeAlias(Stmt.TypeAlias s) {
        if (!(s.name() instanceof Expr.Name)) {
            throw Raise.typeError("TypeAlias with non-Name name");
        }
        expression(s.name(), ExprContext.STORE);
        typeParams(s.typeParams());
        expression(s.value(), ExprContext.LOAD);
    }

    private void annotated(Stmt.AnnAssign s) {
        if (!(s.target() instanceof Expr.Name) && s.simple() != 0) {
            throw Raise.typeError("AnnAssign with simple non-Name target");
        }
        expression(s.target(), ExprContext.STORE);
        optional(s.value());
        expression(s.annotation(), ExprContext.LOAD);
    }

    private void loop(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String owner) {
        expression(target, ExprContext.STORE);
        expression(iter, ExprContext.LOAD);
        body(body, owner);
        statements(orelse);
    }

    private void with(List<WithItem> items, List<Stmt> body, String owner) {
        nonEmpty(items, "items", owner);
        for (WithItem i : items) {
            expression(i.contextExpr(), ExprContext.LOAD);
            if (i.optionalVars() != null) {
                expression(i.optionalVars(), ExprContext.STORE);
            }
        }
        body(body, owner);
    }

    private void match(Stmt.Match s) {
        expression(s.subject(), ExprContext.LOAD);
        nonEmpty(s.cases(), "cases", "Match");
        for (MatchCase c : s.cases()) {
            patterns.pattern(c.pattern(), false);
            optional(c.guard());
            body(c.body(), "match_case");
        }
    }

    private void tryStatement(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody, String owner) {
        body(body, owner);
        if (handlers.isEmpty() && finalbody.isEmpty()) {
            throw Raise.valueError("%s has neither except handlers nor finalbody", owner);
        }
        if (handlers.isEmpty() && !orelse.isEmpty()) {
            throw Raise.valueError("%s has orelse but no except handlers", owner);
        }
        for (ExceptHandler h : handlers) {
            position(h);
            optional(h.type());
            body(h.body(), "ExceptHandler");
        }
        statements(finalbody);
        statements(orelse);
    }

    private void typeParams(List<TypeParam> list) {
        for (TypeParam p : list) {
            position(p);
            switch (p) {
                case TypeParam.TypeVar t -> {
                    name(t.name());
                    optional(t.bound());
                    optional(t.defaultValue());
                }
                case TypeParam.ParamSpec t -> {
                    name(t.name());
                    optional(t.defaultValue());
                }
                case TypeParam.TypeVarTuple t -> {
                    name(t.name());
                    optional(t.defaultValue());
                }
            }
        }
    }
}
