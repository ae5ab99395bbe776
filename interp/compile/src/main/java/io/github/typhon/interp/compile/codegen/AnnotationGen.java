// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.ANY;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.List;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.compile.symtable.Scope;
import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.ast.Arg;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.StrConst;

/**
 * Annotations. They are evaluated by an {@code __annotate__} function of the module, class or function when asked for
 * (PEP 649, 749); under {@code from __future__ import annotations} they are strings.
 */
final class AnnotationGen {

    /** The greatest format that compiled annotation functions support: VALUE_WITH_FAKE_GLOBALS. */
    private static final long MAX_FORMAT = 2;

    private final CodeGenerator g;

    AnnotationGen(CodeGenerator generator) {
        this.g = generator;
    }

    /** Enters a function of one argument, the format, which refuses formats above MAX_FORMAT. */
    void enterEvaluator(String name, Scope scope, Loc loc) {
        g.enter(name, Unit.Kind.ANNOTATIONS, scope, loc.line(), null);
        g.u.argcount = 1;
        g.u.posonlyargcount = 1;
        g.resume(new Loc(loc.line(), loc.line(), 0, 0));
        Label ok = new Label();
        g.u.jump(Opcode.JUMP_IF_NOT_GT, ok, g.u.local(".format"), g.u.constant(MAX_FORMAT), loc);
        int error = g.u.push();
        g.u.emit(Opcode.LOAD_COMMON_CONSTANT, error, 0, 1, loc);
        g.u.emit(Opcode.RAISE_1, 0, error, 0, loc);
        g.u.depth = 0;
        g.u.mark(ok);
    }

    /** The annotation function of a function statement in a new temporary, or -1 if nothing is annotated. */
    int function(Stmt s, Arguments args, Expr returns, Loc loc) {
        Scope scope = g.table.scope(s, Role.ANNOTATIONS);
        if (!scope.annotationsUsed) {
            return -1;
        }
        int function = g.u.push();
        enterEvaluator("__annotate__", scope, loc);
        g.u.showsFormat = true;
        int dict = g.u.push();
        g.u.emit(Opcode.BUILD_MAP, dict, dict, 0, loc);
        all(args.args(), dict, loc);
        all(args.posonlyargs(), dict, loc);
        one(args.vararg(), dict, loc);
        all(args.kwonlyargs(), dict, loc);
        one(args.kwarg(), dict, loc);
        if (returns != null) {
            entry("return", returns, false, dict, loc);
        }
        g.u.emit(Opcode.RETURN, 0, dict, 0, loc);
        CodeUnit code = g.leave();
        g.functions.make(function, code, List.of(), loc);
        return function;
    }

    private void all(List<Arg> args, int dict, Loc loc) {
        for (Arg a : args) {
            one(a, dict, loc);
        }
    }

    private void one(Arg a, int dict, Loc loc) {
        if (a != null && a.annotation() != null) {
            entry(g.u.mangle(a.arg()), a.annotation(), true, dict, loc);
        }
    }

    private void entry(String name, Expr annotation, boolean allowStarred, int dict, Loc loc) {
        int base = g.u.depth;
        int value;
        if (g.table.futures.annotations()) {
            value = g.u.constant(text(annotation));
        } else if (allowStarred && annotation instanceof Expr.Starred s) {
            // *args: *Ts means the one item that Ts unpacks to.
            int ts = g.expressions.gen(s.value(), LAST);
            g.u.depth = base;
            value = g.u.push();
            g.u.emit(Opcode.UNPACK_SEQUENCE, value, ts, 1, loc);
        } else {
            value = g.expressions.gen(annotation, LAST);
        }
        int key = g.expressions.cSource(g.u.constant(StrConst.of(name)), loc);
        g.u.depth = base;
        g.u.emit(Opcode.MAP_ADD, key, dict, value, loc);
    }

    private static StrConst text(Expr annotation) {
        return new Unparser().annotation(annotation);
    }

    // ---- variables

    void annAssign(Stmt.AnnAssign s) {
        int base = g.u.depth;
        if (s.value() != null) {
            if (s.target() instanceof Expr.Name n && g.target(n.id()) >= 0) {
                g.expressions.gen(s.value(), g.target(n.id()));
                g.statements.lineOf(n);
            } else {
                g.statements.assign(s.target(), g.expressions.gen(s.value(), ANY));
            }
            g.u.depth = base;
        }
        switch (s.target()) {
            case Expr.Name n -> {
                if (s.simple() != 0 && (g.u.kind == Unit.Kind.MODULE || g.u.kind == Unit.Kind.CLASS)) {
                    remember(s, n);
                }
            }
            case Expr.Attribute a -> {
                if (s.value() == null) {
                    evaluate(a.value());
                }
            }
            case Expr.Subscript t -> {
                if (s.value() == null) {
                    evaluate(t.value());
                    evaluateIndex(t.slice());
                }
            }
            default -> throw g.error("invalid node type (" + s.target().getClass().getSimpleName()
                    + ") for annotated assignment", Loc.of(s));
        }
        g.u.depth = base;
    }

    private void remember(Stmt.AnnAssign s, Expr.Name n) {
        Loc loc = Loc.of(s);
        String mangled = g.u.mangle(n.id());
        if (g.table.futures.annotations()) {
            int value = g.expressions.cSource(g.u.constant(text(s.annotation())), loc);
            int dict = g.load("__annotations__", ANY, loc);
            g.u.emit(Opcode.STORE_SUBSCR, value, dict, g.u.constant(StrConst.of(mangled)), loc);
            return;
        }
        boolean conditional = g.u.kind == Unit.Kind.MODULE || !unconditional();
        int index = conditional && g.u.scope.hasConditionalAnnotations ? g.u.nextConditional++ : -1;
        g.u.deferred.add(new Unit.DeferredAnnotation(s, index));
        if (index >= 0) {
            int set = g.u.push();
            if (g.u.kind == Unit.Kind.CLASS) {
                g.u.emit(Opcode.LOAD_DEREF, set, g.u.cell("__conditional_annotations__"), 0, loc);
            } else {
                g.u.emit(Opcode.LOAD_NAME, set, 0, g.u.nameIndex("__conditional_annotations__"), loc);
            }
            g.u.emit(Opcode.SET_ADD, 0, set, g.u.constant((long) index), loc);
            g.u.emit(Opcode.RELEASE, 0, set, 0, loc);
        }
    }

    /** Whether the current place of a class body is reached on every way through it. */
    private boolean unconditional() {
        return g.u.conditionalDepth == 0;
    }

    private void evaluate(Expr e) {
        int base = g.u.depth;
        int value = g.expressions.gen(e, LAST);
        if (Operands.isTemp(value)) {
            g.u.emit(Opcode.RELEASE, 0, value, 0, Loc.of(e));
        }
        g.u.depth = base;
    }

    private void evaluateIndex(Expr e) {
        switch (e) {
            case Expr.Slice s -> {
                for (Expr part : new Expr[] {s.lower(), s.upper(), s.step()}) {
                    if (part != null) {
                        evaluate(part);
                    }
                }
            }
            case Expr.Tuple t -> t.elts().forEach(this::evaluateIndex);
            default -> evaluate(e);
        }
    }

    /** The annotation function of a module or class, made and stored at the current place. */
    void deferred(Loc loc) {
        if (g.u.deferred.isEmpty()) {
            return;
        }
        Unit owner = g.u;
        int base = g.u.depth;
        int function = g.u.push();
        enterEvaluator("__annotate__", owner.scope.annotationBlock, loc);
        g.u.showsFormat = true;
        int dict = g.u.push();
        g.u.emit(Opcode.BUILD_MAP, dict, dict, 0, loc);
        for (Unit.DeferredAnnotation d : owner.deferred) {
            Stmt.AnnAssign s = d.statement();
            Loc at = Loc.of(s);
            Label skip = new Label();
            int depth = g.u.depth;
            if (d.conditional() >= 0) {
                int set = g.load("__conditional_annotations__", TEMP, at);
                g.u.depth = depth;
                g.u.jump(Opcode.JUMP_IF_NOT_IN, skip, g.u.constant((long) d.conditional()), set, at);
            }
            int value = g.expressions.gen(s.annotation(), LAST);
            g.u.depth = depth + 1;
            int key = g.u.constant(StrConst.of(g.u.mangle(((Expr.Name) s.target()).id())));
            g.u.emit(Opcode.MAP_ADD, g.expressions.cSource(key, loc), dict, value, loc);
            g.u.depth = depth;
            g.u.mark(skip);
        }
        g.u.emit(Opcode.RETURN, 0, dict, 0, loc);
        CodeUnit code = g.leave();
        g.functions.make(function, code, List.of(), loc);
        g.u.depth = base + 1;
        g.store(owner.kind == Unit.Kind.CLASS ? "__annotate_func__" : "__annotate__", function, loc);
        g.u.depth = base;
    }
}
