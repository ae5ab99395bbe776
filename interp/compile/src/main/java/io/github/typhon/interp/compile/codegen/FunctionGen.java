// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.ANY;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.StrConst;
import io.github.typhon.interp.syntax.ast.TypeParam;

/** Function definitions, lambdas, decorators, and making functions out of code. */
final class FunctionGen {

    static final int DEFAULTS = 1;
    static final int KWDEFAULTS = 2;
    static final int ANNOTATIONS = 4;
    static final int CLOSURE = 8;
    static final int ANNOTATE = 16;

    /** A part of a function that is set after it is made. */
    record Part(int flag, int operand) {}

    private final CodeGenerator g;

    FunctionGen(CodeGenerator generator) {
        this.g = generator;
    }

    void define(Stmt.FunctionDef s) {
        define(s, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(), s.typeParams(), false);
    }

    void define(Stmt.AsyncFunctionDef s) {
        define(s, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(), s.typeParams(), true);
    }

    private void define(Stmt s, String name, Arguments args, List<Stmt> body, List<Expr> decoratorList, Expr returns,
            List<TypeParam> params, boolean async) {
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        int firstLine = decoratorList.isEmpty() ? s.lineno() : decoratorList.getFirst().lineno();
        decorators(decoratorList);
        int function = g.u.push();
        int at = g.u.depth;
        if (params.isEmpty()) {
            List<Part> parts = new ArrayList<>();
            defaults(args, parts, loc);
            annotations(s, args, returns, parts, loc);
            CodeUnit code = body(s, name, args, body, async, firstLine);
            make(function, code, parts, loc);
        } else {
            generic(s, name, args, body, returns, params, async, firstLine, function, loc);
        }
        g.u.depth = at;
        decorate(decoratorList, base);
        g.u.depth = base + 1;
        g.store(name, Unit.temp(base), loc);
        g.u.depth = base;
    }

    /** Each decorator waits as a callable, the next one (finally the function) being its argument. */
    void decorators(List<Expr> list) {
        for (Expr d : list) {
            g.expressions.gen(d, TEMP);
            g.u.push();
        }
    }

    void decorate(List<Expr> list, int base) {
        for (int i = list.size() - 1; i >= 0; i--) {
            int callable = Unit.temp(base + 2 * i);
            g.u.emit(Opcode.CALL, callable, callable, 1, Loc.of(list.get(i)));
        }
    }

    private void generic(Stmt s, String name, Arguments args, List<Stmt> body, Expr returns, List<TypeParam> params,
            boolean async, int firstLine, int function, Loc loc) {
        g.u.push();
        int first = g.u.depth;
        boolean positional = !args.defaults().isEmpty();
        if (positional) {
            defaultTuple(args, TEMP, loc);
        }
        boolean keyword = keywordDefaults(args, loc) >= 0;
        int argc = g.u.depth - first;
        g.enter("<generic parameters of " + name + ">", Unit.Kind.TYPE_PARAMETERS, g.table.scope(s, Role.TYPE_PARAMETERS),
                firstLine, null);
        g.u.argcount = argc;
        g.resume(new Loc(firstLine, firstLine, 0, 0));
        int typeParams = g.typeParams.tuple(params, loc);
        int inner = g.u.push();
        List<Part> parts = new ArrayList<>();
        if (positional) {
            parts.add(new Part(DEFAULTS, g.u.local(".defaults")));
        }
        if (keyword) {
            parts.add(new Part(KWDEFAULTS, g.u.local(".kwdefaults")));
        }
        annotations(s, args, returns, parts, loc);
        make(inner, body(s, name, args, body, async, firstLine), parts, loc);
        g.u.emit(Opcode.SET_FUNCTION_TYPE_PARAMS, inner, inner, typeParams, loc);
        g.u.emit(Opcode.RETURN, 0, inner, 0, loc);
        CodeUnit outer = g.leave();
        make(function, outer, List.of(), loc);
        g.u.emit(Opcode.CALL, function, function, argc, loc);
    }

    /** Makes a function in the (reserved) temporary; the closure is filled from the current unit's cells. */
    void make(int function, CodeUnit code, List<Part> parts, Loc loc) {
        int closure = -1;
        int base = g.u.depth;
        if (!code.freevars().isEmpty()) {
            for (String name : code.freevars()) {
                g.u.emit(Opcode.MOVE, g.u.push(), g.u.cell(name), 0, loc);
            }
            g.u.depth = base;
            closure = g.u.push();
            g.u.emit(Opcode.BUILD_TUPLE, closure, closure, code.freevars().size(), loc);
        }
        g.u.emit(Opcode.MAKE_FUNCTION, function, g.u.constant(code), 0, loc);
        if (closure >= 0) {
            g.u.emit(Opcode.SET_FUNCTION_ATTRIBUTE, CLOSURE, function, closure, loc);
        }
        for (Part p : parts.reversed()) {
            g.u.emit(Opcode.SET_FUNCTION_ATTRIBUTE, p.flag(), function, p.operand(), loc);
        }
        g.u.depth = base;
    }

    private void defaults(Arguments args, List<Part> parts, Loc loc) {
        if (!args.defaults().isEmpty()) {
            parts.add(new Part(DEFAULTS, defaultTuple(args, ANY, loc)));
        }
        int keyword = keywordDefaults(args, loc);
        if (keyword >= 0) {
            parts.add(new Part(KWDEFAULTS, keyword));
        }
    }

    private int defaultTuple(Arguments args, int want, Loc loc) {
        List<Object> constants = new ArrayList<>();
        for (Expr e : args.defaults()) {
            Object c = g.folder.constant(e);
            if (c == null) {
                return g.displays.tuple(args.defaults(), want, loc);
            }
            constants.add(c);
        }
        return g.deliver(g.u.constant(new TupleConst(constants)), want, loc);
    }

    /** The dict of keyword-only defaults in a new temporary, or -1 if there are none. */
    private int keywordDefaults(Arguments args, Loc loc) {
        int dict = -1;
        int base = g.u.depth;
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            Expr value = args.kwDefaults().get(i);
            if (value == null) {
                continue;
            }
            if (dict < 0) {
                dict = g.u.push();
                g.u.emit(Opcode.BUILD_MAP, dict, dict, 0, loc);
            }
            int operand = g.expressions.gen(value, LAST);
            g.u.depth = Math.max(g.u.depth, base + 1);
            int key = g.u.constant(StrConst.of(g.u.mangle(args.kwonlyargs().get(i).arg())));
            g.u.emit(Opcode.MAP_ADD, g.expressions.cSource(key, loc), dict, operand, loc);
            g.u.depth = base + 1;
        }
        return dict;
    }

    private void annotations(Stmt s, Arguments args, Expr returns, List<Part> parts, Loc loc) {
        int function = g.annotations.function(s, args, returns, loc);
        if (function >= 0) {
            parts.add(new Part(ANNOTATE, function));
        }
    }

    private void arguments(Arguments a) {
        g.u.posonlyargcount = a.posonlyargs().size();
        g.u.argcount = a.posonlyargs().size() + a.args().size();
        g.u.kwonlyargcount = a.kwonlyargs().size();
    }

    private CodeUnit body(Stmt s, String name, Arguments args, List<Stmt> body, boolean async, int firstLine) {
        g.enter(name, async ? Unit.Kind.ASYNC_FUNCTION : Unit.Kind.FUNCTION, g.table.scope(s, Role.BODY), firstLine, null);
        arguments(args);
        StrConst doc = StatementGen.docstring(body);
        List<Stmt> rest = doc == null ? body : body.subList(1, body.size());
        if (doc != null && g.optimize < 2) {
            g.u.constant(Docstrings.clean(doc));
            g.u.extraFlags |= CodeUnit.CO_HAS_DOCSTRING;
        }
        g.resume(new Loc(firstLine, firstLine, 0, 0));
        g.statements.all(rest);
        g.u.emit(Opcode.RETURN, 0, g.u.constant(PyConst.NONE), 0, Loc.NONE);
        return g.leave();
    }

    int lambda(Expr.Lambda e, int want) {
        Loc loc = Loc.of(e);
        int base = g.u.depth;
        int function = g.u.push();
        List<Part> parts = new ArrayList<>();
        defaults(e.args(), parts, loc);
        g.enter("<lambda>", Unit.Kind.LAMBDA, g.table.scope(e, Role.BODY), e.lineno(), null);
        arguments(e.args());
        g.resume(new Loc(e.lineno(), e.lineno(), 0, 0));
        int value = g.expressions.gen(e.body(), LAST);
        Loc bodyLoc = Loc.of(e.body());
        g.u.emit(Opcode.RETURN, 0, value, 0, bodyLoc);
        make(function, g.leave(), parts, loc);
        g.u.depth = base + 1;
        return g.deliver(function, want, loc);
    }
}
