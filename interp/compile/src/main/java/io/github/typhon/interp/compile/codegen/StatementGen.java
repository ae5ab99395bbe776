// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.ANY;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.syntax.ast.Alias;
import io.github.typhon.interp.syntax.ast.CmpOp;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.StrConst;

/** Statements, except definitions, try, with, match and what leaves blocks. Depth is the same before and after each. */
final class StatementGen {

    private final CodeGenerator g;
    private final Assignments assignments;

    StatementGen(CodeGenerator generator) {
        this.g = generator;
        this.assignments = new Assignments(generator);
    }

    /** The body of a module or class: docstring, statements, for classes the annotations. */
    void body(List<Stmt> stmts, Loc loc) {
        if (g.u.scope.hasConditionalAnnotations && g.u.kind == Unit.Kind.MODULE) {
            int set = g.u.push();
            g.u.emit(Opcode.BUILD_SET, set, set, 0, loc);
            g.store("__conditional_annotations__", set, loc);
        }
        if (g.table.futures.annotations() && g.u.scope.annotationsUsed) {
            g.u.emit(Opcode.SETUP_ANNOTATIONS, 0, 0, 0, loc);
        }
        List<Stmt> rest = stmts;
        StrConst doc = g.interactive ? null : docstring(stmts);
        if (doc != null) {
            rest = stmts.subList(1, stmts.size());
            if (g.optimize < 2) {
                Loc at = Loc.of(((Stmt.ExprStmt) stmts.getFirst()).value());
                g.store("__doc__", g.u.constant(Docstrings.clean(doc)), at);
            }
        }
        all(rest);
        if (g.u.kind == Unit.Kind.CLASS && !g.table.futures.annotations()) {
            g.annotations.deferred(loc);
        }
    }

    static StrConst docstring(List<Stmt> body) {
        return !body.isEmpty() && body.getFirst() instanceof Stmt.ExprStmt e && e.value() instanceof Expr.Constant c
                && c.value() instanceof StrConst s ? s : null;
    }

    void all(List<Stmt> body) {
        for (Stmt s : body) {
            gen(s);
        }
    }

    private void gen(Stmt stmt) {
        boolean compound = stmt instanceof Stmt.If || stmt instanceof Stmt.For || stmt instanceof Stmt.AsyncFor
                || stmt instanceof Stmt.While || stmt instanceof Stmt.With || stmt instanceof Stmt.AsyncWith
                || stmt instanceof Stmt.Match || stmt instanceof Stmt.Try || stmt instanceof Stmt.TryStar;
        if (compound) {
            g.u.conditionalDepth++;
            dispatch(stmt);
            g.u.conditionalDepth--;
        } else {
            dispatch(stmt);
        }
    }

    private void dispatch(Stmt stmt) {
        switch (stmt) {
            case Stmt.FunctionDef s -> g.functions.define(s);
            case Stmt.AsyncFunctionDef s -> g.functions.define(s);
            case Stmt.ClassDef s -> g.classes.define(s);
            case Stmt.TypeAlias s -> g.typeParams.alias(s);
            case Stmt.Return s -> g.unwinding.returnStmt(s);
            case Stmt.Break s -> g.unwinding.breakStmt(s);
            case Stmt.Continue s -> g.unwinding.continueStmt(s);
            case Stmt.Delete s -> s.targets().forEach(assignments::delete);
            case Stmt.Assign s -> assignments.assign(s);
            case Stmt.AugAssign s -> assignments.augAssign(s);
            case Stmt.AnnAssign s -> g.annotations.annAssign(s);
            case Stmt.For s -> forLoop(s);
            case Stmt.AsyncFor s -> g.asyncs.asyncFor(s);
            case Stmt.While s -> whileLoop(s);
            case Stmt.If s -> ifStmt(s);
            case Stmt.With s -> g.withs.with(s);
            case Stmt.AsyncWith s -> g.withs.asyncWith(s);
            case Stmt.Match s -> g.patterns.match(s);
            case Stmt.Raise s -> raise(s);
            case Stmt.Try s -> g.tries.tryStmt(s);
            case Stmt.TryStar s -> g.tries.tryStar(s);
            case Stmt.Assert s -> assertStmt(s);
            case Stmt.Import s -> importStmt(s);
            case Stmt.ImportFrom s -> importFrom(s);
            case Stmt.Global s -> { }
            case Stmt.Nonlocal s -> { }
            case Stmt.ExprStmt s -> expression(s);
            case Stmt.Pass s -> nop(Loc.of(s));
        }
    }

    /** A value went straight into its variable: tracing still wants to see the variable's line if it is another one. */
    void lineOf(Expr target) {
        if (g.u.code.getLast().line() != target.lineno()) {
            nop(Loc.of(target));
        }
    }

    private void nop(Loc loc) {
        g.u.emit(Opcode.NOP, 0, 0, 0, loc);
    }

    /** Stores an operand into an assignment target. */
    void assign(Expr target, int value) {
        assignments.store(target, value);
    }

    private void expression(Stmt.ExprStmt s) {
        int base = g.u.depth;
        if (g.interactive && g.u.kind == Unit.Kind.MODULE) {
            int value = g.expressions.gen(s.value(), LAST);
            g.u.depth = base;
            g.u.emit(Opcode.PRINT_EXPR, 0, value, 0, Loc.of(s));
            return;
        }
        if (s.value() instanceof Expr.Constant || g.folder.constant(s.value()) != null) {
            nop(Loc.of(s));
            return;
        }
        int value = g.expressions.gen(s.value(), LAST);
        g.u.depth = base;
        if (Operands.isTemp(value)) {
            g.u.emit(Opcode.RELEASE, 0, value, 0, Loc.NONE);
        } else {
            nop(Loc.of(s));
        }
    }

    private void ifStmt(Stmt.If s) {
        Label end = new Label();
        Label next = s.orelse().isEmpty() ? end : new Label();
        g.conditions.jumpIf(s.test(), next, false, Loc.of(s));
        all(s.body());
        if (!s.orelse().isEmpty()) {
            g.u.jump(end, Loc.NONE);
            g.u.mark(next);
            all(s.orelse());
        }
        g.u.mark(end);
    }

    // ---- loops: tested at the bottom, entered by a jump to the test

    private void whileLoop(Stmt.While s) {
        Label body = new Label();
        Label test = new Label();
        Label end = new Label();
        Boolean truth = g.folder.truth(s.test());
        Loc testLoc = Loc.of(s.test());
        FrameBlock block = new FrameBlock(FrameBlock.Kind.WHILE_LOOP, truth == Boolean.TRUE ? body : test, end, g.u.depth,
                g.u.handler, null, null, Loc.of(s));
        if (truth == Boolean.TRUE) {
            g.u.mark(body);
            nop(testLoc);
            g.enter(block);
            all(s.body());
            g.u.blocks.removeLast();
            g.u.jump(body, Loc.NONE);
        } else {
            g.u.jump(test, testLoc);
            g.u.mark(body);
            g.enter(block);
            all(s.body());
            g.u.blocks.removeLast();
            g.u.mark(test);
            g.conditions.jumpIf(s.test(), body, true, Loc.of(s));
        }
        all(s.orelse());
        g.u.mark(end);
    }

    private void forLoop(Stmt.For s) {
        int base = g.u.depth;
        Loc iterLoc = Loc.of(s.iter());
        Label body = new Label();
        Label test = new Label();
        Label end = new Label();
        iterator(s.iter(), iterLoc);
        g.u.jump(test, iterLoc);
        g.u.mark(body);
        int local = s.target() instanceof Expr.Name n ? g.target(n.id()) : -1;
        int item = local;
        if (local < 0) {
            item = g.u.push();
            assign(s.target(), item);
        } else {
            g.u.touch(local);
        }
        g.u.depth = base + 1;
        g.enter(new FrameBlock(FrameBlock.Kind.FOR_LOOP, test, end, base, g.u.handler, null, null, Loc.of(s)));
        all(s.body());
        g.u.blocks.removeLast();
        g.u.mark(test);
        g.u.jumpInto(Opcode.FOR_ITER, item, Unit.temp(base), body, iterLoc);
        g.u.depth = base;
        all(s.orelse());
        g.u.mark(end);
    }

    /** Evaluates an iterable and leaves its iterator in the temporary at depth. */
    int iterator(Expr iterable, Loc loc) {
        int base = g.u.depth;
        int value = g.expressions.comparator(CmpOp.IN, iterable, LAST);
        g.u.depth = base;
        int iterator = g.u.push();
        g.u.emit(Opcode.GET_ITER, iterator, value, 0, loc);
        return iterator;
    }

    // ---- raise, assert, import

    private void raise(Stmt.Raise s) {
        Loc loc = Loc.of(s);
        if (s.exc() == null) {
            g.u.emit(Opcode.RAISE_0, 0, 0, 0, loc);
            return;
        }
        int base = g.u.depth;
        if (s.cause() == null) {
            int exc = g.expressions.gen(s.exc(), LAST);
            g.u.emit(Opcode.RAISE_1, 0, exc, 0, loc);
        } else {
            int exc = g.expressions.gen(s.exc(), ANY);
            int cause = g.expressions.gen(s.cause(), LAST);
            g.u.emit(Opcode.RAISE, 0, exc, cause, loc);
        }
        g.u.depth = base;
    }

    private void assertStmt(Stmt.Assert s) {
        Loc loc = Loc.of(s);
        g.literals.checkAssert(s.test(), loc);
        if (g.optimize > 0) {
            return;
        }
        Label end = new Label();
        g.conditions.jumpIf(s.test(), end, true, loc);
        int base = g.u.depth;
        int error = g.u.push();
        g.u.emit(Opcode.LOAD_COMMON_CONSTANT, error, 0, 0, loc);
        if (s.msg() != null) {
            g.u.push();
            g.expressions.gen(s.msg(), TEMP);
            g.u.emit(Opcode.CALL, error, error, 1, loc);
        }
        g.u.emit(Opcode.RAISE_1, 0, error, 0, Loc.of(s.test()));
        g.u.depth = base;
        g.u.mark(end);
    }

    private int importConstant(long level, Object fromlist) {
        List<Object> pair = new ArrayList<>();
        pair.add(level);
        pair.add(fromlist);
        return g.u.constant(new TupleConst(pair));
    }

    private void importStmt(Stmt.Import s) {
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        for (Alias alias : s.names()) {
            int module = g.u.push();
            g.u.emit(Opcode.IMPORT_NAME, module, importConstant(0, PyConst.NONE), g.u.nameIndex(alias.name()), loc);
            String[] parts = alias.name().split("\\.");
            if (alias.asname() == null) {
                g.store(parts[0], module, loc);
            } else {
                for (int i = 1; i < parts.length; i++) {
                    int attr = g.u.push();
                    g.u.emit(Opcode.IMPORT_FROM, attr, module, g.u.nameIndex(parts[i]), loc);
                    g.u.emit(Opcode.RELEASE, 0, module, 0, loc);
                    g.u.emit(Opcode.MOVE, module, attr, 0, loc);
                    g.u.depth = base + 1;
                }
                g.store(alias.asname(), module, loc);
            }
            g.u.depth = base;
        }
    }

    private void importFrom(Stmt.ImportFrom s) {
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        if ("__future__".equals(s.module()) && s.level() == 0 && g.table.futures.isLate(s)) {
            throw g.error("from __future__ imports must occur at the beginning of the file", loc).placedLater();
        }
        List<String> names = s.names().stream().map(Alias::name).toList();
        int module = g.u.push();
        g.u.emit(Opcode.IMPORT_NAME, module, importConstant(s.level(), ExpressionGen.names(names)),
                g.u.nameIndex(s.module() == null ? "" : s.module()), loc);
        if (names.getFirst().equals("*")) {
            g.u.emit(Opcode.IMPORT_STAR, 0, module, 0, loc);
            g.u.depth = base;
            return;
        }
        for (Alias alias : s.names()) {
            int local = g.target(alias.asname() != null ? alias.asname() : alias.name());
            int value = local >= 0 ? local : g.u.push();
            g.u.emit(Opcode.IMPORT_FROM, value, module, g.u.nameIndex(alias.name()), loc);
            if (local < 0) {
                g.store(alias.asname() != null ? alias.asname() : alias.name(), value, loc);
            }
        }
        g.u.emit(Opcode.RELEASE, 0, module, 0, loc);
        g.u.depth = base;
    }
}
