// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.List;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.StrConst;

/** Class definitions. */
final class ClassGen {

    private final CodeGenerator g;

    ClassGen(CodeGenerator generator) {
        this.g = generator;
    }

    void define(Stmt.ClassDef s) {
        g.calls.checkKeywords(s.keywords());
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        int firstLine = s.decoratorList().isEmpty() ? s.lineno() : s.decoratorList().getFirst().lineno();
        Loc head = new Loc(firstLine, firstLine, 0, 0);
        g.functions.decorators(s.decoratorList());
        int at = g.u.depth;
        if (s.typeParams().isEmpty()) {
            build(s, firstLine, head, null);
        } else {
            int function = g.u.push();
            g.u.push();
            g.enter("<generic parameters of " + s.name() + ">", Unit.Kind.TYPE_PARAMETERS,
                    g.table.scope(s, Role.TYPE_PARAMETERS), firstLine, s.name());
            g.resume(head);
            g.store(".type_params", g.typeParams.tuple(s.typeParams(), loc), loc);
            build(s, firstLine, head, ".generic_base");
            g.u.emit(Opcode.RETURN, 0, Unit.temp(0), 0, loc);
            CodeUnit outer = g.leave();
            g.functions.make(function, outer, List.of(), loc);
            g.u.emit(Opcode.CALL, function, function, 0, loc);
        }
        g.u.depth = at + 1;
        g.functions.decorate(s.decoratorList(), base);
        g.u.depth = base + 1;
        g.store(s.name(), Unit.temp(base), loc);
        g.u.depth = base;
    }

    /** {@code __build_class__(function, name, *bases, **keywords)} into the temporary at depth. */
    private void build(Stmt.ClassDef s, int firstLine, Loc head, String genericBase) {
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        int callable = g.u.push();
        g.u.push();
        int function = g.u.push();
        CodeUnit code = body(s, firstLine, head);
        g.u.emit(Opcode.LOAD_BUILD_CLASS, callable, 0, 0, loc);
        g.functions.make(function, code, List.of(), loc);
        g.deliver(g.u.constant(StrConst.of(s.name())), TEMP, loc);
        if (genericBase != null) {
            int params = g.load(".type_params", LAST, loc);
            g.u.depth = base + 4;
            int generic = g.u.push();
            g.u.emit(Opcode.SUBSCRIPT_GENERIC, generic, params, 0, loc);
            g.store(genericBase, generic, loc);
            g.u.depth = base + 4;
        }
        g.calls.arguments(base, 2, s.bases(), s.keywords(), genericBase, TEMP, loc);
    }

    private CodeUnit body(Stmt.ClassDef s, int firstLine, Loc head) {
        g.enter(s.name(), Unit.Kind.CLASS, g.table.scope(s, Role.BODY), firstLine, s.name());
        g.resume(head);
        int t = g.load("__name__", LAST, head);
        g.store("__module__", t, head);
        g.store("__qualname__", g.u.constant(StrConst.of(g.u.qualname)), head);
        g.store("__firstlineno__", g.u.constant((long) firstLine), head);
        if (!s.typeParams().isEmpty()) {
            g.store("__type_params__", g.load(".type_params", LAST, head), head);
        }
        if (g.u.scope.needsClassdict) {
            int dict = g.u.push();
            g.u.emit(Opcode.LOAD_LOCALS, dict, 0, 0, head);
            g.u.depth--;
            g.u.emit(Opcode.STORE_DEREF, g.u.cell("__classdict__"), dict, 0, head);
        }
        if (g.u.scope.hasConditionalAnnotations) {
            int set = g.u.push();
            g.u.emit(Opcode.BUILD_SET, set, set, 0, head);
            g.u.depth--;
            g.u.emit(Opcode.STORE_DEREF, g.u.cell("__conditional_annotations__"), set, 0, head);
        }
        g.statements.body(s.body(), head);
        g.store("__static_attributes__", g.u.constant(ExpressionGen.names(List.copyOf(g.u.staticAttributes))), Loc.NONE);
        if (g.u.scope.needsClassdict) {
            storeCell("__classdict__", "__classdictcell__");
        }
        if (g.u.scope.needsClassClosure) {
            storeCell("__class__", "__classcell__");
            int cell = g.u.push();
            g.u.emit(Opcode.MOVE, cell, g.u.cell("__class__"), 0, Loc.NONE);
            g.u.emit(Opcode.RETURN, 0, cell, 0, Loc.NONE);
        } else {
            g.u.emit(Opcode.RETURN, 0, g.u.constant(PyConst.NONE), 0, Loc.NONE);
        }
        return g.leave();
    }

    private void storeCell(String variable, String name) {
        int cell = g.u.push();
        g.u.emit(Opcode.MOVE, cell, g.u.cell(variable), 0, Loc.NONE);
        g.store(name, cell, Loc.NONE);
    }
}
