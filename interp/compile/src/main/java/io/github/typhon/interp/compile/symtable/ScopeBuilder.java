// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

import static io.github.typhon.interp.compile.symtable.NameFlags.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.ast.Arg;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Keyword;
import io.github.typhon.interp.syntax.ast.Located;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Node;
import io.github.typhon.interp.syntax.ast.Pattern;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.TypeParam;

/**
 * First pass: enters a {@link Scope} for each block and records definitions and uses. This class holds the stack of blocks, name
 * definition with its checks, and what statements and expressions share (parameters, annotations, type parameters);
 * {@link StatementScopes} and {@link ExpressionScopes} walk the tree.
 * <p>CPython: the first half of Python/symtable.c.
 */
final class ScopeBuilder {

    final SymbolTable table;
    final StatementScopes statements = new StatementScopes(this);
    final ExpressionScopes expressions = new ExpressionScopes(this);
    private final List<Scope> stack = new ArrayList<>();
    Scope cur;
    private Scope top;
    /** Name of the innermost class, for mangling. */
    String privateName;
    private int nextId;

    ScopeBuilder(SymbolTable table) {
        this.table = table;
    }

    void build(Mod mod) {
        enter("top", ScopeType.MODULE, mod, Role.BODY, null);
        top = cur;
        table.top = cur;
        switch (mod) {
            case Mod.Module m -> {
                cur.hasDocstring = StatementScopes.hasDocstring(m.body());
                statements.visitAll(m.body());
            }
            case Mod.Interactive i -> statements.visitAll(i.body());
            case Mod.Expression e -> expressions.visit(e.body());
            case Mod.FunctionType f -> throw new PySyntaxError("RuntimeError", "this compiler does not handle FunctionTypes");
        }
        exit();
    }

    // ---- blocks

    Scope newScope(String name, ScopeType type, Node key, Role role, Located at) {
        Scope scope = new Scope(nextId++, name, type, cur, at);
        if (key != null) {
            table.put(key, role, scope);
        }
        return scope;
    }

    void enter(String name, ScopeType type, Node key, Role role, Located at) {
        enterExisting(newScope(name, type, key, role, at));
        if (type == ScopeType.ANNOTATION || type == ScopeType.TYPE_VARIABLE || type == ScopeType.TYPE_ALIAS) {
            // The evaluator functions take one positional-only argument, the format.
            add(".format", DEF_PARAM, at);
            add(".format", USE, at);
        }
    }

    void enterExisting(Scope scope) {
        enterExisting(scope, true);
    }

    private void enterExisting(Scope scope, boolean isNew) {
        // With "from __future__ import annotations" annotations become strings and must not influence any scope.
        boolean invisible = scope.type == ScopeType.ANNOTATION && table.futures.annotations();
        if (isNew && !invisible && cur != null) {
            cur.children.add(scope);
        }
        // In classes all names are mangled.
        if (isNew && cur != null && scope.type != ScopeType.CLASS && scope.mangledNames == null) {
            scope.mangledNames = cur.mangledNames;
        }
        stack.add(scope);
        cur = scope;
    }

    void exit() {
        stack.removeLast();
        cur = stack.isEmpty() ? null : stack.getLast();
    }

    List<Scope> stack() {
        return stack;
    }

    // ---- names

    PySyntaxError error(String message, Located at) {
        return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, table.filename, at.lineno(), at.colOffset() + 1, null,
                at.endLineno(), at.endColOffset() + 1).placedLater();
    }

    void checkName(String name, Located at, ExprContext ctx) {
        if (name.equals("__debug__") && ctx != ExprContext.LOAD) {
            throw error(ctx == ExprContext.STORE ? "cannot assign to __debug__" : "cannot delete __debug__", at);
        }
    }

    void checkKeywords(List<Keyword> keywords) {
        for (Keyword k : keywords) {
            if (k.arg() != null) {
                checkName(k.arg(), k, ExprContext.STORE);
            }
        }
    }

    void add(String name, int flag, Located at) {
        add(name, flag, at, (flag & USE) != 0 ? ExprContext.LOAD : ExprContext.STORE);
    }

    void add(String name, int flag, Located at, ExprContext ctx) {
        if ((flag & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT)) != 0) {
            checkName(name, at, ctx);
        }
        if ((flag & DEF_TYPE_PARAM) != 0 && cur.mangledNames != null) {
            cur.mangledNames.add(name);
        }
        addTo(cur, name, flag, at);
    }

    void addTo(Scope scope, String name, int flag, Located at) {
        String mangled = scope.mangle(privateName, name);
        int old = scope.flags(mangled);
        if ((flag & DEF_PARAM) != 0 && (old & DEF_PARAM) != 0) {
            throw error("duplicate argument '" + name + "' in function definition", at);
        }
        if ((flag & DEF_TYPE_PARAM) != 0 && (old & DEF_TYPE_PARAM) != 0) {
            throw error("duplicate type parameter '" + name + "'", at);
        }
        int flags = old | flag;
        if (scope.compIterTarget) {
            if ((flags & (DEF_GLOBAL | DEF_NONLOCAL)) != 0) {
                throw error("comprehension inner loop cannot rebind assignment expression target '" + name + "'", at);
            }
            flags |= DEF_COMP_ITER;
        }
        scope.symbols.put(mangled, flags);
        if ((flag & DEF_PARAM) != 0) {
            scope.parameters.add(mangled);
        } else if ((flag & DEF_GLOBAL) != 0) {
            top.symbols.merge(mangled, flag, (a, b) -> a | b);
        }
    }

    int lookup(String name) {
        return lookup(cur, name);
    }

    int lookup(Scope scope, String name) {
        return scope.flags(scope.mangle(privateName, name));
    }

    void recordDirective(String name, Located at) {
        cur.directives.add(new Scope.Directive(cur.mangle(privateName, name), at));
    }

    // ---- functions

    void visitParameters(Arguments a) {
        addParameters(a.posonlyargs());
        addParameters(a.args());
        addParameters(a.kwonlyargs());
        if (a.vararg() != null) {
            add(a.vararg().arg(), DEF_PARAM, a.vararg());
            cur.varargs = true;
        }
        if (a.kwarg() != null) {
            add(a.kwarg().arg(), DEF_PARAM, a.kwarg());
            cur.varkeywords = true;
        }
    }

    private void addParameters(List<Arg> args) {
        for (Arg arg : args) {
            add(arg.arg(), DEF_PARAM, arg);
        }
    }

    /** Enters, fills and leaves the annotation block of a function that is about to be entered. */
    void visitFunctionAnnotations(Stmt function, Arguments a, Expr returns, Scope functionScope) {
        boolean inClass = cur.canSeeClassScope;
        ScopeType outer = cur.type;
        // By the statement: functions without parameters share one node for them.
        enter("__annotate__", ScopeType.ANNOTATION, function, Role.ANNOTATIONS, function);
        cur.functionName = functionScope.name;
        if (inClass || outer == ScopeType.CLASS) {
            cur.canSeeClassScope = true;
            add("__classdict__", USE, function);
        }
        visitArgAnnotations(a.posonlyargs());
        visitArgAnnotations(a.args());
        if (a.vararg() != null) {
            visitArgAnnotations(List.of(a.vararg()));
        }
        if (a.kwarg() != null) {
            visitArgAnnotations(List.of(a.kwarg()));
        }
        visitArgAnnotations(a.kwonlyargs());
        if (returns != null) {
            cur.annotationsUsed = true;
            expressions.visit(returns);
        }
        exit();
    }

    private void visitArgAnnotations(List<Arg> args) {
        for (Arg arg : args) {
            if (arg.annotation() != null) {
                cur.annotationsUsed = true;
                expressions.visit(arg.annotation());
            }
        }
    }

    /** The annotation of a variable: all those of one block share one annotation block. */
    void visitVariableAnnotation(Expr annotation) {
        // Annotations of local variables are never evaluated.
        boolean unevaluated = cur.type == ScopeType.FUNCTION;
        boolean conditional = cur.type == ScopeType.MODULE || cur.type == ScopeType.CLASS && cur.inConditionalBlock;
        if (conditional && !cur.hasConditionalAnnotations) {
            cur.hasConditionalAnnotations = true;
            add("__conditional_annotations__", USE, annotation);
        }
        Scope owner = cur;
        if (owner.annotationBlock == null) {
            enter("__annotate__", ScopeType.ANNOTATION, null, null, annotation);
            owner.annotationBlock = cur;
            if (owner.type == ScopeType.CLASS) {
                cur.canSeeClassScope = true;
                add("__classdict__", USE, annotation);
            }
        } else {
            enterExisting(owner.annotationBlock, false);
        }
        if (owner.hasConditionalAnnotations && cur.flags("__conditional_annotations__") == 0) {
            add("__conditional_annotations__", USE, annotation);
        }
        cur.inUnevaluatedAnnotation = unevaluated;
        expressions.visit(annotation);
        cur.inUnevaluatedAnnotation = false;
        exit();
    }

    // ---- type parameters

    void enterTypeParameters(String name, Stmt owner, List<TypeParam> params, boolean defaults, boolean kwdefaults) {
        ScopeType outer = cur.type;
        enter(name, ScopeType.TYPE_PARAMETERS, owner, Role.TYPE_PARAMETERS, owner);
        if (outer == ScopeType.CLASS) {
            cur.canSeeClassScope = true;
            add("__classdict__", USE, owner);
        }
        if (owner instanceof Stmt.ClassDef) {
            cur.mangledNames = new HashSet<>();
            // Set when the type parameters exist, used when the bases are built.
            add(".type_params", DEF_LOCAL, owner);
            add(".type_params", USE, owner);
            add(".generic_base", DEF_LOCAL, owner);
            add(".generic_base", USE, owner);
            privateName = name;
        }
        if (defaults) {
            add(".defaults", DEF_PARAM, owner);
        }
        if (kwdefaults) {
            add(".kwdefaults", DEF_PARAM, owner);
        }
        for (TypeParam p : params) {
            visitTypeParam(p);
        }
    }

    private void visitTypeParam(TypeParam param) {
        switch (param) {
            case TypeParam.TypeVar t -> {
                add(t.name(), DEF_TYPE_PARAM | DEF_LOCAL, t);
                visitBound(t.bound(), t.name(), t, Role.BOUND,
                        t.bound() instanceof Expr.Tuple ? "a TypeVar constraint" : "a TypeVar bound");
                visitBound(t.defaultValue(), t.name(), t, Role.DEFAULT, "a TypeVar default");
            }
            case TypeParam.TypeVarTuple t -> {
                add(t.name(), DEF_TYPE_PARAM | DEF_LOCAL, t);
                visitBound(t.defaultValue(), t.name(), t, Role.DEFAULT, "a TypeVarTuple default");
            }
            case TypeParam.ParamSpec t -> {
                add(t.name(), DEF_TYPE_PARAM | DEF_LOCAL, t);
                visitBound(t.defaultValue(), t.name(), t, Role.DEFAULT, "a ParamSpec default");
            }
        }
    }

    private void visitBound(Expr e, String name, TypeParam key, Role role, String info) {
        if (name.equals("__classdict__")) {
            throw error("reserved name '" + name + "' cannot be used for type parameter", key);
        }
        if (e == null) {
            return;
        }
        boolean inClass = cur.canSeeClassScope;
        enter(name, ScopeType.TYPE_VARIABLE, key, role, e);
        cur.canSeeClassScope = inClass;
        if (inClass) {
            add("__classdict__", USE, e);
        }
        cur.scopeInfo = info;
        expressions.visit(e);
        exit();
    }

    // ---- patterns

    void visitPattern(Pattern p) {
        switch (p) {
            case Pattern.MatchValue v -> expressions.visit(v.value());
            case Pattern.MatchSingleton s -> { }
            case Pattern.MatchSequence s -> s.patterns().forEach(this::visitPattern);
            case Pattern.MatchStar s -> {
                if (s.name() != null) {
                    add(s.name(), DEF_LOCAL, s);
                }
            }
            case Pattern.MatchMapping m -> {
                expressions.visitAll(m.keys());
                m.patterns().forEach(this::visitPattern);
                if (m.rest() != null) {
                    add(m.rest(), DEF_LOCAL, m);
                }
            }
            case Pattern.MatchClass c -> {
                expressions.visit(c.cls());
                c.patterns().forEach(this::visitPattern);
                for (int i = 0; i < c.kwdAttrs().size(); i++) {
                    checkName(c.kwdAttrs().get(i), c.kwdPatterns().get(i), ExprContext.STORE);
                }
                c.kwdPatterns().forEach(this::visitPattern);
            }
            case Pattern.MatchAs a -> {
                if (a.pattern() != null) {
                    visitPattern(a.pattern());
                }
                if (a.name() != null) {
                    add(a.name(), DEF_LOCAL, a);
                }
            }
            case Pattern.MatchOr o -> o.patterns().forEach(this::visitPattern);
        }
    }
}
