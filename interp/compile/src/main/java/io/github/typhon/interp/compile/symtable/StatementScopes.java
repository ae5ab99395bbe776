// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

import static io.github.typhon.interp.compile.symtable.NameFlags.*;

import java.util.List;

import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.ast.Alias;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.ExceptHandler;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.MatchCase;
import io.github.typhon.interp.syntax.ast.Node;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.StrConst;
import io.github.typhon.interp.syntax.ast.TypeParam;
import io.github.typhon.interp.syntax.ast.WithItem;

/** The part of {@link ScopeBuilder} that walks statements. CPython: symtable_visit_stmt. */
final class StatementScopes {

    private final ScopeBuilder b;

    StatementScopes(ScopeBuilder builder) {
        this.b = builder;
    }

    static boolean hasDocstring(List<Stmt> body) {
        return !body.isEmpty() && body.getFirst() instanceof Stmt.ExprStmt e && e.value() instanceof Expr.Constant c
                && c.value() instanceof StrConst;
    }

    void visitAll(List<Stmt> body) {
        for (Stmt s : body) {
            visit(s);
        }
    }

    private void visitConditional(List<Stmt> body) {
        Scope scope = b.cur;
        boolean saved = scope.inConditionalBlock;
        scope.inConditionalBlock = true;
        visitAll(body);
        scope.inConditionalBlock = saved;
    }

    private void expr(Expr e) {
        if (e != null) {
            b.expressions.visit(e);
        }
    }

    private void visit(Stmt stmt) {
        switch (stmt) {
            case Stmt.FunctionDef f -> function(f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(),
                    f.typeParams(), false);
            case Stmt.AsyncFunctionDef f -> function(f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(),
                    f.typeParams(), true);
            case Stmt.ClassDef c -> classDef(c);
            case Stmt.Return r -> {
                if (r.value() != null) {
                    expr(r.value());
                    b.cur.returnsValue = true;
                }
            }
            case Stmt.Delete d -> b.expressions.visitAll(d.targets());
            case Stmt.Assign a -> {
                b.expressions.visitAll(a.targets());
                expr(a.value());
            }
            case Stmt.TypeAlias t -> typeAlias(t);
            case Stmt.AugAssign a -> {
                expr(a.target());
                expr(a.value());
            }
            case Stmt.AnnAssign a -> annAssign(a);
            case Stmt.For f -> loop(f.target(), f.iter(), f.body(), f.orelse());
            case Stmt.AsyncFor f -> {
                awaitInModule();
                loop(f.target(), f.iter(), f.body(), f.orelse());
            }
            case Stmt.While w -> {
                expr(w.test());
                visitConditional(w.body());
                visitConditional(w.orelse());
            }
            case Stmt.If i -> {
                expr(i.test());
                visitConditional(i.body());
                visitConditional(i.orelse());
            }
            case Stmt.With w -> with(w.items(), w.body());
            case Stmt.AsyncWith w -> {
                awaitInModule();
                with(w.items(), w.body());
            }
            case Stmt.Match m -> {
                expr(m.subject());
                for (MatchCase c : m.cases()) {
                    b.visitPattern(c.pattern());
                    expr(c.guard());
                    visitConditional(c.body());
                }
            }
            case Stmt.Raise r -> {
                expr(r.exc());
                expr(r.cause());
            }
            case Stmt.Try t -> tryStmt(t.body(), t.handlers(), t.orelse(), t.finalbody());
            case Stmt.TryStar t -> tryStmt(t.body(), t.handlers(), t.orelse(), t.finalbody());
            case Stmt.Assert a -> {
                expr(a.test());
                expr(a.msg());
            }
            case Stmt.Import i -> i.names().forEach(this::alias);
            case Stmt.ImportFrom i -> i.names().forEach(this::alias);
            case Stmt.Global g -> global(g);
            case Stmt.Nonlocal n -> nonlocal(n);
            case Stmt.ExprStmt e -> expr(e.value());
            case Stmt.Pass p -> { }
            case Stmt.Break p -> { }
            case Stmt.Continue p -> { }
        }
    }

    /** Makes a module whose top level may wait one that does. CPython: maybe_set_ste_coroutine_for_module. */
    private void awaitInModule() {
        if (b.table.allowTopLevelAwait && b.cur.type == ScopeType.MODULE) {
            b.cur.coroutine = true;
        }
    }

    private void loop(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse) {
        expr(target);
        expr(iter);
        visitConditional(body);
        visitConditional(orelse);
    }

    private void with(List<WithItem> items, List<Stmt> body) {
        for (WithItem item : items) {
            expr(item.contextExpr());
            expr(item.optionalVars());
        }
        visitConditional(body);
    }

    private void tryStmt(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
        boolean saved = b.cur.inTryBlock;
        b.cur.inTryBlock = true;
        visitConditional(body);
        b.cur.inTryBlock = saved;
        for (ExceptHandler h : handlers) {
            expr(h.type());
            if (h.name() != null) {
                b.add(h.name(), DEF_LOCAL, h);
            }
            visitConditional(h.body());
        }
        visitConditional(orelse);
        visitConditional(finalbody);
    }

    private void function(Stmt f, String name, Arguments args, List<Stmt> body, List<Expr> decorators, Expr returns,
            List<TypeParam> typeParams, boolean async) {
        b.add(name, DEF_LOCAL, f);
        b.expressions.visitAll(args.defaults());
        for (Expr d : args.kwDefaults()) {
            expr(d);
        }
        b.expressions.visitAll(decorators);
        if (!typeParams.isEmpty()) {
            b.enterTypeParameters(name, f, typeParams, !args.defaults().isEmpty(), hasKwDefaults(args));
        }
        Scope scope = b.newScope(name, ScopeType.FUNCTION, f, Role.BODY, f);
        b.visitFunctionAnnotations(f, args, returns, scope);
        b.enterExisting(scope);
        scope.hasDocstring = hasDocstring(body);
        scope.coroutine = async;
        b.visitParameters(args);
        visitAll(body);
        b.exit();
        if (!typeParams.isEmpty()) {
            b.exit();
        }
    }

    static boolean hasKwDefaults(Arguments args) {
        for (Expr d : args.kwDefaults()) {
            if (d != null) {
                return true;
            }
        }
        return false;
    }

    private void classDef(Stmt.ClassDef c) {
        b.add(c.name(), DEF_LOCAL, c);
        b.expressions.visitAll(c.decoratorList());
        String saved = b.privateName;
        boolean generic = !c.typeParams().isEmpty();
        if (generic) {
            b.enterTypeParameters(c.name(), c, c.typeParams(), false, false);
        }
        b.expressions.visitAll(c.bases());
        b.expressions.visitKeywords(c.keywords());
        b.enter(c.name(), ScopeType.CLASS, c, Role.BODY, c);
        b.privateName = c.name();
        b.cur.hasDocstring = hasDocstring(c.body());
        if (generic) {
            b.add("__type_params__", DEF_LOCAL, c);
            b.add(".type_params", USE, c);
        }
        visitAll(c.body());
        b.exit();
        if (generic) {
            b.exit();
        }
        b.privateName = saved;
    }

    private void typeAlias(Stmt.TypeAlias t) {
        expr(t.name());
        String name = ((Expr.Name) t.name()).id();
        boolean inClass = b.cur.type == ScopeType.CLASS;
        boolean generic = !t.typeParams().isEmpty();
        if (generic) {
            b.enterTypeParameters(name, t, t.typeParams(), false, false);
        }
        b.enter(name, ScopeType.TYPE_ALIAS, t, Role.BODY, t);
        b.cur.canSeeClassScope = inClass;
        if (inClass) {
            b.add("__classdict__", USE, t.value());
        }
        expr(t.value());
        b.exit();
        if (generic) {
            b.exit();
        }
    }

    private void annAssign(Stmt.AnnAssign a) {
        b.cur.annotationsUsed = true;
        if (a.target() instanceof Expr.Name n) {
            int flags = b.lookup(n.id());
            if (a.simple() != 0 && (flags & (DEF_GLOBAL | DEF_NONLOCAL)) != 0 && b.cur.type != ScopeType.MODULE) {
                throw b.error("annotated name '" + n.id() + "' can't be " + ((flags & DEF_GLOBAL) != 0 ? "global" : "nonlocal"),
                        a);
            }
            if (a.simple() != 0) {
                b.add(n.id(), DEF_ANNOT | DEF_LOCAL, n);
            } else if (a.value() != null) {
                b.add(n.id(), DEF_LOCAL, n);
            }
        } else {
            expr(a.target());
        }
        b.visitVariableAnnotation(a.annotation());
        expr(a.value());
    }

    private void alias(Alias a) {
        if (a.name().equals("*") && a.asname() == null) {
            if (b.cur.type != ScopeType.MODULE) {
                throw b.error("import * only allowed at module level", a);
            }
            return;
        }
        String name = a.asname() != null ? a.asname() : a.name();
        int dot = name.indexOf('.');
        b.add(dot >= 0 ? name.substring(0, dot) : name, DEF_IMPORT, a);
    }

    private void global(Stmt.Global g) {
        for (String name : g.names()) {
            int flags = b.lookup(name);
            if ((flags & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) != 0) {
                throw b.error(conflict(name, flags, "global"), g);
            }
            b.add(name, DEF_GLOBAL, g);
            b.recordDirective(name, g);
        }
    }

    private void nonlocal(Stmt.Nonlocal n) {
        for (String name : n.names()) {
            int flags = b.lookup(name);
            if ((flags & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) != 0) {
                throw b.error(conflict(name, flags, "nonlocal"), n);
            }
            b.add(name, DEF_NONLOCAL, n);
            b.recordDirective(name, n);
        }
    }

    private static String conflict(String name, int flags, String what) {
        if ((flags & DEF_PARAM) != 0) {
            return "name '" + name + "' is parameter and " + what;
        }
        if ((flags & USE) != 0) {
            return "name '" + name + "' is used prior to " + what + " declaration";
        }
        if ((flags & DEF_ANNOT) != 0) {
            return "annotated name '" + name + "' can't be " + what;
        }
        return "name '" + name + "' is assigned to before " + what + " declaration";
    }
}
