// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.List;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.symtable.Scope;
import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.StrConst;
import io.github.typhon.interp.syntax.ast.TypeParam;

/** Type parameters (PEP 695, 696) and type aliases. */
final class TypeParamGen {

    private final CodeGenerator g;

    TypeParamGen(CodeGenerator generator) {
        this.g = generator;
    }

    /** Makes and binds the parameters; their tuple is left in the temporary at depth. */
    int tuple(List<TypeParam> params, Loc loc) {
        int base = g.u.depth;
        boolean seenDefault = false;
        for (TypeParam p : params) {
            Loc at = Loc.of(p);
            Expr defaultValue = switch (p) {
                case TypeParam.TypeVar t -> t.defaultValue();
                case TypeParam.TypeVarTuple t -> t.defaultValue();
                case TypeParam.ParamSpec t -> t.defaultValue();
            };
            String name = param(p, at);
            int value = Unit.temp(g.u.depth - 1);
            if (defaultValue != null) {
                seenDefault = true;
                int function = evaluator(defaultValue, name, g.table.scope(p, Role.DEFAULT),
                        p instanceof TypeParam.TypeVarTuple, at);
                g.u.emit(Opcode.SET_TYPEPARAM_DEFAULT, value, value, function, at);
                g.u.depth--;
            } else if (seenDefault) {
                throw g.error("non-default type parameter '" + name + "' follows default type parameter", at);
            }
            int copy = g.u.push();
            g.u.emit(Opcode.COPY, copy, value, 0, at);
            g.store(name, copy, at);
        }
        g.u.depth = base;
        int tuple = g.u.push();
        g.u.emit(Opcode.BUILD_TUPLE, tuple, tuple, params.size(), loc);
        return tuple;
    }

    private String param(TypeParam p, Loc at) {
        int value = g.u.push();
        switch (p) {
            case TypeParam.TypeVar t -> {
                int name = g.u.constant(StrConst.of(t.name()));
                if (t.bound() == null) {
                    g.u.emit(Opcode.TYPEVAR, value, name, 0, at);
                } else {
                    int function = evaluator(t.bound(), t.name(), g.table.scope(p, Role.BOUND), false, at);
                    g.u.depth--;
                    g.u.emit(t.bound() instanceof Expr.Tuple ? Opcode.TYPEVAR_WITH_CONSTRAINTS : Opcode.TYPEVAR_WITH_BOUND,
                            value, name, function, at);
                }
                return t.name();
            }
            case TypeParam.TypeVarTuple t -> {
                g.u.emit(Opcode.TYPEVARTUPLE, value, g.u.constant(StrConst.of(t.name())), 0, at);
                return t.name();
            }
            case TypeParam.ParamSpec t -> {
                g.u.emit(Opcode.PARAMSPEC, value, g.u.constant(StrConst.of(t.name())), 0, at);
                return t.name();
            }
        }
    }

    /** A function that evaluates an expression on demand, in a new temporary. */
    private int evaluator(Expr e, String name, Scope scope, boolean allowStarred, Loc loc) {
        int function = g.u.push();
        g.annotations.enterEvaluator(name, scope, Loc.of(e));
        if (allowStarred && e instanceof Expr.Starred s) {
            int value = g.expressions.gen(s.value(), LAST);
            g.u.depth = 0;
            g.u.emit(Opcode.UNPACK_SEQUENCE, g.u.push(), value, 1, loc);
            g.u.emit(Opcode.RETURN, 0, Unit.temp(0), 0, loc);
        } else {
            int value = g.expressions.gen(e, LAST);
            g.u.emit(Opcode.RETURN, 0, value, 0, Loc.of(e));
        }
        CodeUnit code = g.leave();
        g.functions.make(function, code, List.of(formatDefault()), loc);
        return function;
    }

    /** The evaluator may be called without format, which then is VALUE. */
    private FunctionGen.Part formatDefault() {
        return new FunctionGen.Part(FunctionGen.DEFAULTS, g.u.constant(new TupleConst(List.of(1L))));
    }

    void alias(Stmt.TypeAlias s) {
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        String name = ((Expr.Name) s.name()).id();
        int result = g.u.push();
        if (s.typeParams().isEmpty()) {
            g.u.depth = base;
            aliasValue(s, name, loc);
        } else {
            g.u.push();
            g.enter("<generic parameters of " + name + ">", Unit.Kind.TYPE_PARAMETERS,
                    g.table.scope(s, Role.TYPE_PARAMETERS), s.lineno(), null);
            g.resume(new Loc(s.lineno(), s.lineno(), 0, 0));
            int value = aliasValue(s, name, loc);
            g.u.emit(Opcode.RETURN, 0, value, 0, loc);
            CodeUnit outer = g.leave();
            g.functions.make(result, outer, List.of(), loc);
            g.u.emit(Opcode.CALL, result, result, 0, loc);
        }
        g.u.depth = base + 1;
        g.store(name, result, Loc.of(s.name()));
        g.u.depth = base;
    }

    private int aliasValue(Stmt.TypeAlias s, String name, Loc loc) {
        int base = g.u.depth;
        g.deliver(g.u.constant(StrConst.of(name)), TEMP, loc);
        if (s.typeParams().isEmpty()) {
            g.none(loc, g.u.push());
        } else {
            tuple(s.typeParams(), loc);
        }
        int function = g.u.push();
        g.annotations.enterEvaluator(name, g.table.scope(s, Role.BODY), loc);
        int value = g.expressions.gen(s.value(), LAST);
        g.u.emit(Opcode.RETURN, 0, value, 0, Loc.of(s.value()));
        CodeUnit code = g.leave();
        g.functions.make(function, code, List.of(formatDefault()), loc);
        g.u.depth = base;
        int t = g.u.push();
        g.u.emit(Opcode.BUILD_TUPLE, t, t, 3, loc);
        g.u.emit(Opcode.TYPEALIAS, t, t, 0, loc);
        return t;
    }
}
